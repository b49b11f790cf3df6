"""Methods that the user adds: model files, and pictures that another method made."""
