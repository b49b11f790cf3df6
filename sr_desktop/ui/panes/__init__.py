"""The panes: a header with figures over a canvas with pixels, and the grid that lays them out."""
