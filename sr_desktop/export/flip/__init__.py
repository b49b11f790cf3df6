"""Two results of one region in turn, as an animation: GIF, WebP or APNG."""
