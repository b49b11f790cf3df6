"""Colours: spaces, profiles, tone mapping, luma, channels."""
