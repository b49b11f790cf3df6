"""What computes networks: PyTorch everywhere, OpenVINO on processors; both behind one interface."""
