"""The languages of the window, and the translation of texts from packages that do not know Qt."""
