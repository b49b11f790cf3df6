"""Numbers that belong to the networks and are needed without torch too."""

from __future__ import annotations

DIV2K_MEAN = (0.4488, 0.4371, 0.4040)
"""Mean RGB of the DIV2K training set, in 0 to 1, which EDSR subtracts first and adds at the end."""

EDSR_RESIDUAL_SCALING = 0.1
"""Factor of each residual of the final EDSR (table 1 of its paper)."""
