"""BufNMFMorph through a real server."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile

from nmfserver.processes import fluid_morph, morph
from nmfserver.steps import finished
from tests.wire import Udp

RNG = np.random.default_rng(8)
SOURCE, TARGET = ((RNG.random((65, 3)) ** 3 + 0.01).astype(np.float32) for _ in range(2))


@pytest.fixture
def loaded(udp: Udp, tmp_path: Path) -> Udp:
    """A client with two sets of bases, one of another size, and one that is none."""
    for name, samples in (("a", SOURCE), ("b", TARGET), ("few", TARGET[:, :2]), ("negative", -TARGET)):
        soundfile.write(tmp_path / f"{name}.wav", samples, 1000, "FLOAT")
        udp.do("/b_allocRead", name, str(tmp_path / f"{name}.wav"))
    return udp


def held(client: Udp, buffer: str) -> Any:
    return np.array(client.samples(buffer, SOURCE.size), np.float32).reshape(SOURCE.shape)


@pytest.mark.parametrize("fluid", [0, 1])
@pytest.mark.parametrize("assigns", [0, 1])
def test_bases_are_between_those_of_both_buffers(loaded: Udp, assigns: int, fluid: int) -> None:
    loaded.send("/component/name", 1, "snare", "a")
    keys = ("source", "a", "target", "b", "destination", "c", "amount", 0.25, "autoassign", assigns, "flucoma", fluid)
    assert loaded.do("/bufnmfmorph", *keys) == ("/done", "/bufnmfmorph", "c")
    way = fluid_morph if fluid else morph
    order = finished(way.assigned(SOURCE, TARGET)) if assigns else np.arange(3)
    expected = np.stack([way.between(*pair, 0.25) for pair in zip(SOURCE.T, TARGET[:, order].T, strict=True)], axis=1)
    np.testing.assert_allclose(held(loaded, "c"), expected, atol=1e-6)
    assert loaded.ask("/b_query", "c")[1:] == ("c", 65, 3, 1000)
    assert loaded.ask("/component/names", "c")[1:] == ("c", "", "snare", "")


@pytest.mark.parametrize("amount", [0.0, 1.0])
def test_its_ends_are_the_bases_themselves(loaded: Udp, amount: float) -> None:
    keys = ("source", "a", "target", "b", "destination", "a", "amount", amount, "autoassign", 0)
    assert loaded.do("/bufnmfmorph", *keys)[0] == "/done"
    np.testing.assert_allclose(held(loaded, "a"), TARGET if amount else SOURCE, rtol=1e-4, atol=1e-6)


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        (
            ("source", "a", "target", "few", "destination", "c"),
            "65 frames of 2 components, and the source 65 frames of 3",
        ),
        (("source", "a", "target", "negative", "destination", "c"), "the target has values below 0"),
        (("source", "a", "target", "b", "destination", "c", "amount", 1.5), "amount"),
        (("source", "a", "target", "none", "destination", "c"), "buffer none"),
    ],
)
def test_what_cannot_work_is_one_sentence(loaded: Udp, given: tuple[Any, ...], reason: str) -> None:
    failure = loaded.do("/bufnmfmorph", *given)
    assert failure[:2] == ("/fail", "/bufnmfmorph")
    assert reason in failure[2]
    assert loaded.ask("/b_query", "c")[2] == 0
