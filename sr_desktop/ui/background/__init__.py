"""Work in the background: one thread computes, a few read and write, and every result comes back through a mailbox."""
