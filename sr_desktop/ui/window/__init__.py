"""The main window: its commands, menus, tool bar and welcome page."""
