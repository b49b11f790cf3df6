"""What one can see of a run while it goes on and afterwards: logs, previews, curves, a report."""
