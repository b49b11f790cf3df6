"""The command palette: any action, pane or recent picture, found by typing a few letters of it."""
