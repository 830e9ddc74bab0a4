"""What BufNMF can be asked for: defaults, and a sentence for each thing that cannot be."""

from __future__ import annotations

import math
from typing import Any

import pytest

from nmfserver.errors import ArgumentError
from nmfserver.processes.presets import PRESETS, with_preset
from nmfserver.processes.settings import USUAL_TOLERANCE, Settings, each_mode


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"components": 0}, "components is 0; it is at least 1, or -1 to have their number found"),
        ({"components": -2}, "components is -2; it is at least 1, or -1"),
        ({"min_components": 0}, "min_components is 0; it is at least 1"),
        ({"max_components": -1}, "max_components is -1; it is at least 1"),
        (
            {"components": -1, "min_components": 5, "max_components": 4},
            "the least number of components is 5 and the most 4; the first is at most the second",
        ),
        ({"components": -1, "bases_mode": 1}, "components is -1, to be found, but the bases are given"),
        ({"components": -1, "act_mode": 2}, "components is -1, to be found, but the activations are given"),
        ({"iterations": 0}, "iterations is 0; it is at least 1"),
        ({"seed": -2}, "seed is -2; it is at least -1"),
        ({"starts": -1}, "starts is -1; it is between 0 and 64"),
        ({"starts": 65}, "starts is 65; it is between 0 and 64"),
        ({"starts": 2, "solver": "mu"}, "starts is 2, but the solver mu has one start: use fast"),
        ({"solver": "slow"}, "solver is slow; it is fast or mu"),
        ({"solver": "fasd"}, "solver is fasd; it is fast or mu.*did you mean fast"),
        ({"order": "pich"}, "order is pich; it is auto, none, pitch, energy or onset.*did you mean pitch"),
        ({"stereo": "link"}, "stereo is link; it is apart, linked or paired.*did you mean linked"),
        ({"order": "energy", "bases_mode": 2}, "order is energy, but the bases are given, and their order stays"),
        ({"order": "pitch", "act_mode": 1}, "order is pitch, but the activations are given, and their order stays"),
        ({"components": 3, "order": "onset", "bases_mode": (2, 0, 0)}, "order is onset, but the bases are given"),
        ({"tolerance": -0.5}, "tolerance is -0.5; it is at least 0, or -1 for the solver's own"),
        ({"tolerance": math.nan}, "tolerance is nan"),
        ({"tolerance": math.inf}, "tolerance is inf"),
        ({"budget": -1}, "budget is -1; it is a number of seconds, or 0 for no limit"),
        ({"budget": math.nan}, "budget is nan"),
        ({"budget": math.inf}, "budget is inf"),
        ({"bases_mode": 3}, "bases_mode is 3; it is between 0 and 2"),
        ({"components": 3, "act_mode": (0, 1, 3)}, "act_mode is 3; it is between 0 and 2"),
        (
            {"components": 3, "bases_mode": (2, 2)},
            "2 modes of the bases are given for 3 components; give one, or one for each component",
        ),
        ({"components": 1, "act_mode": (0, 1)}, "2 modes of the activations are given for 1 component; give one"),
        ({"components": 3, "act_mode": ()}, "0 modes of the activations are given for 3 components"),
    ],
    ids=str,
)
def test_what_cannot_be_is_refused_with_a_sentence(changes: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ArgumentError, match=sentence):
        Settings(**changes)


@pytest.mark.parametrize(
    ("sizes", "sentence"),
    [
        ((3, 1, 4), "window_size is 3; it is between 4 and 65536"),
        ((70000, 10, -1), "window_size is 70000"),
        ((1024, 0, -1), "hop size is 0; it is between 1 and the window size, 1024"),
        ((1024, 1025, -1), "hop size is 1025"),
        ((1024, 512, 512), "FFT size is 512; it is a power of two, at least the window size, 1024"),
        ((1024, 512, 1500), "FFT size is 1500"),
        ((1024, 512, 131072), "fft_size is 131072; it is between -1 and 65536"),
    ],
)
def test_sizes_that_do_not_fit_each_other_are_refused(sizes: tuple[int, int, int], sentence: str) -> None:
    with pytest.raises(ArgumentError, match=sentence):
        Settings(1, 1, 0, 0, 0, *sizes)


def test_sizes_left_out_follow_from_the_window() -> None:
    assert Settings(window_size=1000).transform() == (1000, 500, 1024)
    assert Settings().transform() == (1024, 512, 1024)


def test_two_fixed_factors_and_no_stems_are_nothing_to_do() -> None:
    with pytest.raises(ArgumentError, match="only stems are left to be made"):
        Settings(1, 1, 0, 2, 2, 64, 32, 64)


def test_modes_are_one_number_where_they_are_alike() -> None:
    assert Settings(3, bases_mode=(1, 1, 1)).bases_mode == 1
    assert Settings(3, act_mode=(2,)).act_mode == 2
    assert Settings(3, bases_mode=(2, 0, 2)).bases_mode == (2, 0, 2)
    assert Settings(2, bases_mode=(2, 2), act_mode=(2, 2), resynth=True).fixed
    assert not Settings(2, bases_mode=(2, 2), act_mode=(2, 0)).fixed
    assert each_mode(1, 3) == (1, 1, 1)
    assert each_mode((2, 0), 2) == (2, 0)


def test_order_and_tolerance_follow_from_the_solver_and_from_what_is_given() -> None:
    assert Settings().usual_order == "pitch"
    assert Settings(solver="mu").usual_order == "none"
    assert Settings(bases_mode=1).usual_order == "none"
    assert Settings(3, act_mode=(0, 2, 0)).usual_order == "none"
    assert Settings(solver="mu", order="onset").usual_order == "onset"
    assert {solver: Settings(solver=solver).usual_tolerance for solver in USUAL_TOLERANCE} == USUAL_TOLERANCE
    assert Settings(budget=1).usual_tolerance == 0
    assert Settings(budget=1, tolerance=0.1).usual_tolerance == 0.1


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_fits_itself_and_says_why(name: str) -> None:
    sizes = with_preset(name, {})
    settings = Settings(**sizes)
    assert settings.transform() == (sizes["window_size"], sizes["hop_size"], sizes["fft_size"])
    assert settings.components == sizes["components"] >= 2
    assert PRESETS[name].why


def test_what_is_given_wins_over_a_preset() -> None:
    assert with_preset("", {"components": 2}) == {"components": 2}
    drums = with_preset("drums", {})
    assert with_preset("drums", {"components": 7}) == drums | {"components": 7}
    assert with_preset("drums", {"hop_size": 128}) == drums | {"hop_size": 128}
    # Hop and FFT belong to a window.
    assert with_preset("drums", {"window_size": 512}) == {"components": drums["components"], "window_size": 512}
    with pytest.raises(ArgumentError, match=r"preset is drum; it is one of drums, voice, bass.*did you mean drums"):
        with_preset("drum", {})
