"""All architectures that are recognised: those of papers, then spandrel's own."""

from __future__ import annotations

from functools import cache

from spandrel import MAIN_REGISTRY, ArchRegistry, ArchSupport

from sr_desktop.engine.foreign.papers.architecture import PaperArchitecture
from sr_desktop.engine.foreign.papers.carn import CARN, CARN_M
from sr_desktop.engine.foreign.papers.edsr import EDSR
from sr_desktop.engine.foreign.papers.espcn import ESPCN
from sr_desktop.engine.foreign.papers.fsrcnn import FSRCNN
from sr_desktop.engine.foreign.papers.imdn import IMDN
from sr_desktop.engine.foreign.papers.msrresnet import MSRRESNET
from sr_desktop.engine.foreign.papers.rfdn import RFDN
from sr_desktop.engine.foreign.papers.rlfn import RLFN
from sr_desktop.engine.foreign.papers.safmn import SAFMN
from sr_desktop.engine.foreign.papers.srcnn import SRCNN
from sr_desktop.engine.foreign.papers.srresnet import SRRESNET
from sr_desktop.engine.foreign.papers.vdsr import VDSR

PAPERS: tuple[PaperArchitecture, ...] = (
    SRCNN, FSRCNN, ESPCN, VDSR, SRRESNET, MSRRESNET, EDSR, CARN, CARN_M, IMDN, RFDN, RLFN, SAFMN,
)  # fmt: skip
"""In the order of their years."""


@cache
def registry() -> ArchRegistry:
    """Those of papers come first: they are recognised by all their tensors, spandrel's by some.

    Spandrel's of the same id is left out.
    """
    known = ArchRegistry()
    known.add(*(ArchSupport.from_architecture(architecture) for architecture in PAPERS))
    known.add(*MAIN_REGISTRY, ignore_duplicates=True)
    return known
