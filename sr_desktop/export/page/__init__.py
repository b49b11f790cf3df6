"""One HTML file that shows results to others: no server, no network, no program needed."""
