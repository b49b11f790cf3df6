"""What every feature of the window works on: the open picture, its results, the panes that show them, the status."""
