"""Text as LaTeX takes it."""

from __future__ import annotations

from sr_desktop.messages import names

SUPERSCRIPTS = dict(zip("ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖ", "abcdefghijklmnop", strict=True))
"""Raised letters that stand for notes, and the letters that they are."""

_SPECIAL = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "%": r"\%", "_": r"\_",
    "^": r"\textasciicircum{}", "~": r"\textasciitilde{}", "<": r"\textless{}", ">": r"\textgreater{}",
    "|": r"\textbar{}", "×": r"$\times$", "∞": r"$\infty$", "−": "$-$", "–": "--",
    **{letter: rf"\textsuperscript{{{plain}}}" for letter, plain in SUPERSCRIPTS.items()},
}  # fmt: skip


def escaped(text: str) -> str:
    """``text`` with what LaTeX would take for a command made into letters."""
    return "".join(_SPECIAL.get(character, character) for character in names.escaped(text))
