"""Enlarging many pictures with one method: files to files, resumable. The window and the command line share it."""
