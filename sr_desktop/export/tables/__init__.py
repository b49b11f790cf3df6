"""Tables as text, CSV and LaTeX: their numbers, the best of them, and how times are written."""
