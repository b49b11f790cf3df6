"""The few dialogs that ask or tell more than a toast can."""
