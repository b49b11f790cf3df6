"""Networks of papers, as spandrel architectures: recognised by the names and shapes that their authors' files have.

One file a network: the modules as the paper draws them, with the published names, and how a state dict is read.
"""
