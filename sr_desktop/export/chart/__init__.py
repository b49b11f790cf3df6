"""Curves over a common axis: what they hold, how they look, and how they are written as tables and as figures."""
