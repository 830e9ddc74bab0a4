"""The Quark's examples, block by block, in a real sclang with a real scsynth and nmfserver."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest

from tests.supercollider.conftest import QUARK
from tests.supercollider.sclang import Sclang, info, quoted, samples

EXAMPLES = [path for path in sorted((QUARK / "examples").glob("[0-9]*.scd")) if not path.stem.endswith("live")]
"""But for the live ones, which need an nmfserver on JACK: see test_live.py and test_nmflive.py; and for the overviews:
test_overviews.py runs every line of these."""
# A block is a pair of parentheses in lines of their own, or a line by itself outside of them.
BLOCK = re.compile(r"^\(\n(.*?)^\)\n|^(?!//|\(|\))(\S[^\n]*)\n", re.MULTILINE | re.DOTALL)

RATE = 48000
"""Of the JACK server, in Hz, and so of scsynth."""
CODE = re.compile(r"^code::\n(.*?)^::", re.MULTILINE | re.DOTALL)
PAGES = [*sorted((QUARK / "examples").glob("*.scd")), *sorted((QUARK / "HelpSource").glob("*/*.schelp"))]
HELP = sorted((QUARK / "HelpSource" / "Classes").glob("Buf*.schelp"))


def blocks(page: Path) -> list[str]:
    """Return what a musician evaluates, of an example or of the code in a help page."""
    text = page.read_text("utf-8")
    code = "\n".join(CODE.findall(text)) if page.suffix == ".schelp" else text
    found = [block or line for block, line in BLOCK.findall(f"{code}\n")]
    assert len(found) > 1
    return found


def evaluate(sclang: Sclang, block: str) -> None:
    """Evaluate a block as a musician does, outside of any Routine, and wait for the Routine that it starts, if any."""
    # Its states: not begun, and waiting.
    sclang.do(
        f"var result = {quoted(block)}.interpret;"
        "s.sync; while { result.isKindOf(Routine) and: { #[0, 5].includes(result.state) } } { 0.02.wait }"
    )


def play(sclang: Sclang, number: int, upto: int | None = None) -> None:
    for block in blocks(EXAMPLES[number - 1])[:upto]:
        evaluate(sclang, block)


def loudness(sclang: Sclang) -> float:
    """Return the peak of what scsynth plays for half a second."""
    return float(
        sclang.run(
            "var buffer = Buffer.alloc(s, 24000, 2), peak, synth; s.sync;"
            "answer.({ |action|"
            "synth = { RecordBuf.ar(In.ar(0, 2), buffer, loop: 0, doneAction: 2); Silent.ar }"
            ".play(s, addAction: \\addToTail);"
            "OSCFunc(action, '/n_end', s.addr, argTemplate: [synth.nodeID]).oneShot });"
            "peak = floats.(buffer).abs.maxItem; buffer.free; peak"
        )
    )


def test_a_drum_loop_comes_apart(quark: Sclang) -> None:
    play(quark, 1, upto=2)
    stems, loop = samples(quark, "~stems"), samples(quark, "~loop")
    assert stems.shape == (4 * RATE, 3)
    np.testing.assert_allclose(stems.sum(axis=1), loop[:, 0], atol=1e-5)
    # each component is one of the drums: where one sounds, the others hardly do
    energy = np.square(stems[: int(0.1 * RATE)]).sum(axis=0)  # a kick alone
    assert energy.max() > 0.9 * energy.sum()
    assert loudness(quark) > 0.1


def test_every_line_of_every_example_runs(quark: Sclang) -> None:
    for page in EXAMPLES + HELP:
        for block in blocks(page):
            evaluate(quark, block)
    assert quark.run("s.sync; [~halves, ~mine, ~stems, ~result, ~mosaic].every { |buffer| buffer.numFrames > 0 }")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_no_block_sets_a_synth_that_scsynth_may_not_have_yet(page: Path) -> None:
    """A function that is played arrives there later than what is sent behind it."""
    for block in blocks(page):
        assert set_too_early(block) == []


def test_what_is_set_too_early_is_found() -> None:
    early = "~one = { SinOsc.ar }.play(s);\n~two = { |a|\n\tSaw.ar(a)\n}.play;\nl.onEnvelopes = { ~two.set(\\a, 1) };"
    assert set_too_early(early) == ["~two"]
    assert set_too_early(early.replace("l.on", "s.sync; l.on")) == []


def set_too_early(block: str) -> list[str]:
    """Return the variables of synths that are set before scsynth is sure to have them."""
    played = re.finditer(r"(~?\w+) = \{(?:(?!\n\n| = \{).)*?\}\.play\b", block, re.DOTALL)
    return [found[1] for found in played if f"{found[1]}.set(" in block[found.end() :].partition("s.sync")[0]]


def test_before_bufnmf_and_after_it(quark: Sclang) -> None:
    play(quark, 6, upto=4)
    bases, vowels, between = (samples(quark, name) for name in ("~bases", "~vowels", "~between"))
    assert bases.shape == vowels.shape == between.shape == (513, quark.run("~described.size"))
    assert info(quark, "~mosaic")[:2] == [4 * RATE, 1]
    assert np.abs(samples(quark, "~mosaic")).max() > 0.01


def test_seeding_in_all_modes_keeps_what_it_is_to_keep(quark: Sclang) -> None:
    play(quark, 2, upto=3)
    bases, activations = samples(quark, "~kept[0]"), samples(quark, "~kept[1]")
    loop = samples(quark, "~loop")
    for bases_mode in range(3):
        for act_mode in range(3):
            place = f"~results[{bases_mode}][{act_mode}]"
            new = samples(quark, f"{place}[\\bases]"), samples(quark, f"{place}[\\activations]")
            assert (new[0] == bases).all() == (bases_mode == 2)
            assert (new[1] == activations).all() == (act_mode == 2)
            np.testing.assert_allclose(samples(quark, f"{place}[\\stems]").sum(axis=1), loop[:, 0], atol=1e-5)
    halves = samples(quark, "~halves")
    middle = len(halves) // 2
    assert np.abs(halves[: middle - 2048, 1]).max() < 1e-3 < 0.1 < np.abs(halves[: middle - 2048, 0]).max()
    assert np.abs(halves[middle + 2048 :, 0]).max() < 1e-3 < 0.1 < np.abs(halves[middle + 2048 :, 1]).max()


def test_trained_bases_find_their_sound_in_the_whole(quark: Sclang) -> None:
    play(quark, 3, upto=1)
    bases, activations = samples(quark, "~bases"), samples(quark, "~activations")
    assert (bases == np.hstack([samples(quark, "~kick"), samples(quark, "~snare")])).all()
    hop = RATE / 512
    at_kicks, at_snares = ([int(second * hop) + 2 for second in seconds] for seconds in ((0, 1, 2), (0.5, 1.5, 3.5)))
    assert activations[at_kicks, 0].min() > 3 * activations[at_kicks, 1].max()
    assert activations[at_snares, 1].min() > 3 * activations[at_snares, 0].max()


def test_bases_of_one_sound_move_like_another(quark: Sclang) -> None:
    play(quark, 4, upto=1)
    result, noise = samples(quark, "~result"), samples(quark, "~noise")
    assert result.shape == (len(noise), 5)
    np.testing.assert_allclose(result[:10000].sum(axis=1), noise[:10000, 0], atol=1e-3)  # as long as drums sound
    assert np.abs(result).max(axis=0).min() > 0.01  # each component has its share
    assert np.corrcoef(np.abs(result).T).max(initial=0, where=~np.eye(5, dtype=bool)) < 0.9  # at moments of its own


@pytest.mark.parametrize("synth", [1, 2])
def test_activations_are_envelopes_and_bases_are_a_vocoder(quark: Sclang, synth: int) -> None:
    found = blocks(EXAMPLES[4])
    evaluate(quark, found[0])
    first = [number for number, block in enumerate(found) if ".play(s)" in block][synth - 1]
    evaluate(quark, found[first])
    quark.do("s.sync")
    assert loudness(quark) > 0.005
    evaluate(quark, found[first + 1])
    quark.do("s.sync")
    assert loudness(quark) < 1e-3
