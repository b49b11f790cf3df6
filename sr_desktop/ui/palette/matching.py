"""Finding what someone means by a few letters."""

from __future__ import annotations

from dataclasses import dataclass

_CONSECUTIVE = 8
_AT_WORD = 10
_AT_START = 4
_GAP = 1
_IN_OTHER_WORDS = 40
"""How much less a match counts that lies in the words beside a title."""


@dataclass(frozen=True, slots=True)
class Match:
    """How well something fits.

    Attributes:
        score: The higher the better; comparable for one query only.
        places: Indices of the letters of the title that were meant, in rising order.
    """

    score: int
    places: tuple[int, ...] = ()


def match(query: str, title: str, words: str = "") -> Match | None:
    """How well a title fits a query, None if it does not.

    All parts of the query, which spaces separate, must be found: as letters of the title in their order, preferably
    at the start of its words and beside each other, or else whole within the words beside it.

    Args:
        query: What was typed, in any case.
        title: What is shown.
        words: What else may be typed for it.
    """
    score, places = 0, set[int]()
    folded, other = _folded(title), _folded(words)
    for part in _folded(query).split():
        if (found := _match_part(part, folded)) is not None:
            score += found.score
            places.update(found.places)
        elif part in other:
            score -= _IN_OTHER_WORDS
        else:
            return None
    return Match(score - len(title) // 4, tuple(sorted(places)))


def _folded(text: str) -> str:
    # Letter by letter, so that places in it are places in the text.
    return "".join(folded if len(folded := letter.casefold()) == 1 else letter for letter in text)


def _match_part(part: str, title: str) -> Match | None:
    """The best of the ways in which the letters of `part` occur in `title` in their order."""
    # By the end of what is matched so far, the best match that ends there.
    best: dict[int, Match] = {}
    for number, letter in enumerate(part):
        ending: dict[int, Match] = {}
        for place, candidate in enumerate(title):
            if candidate != letter:
                continue
            worth = _worth(title, place)
            if number == 0:
                ending[place] = Match(worth + (_AT_START if place == 0 else 0), (place,))
                continue
            for end, before in best.items():
                if end >= place:
                    continue
                score = before.score + (_CONSECUTIVE if end == place - 1 else worth - _GAP * min(place - end, 10))
                if place not in ending or score > ending[place].score:
                    ending[place] = Match(score, (*before.places, place))
        best = ending
    return max(best.values(), key=lambda found: found.score, default=None)


def _worth(title: str, place: int) -> int:
    return _AT_WORD if place == 0 or not title[place - 1].isalnum() else 0
