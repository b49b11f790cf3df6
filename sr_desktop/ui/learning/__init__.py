"""Pages in Help that explain by showing."""
