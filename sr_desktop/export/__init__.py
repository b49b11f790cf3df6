"""Results to disk: pictures, and metrics as CSV and JSON."""
