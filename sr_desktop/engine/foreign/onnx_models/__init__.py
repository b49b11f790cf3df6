"""Model files in the ONNX format: a graph of operators that OpenVINO computes; nothing else of them is executed."""
