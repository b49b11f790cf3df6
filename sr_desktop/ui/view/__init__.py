"""The one view that every pane shows: its arithmetic without Qt, and the model that announces its changes."""
