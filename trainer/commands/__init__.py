"""The sub-commands of `python -m trainer` and the options that several of them share."""
