"""What there is to compute with: devices, threads, memory, and how fast networks ran before."""
