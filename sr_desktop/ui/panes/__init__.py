"""The panes: a header with scores over a canvas with pixels, and the grid that lays them out."""
