"""What the program says of errors and of its work: a code and its arguments, and the English text of every code."""
