"""The torch modules alone, one file a network, each a faithful and readable rendering of its paper."""
