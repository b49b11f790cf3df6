"""The figure of a paper: a dialog with a preview, saving and copying."""
