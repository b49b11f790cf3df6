"""No key belongs to two actions, whatever is chosen."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sr_desktop.ui.actions.wording import plain_label
from sr_desktop.ui.keys.bindings import Bindings

DEFAULTS = {"open": ("Ctrl+O",), "paste": ("Ctrl+V",), "fit": ("0", "Home"), "grid": ("G",), "show-all": ()}
KEYS = ("Ctrl+O", "Ctrl+V", "0", "Home", "G", "F9")

choices = st.lists(
    st.tuples(st.sampled_from(sorted(DEFAULTS)), st.lists(st.sampled_from(KEYS), max_size=3)), max_size=8
)


def after(steps: list[tuple[str, list[str]]]) -> Bindings:
    bindings = Bindings(DEFAULTS, {"solo-model": ("F9",)})
    for name, keys in steps:
        bindings = bindings.with_keys(name, keys)
    return bindings


@given(choices)
def test_no_key_is_held_by_two(steps: list[tuple[str, list[str]]]) -> None:
    bindings = after(steps)
    held = [key for name in DEFAULTS for key in bindings.keys(name)]
    assert len(held) == len(set(held))
    if steps:
        name, keys = steps[-1]
        assert bindings.keys(name) == tuple(dict.fromkeys(keys))


@given(choices)
def test_only_keys_that_differ_from_the_defaults_are_kept(steps: list[tuple[str, list[str]]]) -> None:
    bindings = after(steps)
    assert all(bindings.chosen[name] != DEFAULTS.get(name) for name in bindings.chosen)
    assert bindings.without_choices().is_default
    # What belongs to a pane that is not there now is kept for its return.
    assert bindings.without_choices().chosen == {"solo-model": ("F9",)}


def test_a_key_that_is_given_back_returns_to_whose_it_was() -> None:
    given_away = after([("fit", ["Ctrl+O"])])
    assert given_away.keys("open") == ()
    assert given_away.holder("Ctrl+O", "open") == "fit"
    assert given_away.with_keys("fit", ["0", "Home"]).keys("open") == ("Ctrl+O",)
    assert given_away.with_keys("open", ["Ctrl+O"]).keys("fit") == ()


def test_labels_lose_their_mnemonics_in_any_language() -> None:
    assert [plain_label(text) for text in ("&Open…", "開啟(&O)…", "Black && white", "R (&D)")] == [
        "Open",
        "開啟",
        "Black & white",
        "R",
    ]
