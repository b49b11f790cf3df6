"""The engine in a process of its own: the caller's process neither loads torch nor waits for it."""
