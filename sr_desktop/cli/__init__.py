"""The `sr-desktop` command and its sub-commands."""
