"""Files as the disk has them: opened, found, paired by name, written whole or not at all."""
