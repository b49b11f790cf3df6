"""What shows how a run is doing and how it went: logs, previews, curves, a report."""
