"""The English text of every message. The window's tables of translations are made from it.

Names between braces are the message's arguments. ``%n`` is the argument ``count``, which chooses the plural form.
A clause, such as a reason, begins small and has no full stop: it stands inside another message.
"""

from __future__ import annotations

from collections.abc import Mapping

from sr_desktop.messages.text import Text
from sr_desktop.messages.texts.enlarging import ENLARGING
from sr_desktop.messages.texts.methods import METHODS
from sr_desktop.messages.texts.models import MODELS
from sr_desktop.messages.texts.outputs import OUTPUTS
from sr_desktop.messages.texts.pictures import PICTURES

PARTS: tuple[Mapping[str, Text], ...] = (PICTURES, METHODS, MODELS, OUTPUTS, ENLARGING)
"""The texts by what they are about; no message is in two of them."""

ENGLISH: Mapping[str, Text] = {code: text for part in PARTS for code, text in part.items()}
"""Every text by the code of its message."""
