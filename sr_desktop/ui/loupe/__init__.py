"""The loupe: one spot of several results, magnified, beside the pointer."""
