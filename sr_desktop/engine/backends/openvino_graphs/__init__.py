"""The networks of the program as graphs for OpenVINO, built from their weights in the engine's fast forms."""
