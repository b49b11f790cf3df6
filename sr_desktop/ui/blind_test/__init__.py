"""A blind test of results: choosing, preparing, voting, counting."""
