"""The forms in which networks are run: faster ones of equal results, deterministic ones, the self-ensemble."""
