"""The labelled comparison figure of a super-resolution paper."""
