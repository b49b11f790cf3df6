"""The keys of actions, as declared and as the user has chosen them."""
