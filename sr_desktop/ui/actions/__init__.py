"""Commands as records, the Qt actions made from them, and how both are written."""
