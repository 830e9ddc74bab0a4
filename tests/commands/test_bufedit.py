"""Components edited by a real server."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.wire import Reply, Udp

CURVES = np.array([[0, 1, 2, 3], [1, 0, 2, 0], [0.5, 0.05, 0, 1]], np.float64)


@pytest.fixture
def curves(udp: Udp) -> Udp:
    """A client whose buffer `h` has 3 frames of 4 components, 10 a second, named a to d."""
    put(udp, "h", CURVES)
    for number, name in enumerate("abcd"):
        udp.send("/component/name", number, name, "h")
    udp.sync()
    return udp


def put(udp: Udp, name: str, samples: Any) -> None:
    """Make a buffer of samples, (frames, channels), 10 frames a second."""
    assert udp.do("/b_alloc", name, *samples.shape, 10.0)[0] == "/done"
    udp.send("/b_setn", name, 0, samples.size, *(float(each) for each in samples.ravel()))
    udp.sync()


def got(udp: Udp, name: str) -> Any:
    """Return the samples of a buffer, (frames, channels)."""
    _, _, frames, channels, rate = udp.ask("/b_query", name)
    assert rate == 10.0
    return np.array(udp.samples(name, frames * channels)).reshape(frames, channels)


def names(udp: Udp, buffer: str = "h") -> Reply:
    return udp.ask("/component/names", buffer)[2:]


@pytest.mark.parametrize(
    ("address", "given", "expected"),
    [
        ("/bufsmooth", ("attack", 0.1), [[0, 1, 2, 3], [1 - np.exp(-1), 0, 2, 0]]),
        ("/bufsmooth", ("release", 0.1), [[0, 1, 2, 3], [1, np.exp(-1), 2, 3 * np.exp(-1)]]),
        ("/bufgate", ("threshold", 0.6), [[0, 1, 2, 3], [1, 0, 2, 0], [0, 0, 0, 0]]),
        ("/bufgate", ("threshold", 0.6, "hold", 0.2), [[0, 1, 2, 3], [1, 0, 2, 0], [0.5, 0.05, 0, 1]]),
        ("/bufgate", (), [[0, 1, 2, 3], [1, 0, 2, 0], [0.5, 0, 0, 1]]),
        ("/bufnormalise", (), CURVES / 3),
        ("/bufnormalise", ("level", 2.0, "components", 2), CURVES * [2, 2, 2 / 3, 2 / 3]),
        ("/bufnormalise", ("each", 1), CURVES / [1, 1, 2, 3]),
    ],
)
def test_values_change_in_place_or_in_a_destination(curves: Udp, address: str, given: Any, expected: Any) -> None:
    assert curves.do(address, "source", "h", "destination", "new", *given) == ("/done", address, "new")
    np.testing.assert_allclose(got(curves, "new")[: len(expected)], expected, rtol=1e-6)
    np.testing.assert_allclose(got(curves, "h"), CURVES, rtol=1e-6)
    assert names(curves, "new") == tuple("abcd")
    assert curves.do(address, "source", "h", *given, "blocking", 0) == ("/done", address, "h")
    np.testing.assert_array_equal(got(curves, "h"), got(curves, "new"))
    assert names(curves) == tuple("abcd")


def test_a_mix_has_a_channel_for_each_audio_channel(curves: Udp) -> None:
    assert curves.do("/bufmix", "source", "h", "gains", 1, 0.5, "destination", "mix") == ("/done", "/bufmix", "mix")
    np.testing.assert_allclose(got(curves, "mix"), CURVES @ [[1, 0], [0.5, 0], [0, 1], [0, 0.5]], rtol=1e-6)
    assert names(curves, "mix") == ()
    assert curves.do("/bufmix", "source", "h", "gains", 0, 0, 0, 1, "destination", "h")[0] == "/done"
    np.testing.assert_allclose(got(curves, "h")[:, 0], CURVES[:, 3], rtol=1e-6)


def test_components_are_put_in_order_in_all_buffers_at_once(curves: Udp) -> None:
    put(curves, "w", np.arange(8.0).reshape(2, 4))
    done = curves.do("/bufpermute", "bases", "w", "activations", "h", "order", 3, 1, 0, "destBases", "w2")
    assert done == ("/done", "/bufpermute", "w2", "h", -1)
    np.testing.assert_allclose(got(curves, "h"), CURVES[:, [3, 1, 0]], rtol=1e-6)
    assert got(curves, "w2").tolist() == [[3, 1, 0], [7, 5, 4]]
    assert names(curves) == ("d", "b", "a")
    assert curves.do("/bufpermute", "stems", "w", "order", 1, 0, "components", 2, "destStems", 5)[2:] == (-1, -1, 5)
    assert curves.samples(5, 8) == [1, 0, 3, 2, 5, 4, 7, 6]


def test_components_are_merged_in_all_buffers_at_once(curves: Udp) -> None:
    put(curves, "w", np.eye(4))
    put(curves, "s", CURVES)
    given = ("bases", "w", "activations", "h", "stems", "s", "merge", 2, 1)
    done = curves.do("/bufmerge", *given, "destActivations", "h2")
    assert done == ("/done", "/bufmerge", "w", "h2", "s")
    assert names(curves, "h2") == ("a", "b", "d")
    np.testing.assert_allclose(got(curves, "s")[:, 1], CURVES[:, 1] + CURVES[:, 2], rtol=1e-6)
    v = CURVES @ np.eye(4)  # the sums of magnitudes stay
    np.testing.assert_allclose((got(curves, "h2") @ got(curves, "w").T).sum(axis=0), v.sum(axis=0), rtol=1e-5)
    np.testing.assert_allclose((got(curves, "h2") @ got(curves, "w").T).sum(axis=1), v.sum(axis=1), rtol=1e-5)
    assert curves.do("/bufmerge", "stems", "h", "merge", 0, 1, "components", 2, "destStems", "m")[0] == "/done"
    np.testing.assert_allclose(got(curves, "m"), CURVES @ [[1, 0], [1, 0], [0, 1], [0, 1]], rtol=1e-6)


@pytest.fixture
def apart(udp: Udp, recording: Path) -> Udp:
    """A client with a recording taken apart into two components: the buffers w, h and s, with names."""
    udp.do("/b_allocRead", "loop", str(recording), 0, 20000)
    done = udp.do("/bufnmf", "source", "loop", "numChans", 1, "components", 2, "bases", "w", "activations", "h",
                  "resynth", "s", "iterations", 20, "seed", 1)  # fmt: skip
    assert done[0] == "/done"
    for number, name in enumerate(("low", "high")):
        for buffer in "whs":
            udp.send("/component/name", number, name, buffer)
    udp.sync()
    return udp


def sized(udp: Udp, name: str) -> tuple[int, int]:
    return udp.ask("/b_query", name)[2:4]


def test_a_component_is_split_and_taken_back(apart: Udp) -> None:
    before = np.array(apart.samples("s", 40000)).reshape(-1, 2)
    done = apart.do("/bufsplit", "stems", "s", "bases", "w", "activations", "h", "component", "low", "into", 3,
                    "seed", 5, "id", 6, "blocking", 1)  # fmt: skip
    assert done[:8] == ("/done", "/bufsplit", 6, "w", "h", "s", "seed", 5)
    assert (sized(apart, "w"), sized(apart, "h"), sized(apart, "s")) == ((513, 4), (40, 4), (20000, 4))
    assert [names(apart, each) for each in "whs"] == [("low", "", "", "high")] * 3
    after = np.array(apart.samples("s", 80000)).reshape(-1, 4)
    np.testing.assert_allclose(after[:, :3].sum(axis=1), before[:, 0], atol=1e-5)
    np.testing.assert_array_equal(after[:, 3], before[:, 1])
    assert apart.do("/bufnmf", "source", "loop", "numChans", 1, "components", 4, "bases", "w", "basesMode", 1,
                    "activations", "h", "actMode", 2, "iterations", 5)[0] == "/done"  # fmt: skip


def test_a_split_follows_its_seed_and_sizes_and_destinations(apart: Udp) -> None:
    def split(*given: Any) -> list[float]:
        reply = apart.do("/bufsplit", "stems", "s", "destStems", "new", "component", 1, *given)
        assert reply[3:6] == (-1, -1, "new"), reply
        return apart.samples("new", 3000)

    assert split("seed", 1) == split("seed", 1)
    sizes = [split("seed", 1, *each) for each in ((), ("windowSize", 512), ("hopSize", 256), ("fftSize", 2048))]
    assert all(one != other for at, one in enumerate(sizes) for other in sizes[:at])
    done = apart.do("/bufsplit", "stems", "s", "bases", "w", "activations", "h", "component", 0,
                    "destStems", 1, "destBases", 2, "destActivations", 3)  # fmt: skip
    assert done[3:6] == (2, 3, 1)
    assert [apart.ask("/b_query", number)[3] for number in (1, 2, 3)] == [3, 3, 3]
    assert [sized(apart, each)[1] for each in "whs"] == [2, 2, 2]


@pytest.mark.parametrize(
    ("address", "given", "reason"),
    [
        ("/bufsmooth", ("source", "none"), "buffer none does not exist"),
        ("/bufsmooth", ("source", "h", "attack", -1), "attack is -1; it is at least 0"),
        ("/bufsmooth", ("source", "broken"), "source: the value at frame 1, channel 0 is nan"),
        ("/bufgate", ("source", "h", "threshold", 1.5), "threshold is 1.5; it is between 0 and 1"),
        ("/bufgate", ("source", "h", "hold", "long"), "hold is 'long'; it takes a number"),
        ("/bufnormalise", ("source", "h", "components", 3), "the source have 4 channels; with 3 components"),
        ("/bufnormalise", ("source", "h", "level", 3e38, "each", 2), "each is 2; it is between 0 and 1"),
        ("/bufmix", ("source", "h", "destination", "h"), "gains is missing: a gain for each component"),
        ("/bufmix", ("source", "h", "gains", 1, 1, 1, "destination", "h"), "the source have 4 channels; with 3"),
        ("/bufmix", ("source", "h", "gains", 3e38, 3e38, 3e38, 3e38, "destination", "h"), "would leave the range"),
        ("/bufpermute", ("order", 1), "no buffer is named: give bases, activations or stems one"),
        ("/bufpermute", ("order", 4, "bases", "h"), "component 4 is named; there are 4 components, from 0 on"),
        ("/bufpermute", ("order", 0, 0, "bases", "h"), "component 0 is named twice"),
        ("/bufpermute", ("order", 0, "bases", "h", "stems", "h"), "buffer h would receive two results"),
        ("/bufpermute", ("order", 0, "bases", "h", "destStems", 1), "a destination is named for the stems"),
        ("/bufpermute", ("order", 0, "bases", "h", "stems", "broken"), "have 4 channels and the stems 1"),
        ("/bufmerge", ("merge", 1, "bases", "h"), "1 component to be merged; name at least 2"),
        ("/bufmerge", ("merge", 0, 7, "bases", "h"), "component 7 is named"),
        ("/bufsplit", ("component", 0, "bases", "h"), "no stems are named: a component is split by its sound"),
        ("/bufsplit", ("component", 4, "stems", "h"), "component is 4; there are 4 components, from 0 on"),
        ("/bufsplit", ("component", "e", "stems", "h"), "no component is called 'e'; the names are a, b, c, d"),
        ("/bufsplit", ("component", 0, "stems", "h", "into", 1), "into is 1; it is at least 2"),
        ("/bufsplit", ("component", 0, "stems", "h", "bases", "four"), "the bases have 1 frame; of these stems"),
        ("/bufsplit", ("component", 0, "stems", "broken"), "source: the value at frame 1, channel 0 is nan"),
    ],
)
def test_what_cannot_work_is_one_sentence_and_changes_nothing(
    curves: Udp, address: str, given: tuple[Any, ...], reason: str
) -> None:
    put(curves, "broken", np.array([[1.0], [np.nan]]))
    put(curves, "four", np.ones((1, 4)))
    failure = curves.do(address, *given)
    assert failure[:2] == ("/fail", address)
    assert reason in failure[2]
    np.testing.assert_allclose(got(curves, "h"), CURVES, rtol=1e-6)
    assert names(curves) == tuple("abcd")
    assert len(curves.until_list()) == 3


def test_a_split_can_be_cancelled(udp: Udp) -> None:
    udp.do("/b_alloc", "long", 44100 * 60, 2)
    udp.send("/bufsplit", "stems", "long", "component", 0, "windowSize", 4096, "hopSize", 64, "id", 8)
    assert udp.receive() == ("/bufsplit/started", 8)
    udp.send("/bufnmf/cancel", 8)
    assert udp.until("/fail")[-1] == ("/fail", "/bufsplit", "cancelled", 8)
    assert sized(udp, "long") == (44100 * 60, 2)
