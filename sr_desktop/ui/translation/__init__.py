"""The languages of the window, and the words that its lower floors say without knowing Qt."""
