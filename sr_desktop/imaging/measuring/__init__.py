"""Metrics, differences, histograms, spectra and lines: what is measured of a picture or of two."""
