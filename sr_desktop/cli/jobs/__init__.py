"""What commands run: the engine over many pictures, the files that come out, the tables that are shown."""
