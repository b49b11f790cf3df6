"""Model files in the ONNX format: a graph of operators that onnxruntime computes; nothing else of them is executed."""
