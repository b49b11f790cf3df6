"""How the open picture was read: what was guessed is told, and chosen otherwise."""
