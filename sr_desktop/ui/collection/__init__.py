"""Many pictures: the film strip under the panes, and the way from one picture to the next."""
