"""Commands as records, the actions of Qt that are made of them, and how both are written."""
