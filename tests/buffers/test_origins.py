"""How buffers were made, after edits, and in another server."""

from __future__ import annotations

from typing import Any

import pytest

from nmfserver.buffers.origins import SIZES, edited, made, relinked

ORIGIN: dict[str, Any] = {
    **made(1, (1000, 2), (0, 0), (64, 32, 64)), "components": 3, "resynth": 2, "bases": 3, "activations": 4, "seed": 7,
    "solver": "fast",
}  # fmt: skip


RESULTS_OF_ORIGIN = {"resynth": 2, "bases": 3, "activations": 4}


def test_every_origin_has_all_sizes() -> None:
    assert all(ORIGIN[name] >= 1 for name in SIZES)


def test_what_is_edited_in_place_is_still_of_the_same_sound_but_no_seed_makes_it_again() -> None:
    smoothed = edited([{}, ORIGIN], {4: 4}, 6, 6)
    assert smoothed == {**made(1, (1000, 2), (0, 0), (64, 32, 64)), "components": 3, **RESULTS_OF_ORIGIN}
    merged = edited([ORIGIN], {2: 2, 3: 3, 4: 4}, 3, 2)
    assert (merged["components"], merged["resynth"], merged["activations"]) == (2, 2, 4)
    assert "seed" not in merged  # it would not make them again


def test_what_others_receive_belongs_to_the_same_sound() -> None:
    moved = edited([ORIGIN], {2: 20, 3: 30}, 3, 4)
    assert moved == {
        "source": 1, "windowSize": 64, "hopSize": 32, "fftSize": 64, "startFrame": 0, "numFrames": 1000, "startChan": 0,
        "numChans": 2, "resynth": 20, "bases": 30, "components": 4,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("known", "results", "before"),
    [([{}], {2: 20}, 3), ([ORIGIN], {2: 20, 9: 90}, 3), ([ORIGIN], {2: 20}, 6)],
    ids=["nothing is known", "one comes from elsewhere", "components were counted otherwise"],
)
def test_what_is_not_known_is_not_guessed(known: Any, results: dict[int, int], before: int) -> None:
    assert edited(known, results, before, 2) == {}


def test_elsewhere_buffers_have_other_identities_and_some_are_not_there() -> None:
    assert relinked(ORIGIN, {2: 12, 4: 14, 7: 17}) == {
        **{name: value for name, value in ORIGIN.items() if name not in ("source", "bases")},
        "resynth": 12, "activations": 14,
    }  # fmt: skip
