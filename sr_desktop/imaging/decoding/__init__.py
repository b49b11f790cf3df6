"""From the bytes of a file to upright 8-bit sRGB: which decoder, what it reads wrongly, which colours are meant."""
