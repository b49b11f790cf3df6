"""Results in memory-mapped files: bounded in memory, and open to another process by name. Imports no torch."""
