"""The keys of actions: the defaults, and those that the user has chosen."""
