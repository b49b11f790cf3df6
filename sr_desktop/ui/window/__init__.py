"""The main window, its actions, and what it keeps of the open picture."""
