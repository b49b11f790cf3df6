"""Work in the background: a worker computes, a few threads read and write, every result comes through a mailbox."""
