"""The order of the film strip: by name, by a score, or by the gap between two methods, with the scores in the strip."""
