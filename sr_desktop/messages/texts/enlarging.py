"""What is said when many pictures are enlarged: sizes, names, and what keeps one from it."""

from __future__ import annotations

from collections.abc import Mapping

from sr_desktop.messages.text import Plural, Text

ENLARGING: Mapping[str, Text] = {
    # How large
    "enlarge.factor": "Pictures can be enlarged more than once and at most {most:g} times, not {factor:g} times.",
    "enlarge.long-side": "A long side needs at least one pixel, not {side}.",
    "enlarge.size-unknown": "'{text}' is no size: write a factor, as in x2 or x4, or a long side, as in 6000px.",
    "enlarge.too-far": (
        "'{name}' is {width} x {height} pixels, and a long side of {side} pixels is more than {most} times that; "
        "choose at most {reach} pixels."
    ),
    "enlarge.large-enough": "'{name}' is {width} x {height} pixels already, and is left as it is.",
    # Names
    "enlarge.template-field": "There is nothing called '{field}' to be put into names; there are: {known}.",
    "enlarge.template-braces": "The name '{template}' has a brace without its other half.",
    "enlarge.template-folder": "The name '{template}' names a folder; choose the folder by itself.",
    "enlarge.template-empty": "Enlarged pictures need a name.",
    "enlarge.replaces-source": "'{path}' would be replaced by its own enlargement; choose another name or folder.",
    "enlarge.exists": "'{path}' exists already and is kept.",
    "enlarge.made-of-other": (
        "'{path}' exists already and is kept, but it was made before '{name}' was changed, or of another picture."
    ),
    "enlarge.older": "'{path}' exists already and is kept, but it is older than '{name}'.",
    # Doing it
    "enlarge.no-memory": (
        "'{name}' becomes {width} x {height} pixels; writing that takes about {needed} of memory, and "
        "{free} are free. Choose a smaller size, or close other programs."
    ),
    "enlarge.journal": "What is done cannot be noted, so an interrupted run will not know it again. {why}",
    "enlarge.not-given": "The method '{id}' is a picture that others made, and enlarges nothing.",
    # What it takes
    "enlarge.disk": ("The enlarged pictures take about {needed}, and only {free} are free at '{folder}'."),
    "enlarge.count": Plural("1 picture", "%n pictures"),
}
