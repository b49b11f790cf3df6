"""Dialogs for what does not fit into a toast."""
