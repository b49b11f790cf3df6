"""Many pictures: the film strip under the panes, and moving from one picture to the next."""
