"""The overviews in SuperCollider: what they say is seen and heard is so."""

from __future__ import annotations

import numpy as np

from tests.supercollider.conftest import QUARK
from tests.supercollider.sclang import Sclang, samples
from tests.supercollider.test_examples import blocks, evaluate, loudness

KEYS = 5


def evaluate_upto(sclang: Sclang, name: str, last: str) -> list[str]:
    """Evaluate the blocks of an overview up to the one that has some words; return those that follow."""
    found = blocks(QUARK / "examples" / f"overview_{name}.scd")
    end = next(number for number, block in enumerate(found, 1) if last in block)
    for block in found[:end]:
        evaluate(sclang, block)
    return found[end:]


def windows(sclang: Sclang) -> list[str]:
    """Return the names of sclang's windows, once all that was deferred is done; then close them."""
    return list(
        sclang.run(
            "var names = answer.({ |action| { action.value(Window.allWindows.collect(_.name)) }.defer })[0];"
            "{ Window.closeAll }.defer; names"
        )
    )


def test_decomposition_is_drawn_and_heard(quark: Sclang) -> None:
    rest = evaluate_upto(quark, "decomposition", "~draw.(~activations")
    stems, loop = samples(quark, "~stems"), samples(quark, "~loop")
    np.testing.assert_allclose(stems.sum(axis=1), loop[:, 0], atol=1e-5)
    heard = {}
    for block in rest:
        evaluate(quark, block)
        if any(words in block for words in ("~player = ", "[0, 0, 1]")):
            quark.do("s.sync")
            heard[block] = loudness(quark)
    together, hat, nothing, two = heard.values()
    assert min(together, two) > 0.1 * together > 0.01
    assert 0.01 < hat < together
    assert nothing < 1e-5
    assert windows(quark) == ["bases, 0 Hz to half the sample rate, in dB", "activations, over time"]


def test_seeding_puts_every_key_into_its_place(quark: Sclang) -> None:
    rest = evaluate_upto(quark, "seeding", "~window9")
    melody = samples(quark, "~melody")
    found = quark.run("~pairs.flatten.collect { |pair| [pair[\\decibels], pair[\\inPlace]] }")
    (blind, _), *seeded = found
    assert all(decibels > blind + 3 and count == KEYS for decibels, count in seeded)
    stems = samples(quark, "~pairs[1][1][\\stems]")
    np.testing.assert_allclose(stems.sum(axis=1), melody[:, 0], atol=1e-4)
    assert windows(quark) == ["activations of the nine pairs"]
    for block in rest:
        evaluate(quark, block)
    quark.do("s.sync; ~player = ~listen.(1, 1); s.sync")
    assert loudness(quark) > 0.05
