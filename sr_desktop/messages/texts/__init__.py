"""The English texts of the messages, by what they are about."""
