"""Our objects in the place of FluCoMa's: the same outlets, messages and order of runs, as its wrapper for Max has them
(flucoma-max, FluidMaxWrapper.hpp; flucoma-core, FluidNRTClientWrapper.hpp).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import fields
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from nmfserver.commands.bufdescribe import BufDescribe
from nmfserver.commands.bufnmf import BufNMF
from nmfserver.commands.bufnmfcross import BufNMFCross
from nmfserver.commands.bufnmfseed import BufNMFSeed
from nmfserver.commands.bufnmftrain import BufNMFTrain
from nmfserver.processes.settings import Settings
from tests.max.interpreter import BANG, Box, Message
from tests.max.objects import FAMILY, Atom, atoms
from tests.max.patches import FOLDER, boxes, patchers
from tests.max.studio import DUMP, Studio, answers, errors, heard, progress, results
from tests.wire import Process, Udp

Samples = NDArray[np.float32]
FRAMES = 6000
COMMANDS: dict[str, Any] = dict(zip(FAMILY, (BufNMF, BufNMFSeed, BufNMFCross, BufNMFTrain, BufDescribe), strict=True))
OF_MAX = ("blocking", "queue", "warnings", "maxfftsize")
"""Attributes that Max's objects have and the server does not hear of."""


@pytest.fixture
def studio(server: Process, udp: Udp, sound: Samples) -> Iterator[Studio]:
    """A Max with two sounds and two destinations. Nothing may be left on the server."""
    result = Studio(server.port)
    result.buffer("drums", sound[:FRAMES])
    result.buffer("voice", sound[FRAMES : 2 * FRAMES])
    for name in ("stems", "spectra"):
        result.buffer(name)
    yield result
    result.close()
    assert udp.until_list() == []


def own(box: Box, name: str) -> str:
    """Return the name of a buffer~ that an object has for itself."""
    assert box.inside
    return f"{box.inside.number}-{name}"


def test_a_result_without_a_name_goes_to_a_buffer_of_the_object(studio: Studio) -> None:
    box = studio.box("nmf.bufnmf drums @components 2 @iterations 2")
    studio.run(box)
    assert {values[0] for values in heard(box, DUMP)} == {"progress"}
    assert results(box) == [[n, own(box, name)] for n, name in enumerate(("resynth", "bases", "activations"))]
    assert studio.samples(own(box, "bases")).shape == (513, 4)
    assert studio.samples(own(box, "activations")).shape == (FRAMES // 512 + 1, 4)
    assert studio.samples(own(box, "resynth")).shape[1] == 1, "stems are made only if they are asked for"
    studio.tell(box, ["resynthmode", 1], BANG)
    studio.wait(box)
    assert studio.samples(own(box, "resynth")).shape == (FRAMES, 4)
    studio.tell(box, ["resynthmode", "default"], BANG)
    studio.samples(own(box, "resynth"))[:] = 7
    studio.wait(box)
    assert (studio.samples(own(box, "resynth")) == 7).all()


def test_a_result_that_goes_nowhere_has_a_silent_outlet(studio: Studio) -> None:
    box = studio.box("nmf.bufnmf drums @bases spectra @activations -1 @resynth -1 @iterations 2")
    studio.run(box)
    assert results(box) == [[1, "spectra"]]


def test_the_end_is_told_when_the_results_are_there(studio: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
    box = studio.box("nmf.bufnmf drums @resynth stems @iterations 2")
    seen: list[tuple[Message, int]] = []
    monkeypatch.setattr(box, "send", lambda _, values: seen.append((values, len(studio.samples("stems")))))
    studio.run(box)
    assert seen[-4:-2] == [(["progress", 1.0], FRAMES), (["buffer", "stems"], FRAMES)]
    assert [size for values, size in seen if values[0] == "progress" and float(values[1]) < 1][-1] < 2


@pytest.mark.parametrize(("part", "shape"), [([], (FRAMES, 2)), ([1000, 4000, 1, 1], (4000, 1))])
def test_a_buffer_that_comes_in_is_the_source_and_runs(studio: Studio, part: Message, shape: tuple[int, int]) -> None:
    box = studio.box("nmf.bufnmf @resynth stems @iterations 2")
    studio.tell(box, ["buffer", "drums", *part])
    studio.wait(box)
    assert errors(box) == []
    assert studio.samples("stems").shape == shape


def test_a_buffer_without_a_name_is_told(studio: Studio) -> None:
    for name in ("nmf.bufnmf", "nmf.bufnmftrain"):
        box = studio.box(name)
        studio.tell(box, "buffer")
        assert errors(box) == ["source needs a value"]


@pytest.mark.parametrize(("names", "sounds"), [(["voice"], 1), (["drums", "voice"], 2)])
def test_buffers_that_come_in_are_the_sounds_to_learn_from(studio: Studio, names: Message, sounds: int) -> None:
    box = studio.box("nmf.bufnmftrain @bases spectra @components 1 @passes 1")
    studio.tell(box, ["buffer", *names])
    studio.wait(box)
    assert errors(box) == []
    assert studio.samples("spectra").shape == (513, 1)
    told = studio.sent("/bufnmftrain")[0]
    assert told.index("bases") == told.index("@source") + 1 + sounds


def test_the_right_inlet_of_a_mosaic_takes_the_target(studio: Studio) -> None:
    box = studio.box("nmf.bufnmfcross drums @iterations 2")
    box.receive(1, ["buffer", "voice"])
    studio.world.settle()
    assert studio.sent("/version") == [], "it does not run"
    studio.run(box)
    assert errors(box) == []
    studio.run(box)
    assert results(box) == [[0, own(box, "output")]]
    assert studio.samples(own(box, "output")).shape == (FRAMES, 2)


@pytest.mark.parametrize("attributes", ["", "@blocking 0 @queue 1"])
def test_bangs_wait_each_with_its_attributes(studio: Studio, attributes: str) -> None:
    box = studio.box(f"nmf.bufnmf drums @iterations 2 {attributes}")
    for number, name in ((3, "stems"), (1, "spectra"), (2, "default")):
        studio.tell(box, ["components", number], ["resynth", name], BANG)
    studio.tell(box, ["components", 9])
    studio.wait(box)
    assert errors(box) == []
    assert [each.count("components") for each in studio.sent("/bufnmf")] == [1, 1, 1]
    assert [each[each.index("components") + 1] for each in studio.sent("/bufnmf")] == [3, 1, 2]
    assert studio.samples("stems").shape == (FRAMES, 6)
    assert studio.samples("spectra").shape == (FRAMES, 2)
    assert studio.samples(own(box, "bases")).shape == (513, 4)
    assert studio.world.colls[own(box, "waiting")] == {}


def test_after_a_failure_the_next_one_runs(studio: Studio) -> None:
    box = studio.box("nmf.bufnmf drum @resynth stems @iterations 2")
    studio.tell(box, BANG, "source drums", ["components", 0], BANG, ["components", 2], BANG)
    studio.wait(box)
    first, second = errors(box)
    assert first == "there is no sound in a buffer~ named drum"
    assert "components" in str(second)
    assert studio.samples("stems").shape == (FRAMES, 4)


def test_cancel_forgets_the_runs_that_wait(studio: Studio) -> None:
    box = studio.box("nmf.bufnmf drums @resynth stems @components 20 @solver mu @iterations 1000000")
    studio.tell(box, BANG, BANG, BANG)
    studio.world.run_until(lambda: len(progress(box)) > 2)
    studio.tell(box, "cancel")
    studio.wait(box)
    assert errors(box) == ["cancelled"]
    assert len(studio.sent("/bufnmf")) == 1
    studio.tell(box, ["iterations", 2], ["components", 2])
    studio.run(box)
    assert errors(box) == []
    assert studio.samples("stems").shape == (FRAMES, 4)


def test_no_more_than_a_hundred_wait(studio: Studio) -> None:
    box = studio.box("nmf.bufnmf drums @resynth stems @components 20 @solver mu @iterations 1000000")
    studio.tell(box, *[BANG] * 101)
    assert errors(box) == []
    studio.tell(box, BANG)
    assert errors(box) == ["busy: 100 runs wait already"]
    studio.tell(box, "cancel")
    studio.wait(box)


def test_a_bang_in_answer_to_a_result_runs(studio: Studio) -> None:
    """What leaves the outlets finds the object idle, so that a patch may go on from there."""
    box = studio.box("nmf.bufnmf drums @resynth stems @blocking 0 @iterations 2")
    again = studio.box("t b")
    box.cords[0], again.cords[0] = [(again, 0)], [(box, 0)]
    studio.tell(box, BANG)
    studio.world.run_until(lambda: len(studio.sent("/bufnmf")) == 2)
    box.cords.clear()
    studio.wait(box)
    assert errors(box) == []


def names_of(name: str) -> list[str]:
    """Return the attributes that an object knows."""
    text = (FOLDER / f"{name}.maxpat").read_text(encoding="utf-8")
    return text.split("regexp ^@?(")[1].split(")")[0].split("|")


def defaults_of(name: str) -> dict[str, list[Atom]]:
    """Return what an object says an attribute is until it is set."""
    texts = [
        box["text"]
        for path, patcher in patchers(FOLDER / f"{name}.maxpat")
        if path.endswith("p defaults")
        for box in boxes(patcher)
        if box["maxclass"] == "message"
    ]
    rows = [atoms(row) for text in texts for row in text.split(",")]
    return {str(row[1]): row[2:] for row in rows}


@pytest.mark.parametrize("name", FAMILY)
def test_every_attribute_can_be_asked_for(studio: Studio, name: str) -> None:
    box = studio.box(f"{name} drums")
    known: dict[str, Message] = {**defaults_of(name), "source": ["drums"], "fftsettings": [1024, -1, -1]}
    assert known.keys() == set(names_of(name))
    for attribute in known:
        studio.tell(box, [f"get{attribute}"])
    replaced = {
        key: [own(box, str(value)[3:]) if str(value).startswith("#0-") else value for value in values]
        for key, values in known.items()
    }
    assert {str(each[0]): each[1:] for each in answers(box)} == replaced
    studio.tell(box, ["seed" if "seed" in known else "components", 7], ["windowsize", 512], ["getwindowsize"])
    studio.tell(box, ["getfftsettings"], ["windowsize", "default"], ["getwindowsize"], ["getwidth"])
    assert answers(box)[-3:] == [["windowsize", 512], ["fftsettings", 512, -1, -1], ["windowsize", 1024]]
    assert errors(box) == ["there is no attribute width"]


@pytest.mark.parametrize("name", FAMILY)
def test_the_defaults_are_the_ones_of_the_server(name: str) -> None:
    """None and "" of the declarations: left out, so that a preset or the server decides; our objects say `default`, or
    the number that it is without a preset.
    """
    declared = {field.name.replace("_", ""): field.default for field in fields(COMMANDS[name])}
    plain = Settings()
    without = {"components": plain.components, "windowsize": plain.window_size, "hopsize": -1, "fftsize": -1}
    for key, values in defaults_of(name).items():
        if key in OF_MAX or str(values[0]).startswith("#0-") or values == ["default"]:
            continue
        wanted = without[key] if declared[key] is None else declared[key]
        wanted = wanted[0] if isinstance(wanted, tuple) and wanted else wanted
        assert values == [0 if wanted == () else wanted], key


def test_lists_and_names_are_told_as_they_are(studio: Studio) -> None:
    box = studio.box('nmf.bufnmf "my own drums" @basesmode 2 2 0 @tolerance 0.5')
    studio.tell(box, ["getsource"], ["getbasesmode"], ["gettolerance"], ["blocking", 7], ["getblocking"])
    assert answers(box) == [
        ["source", "my own drums"], ["basesmode", 2, 2, 0], ["tolerance", 0.5], ["blocking", 2],
    ]  # fmt: skip


def test_reset_goes_back_to_what_is_typed(studio: Studio) -> None:
    box = studio.box("nmf.bufnmf drums @components 2 @queue 1")
    studio.tell(box, ["components", 5], ["seed", 3], ["blocking", 0], ["queue", 0], "source voice", "reset")
    asked = ("components", "seed", "blocking", "queue", "source")
    studio.tell(box, *(f"get{name}" for name in asked))
    assert answers(box) == [["components", 2], ["seed", -1], ["blocking", 1], ["queue", 1], ["source", "drums"]]


def test_a_mode_that_is_taken_back_is_0_again(studio: Studio) -> None:
    box = studio.box("nmf.bufnmf drums @bases spectra @components 2 @iterations 2 @solver mu")
    studio.run(box)
    before = studio.samples("spectra").copy()
    studio.tell(box, ["basesmode", 2])
    studio.run(box)
    assert (studio.samples("spectra") == before).all()
    studio.tell(box, "basesmode default")
    studio.run(box)
    assert errors(box) == []
    assert (studio.samples("spectra") != before).any()


def test_warnings_tell_what_is_otherwise(studio: Studio) -> None:
    box = studio.box("nmf.bufnmf drums @maxfftsize 4096 @iterations 2")
    assert studio.world.console == []
    studio.tell(box, ["warnings", 1], ["maxfftsize", 4096], ["blocking", 1], ["blocking", 0])
    first, second = studio.world.console
    assert re.match("nmf.bufnmf: maxfftsize changes nothing", first)
    assert re.match("nmf.bufnmf: blocking 1 and 2 are alike", second)
    studio.run(box)
    assert errors(box) == []
    assert not {*OF_MAX} & {*studio.sent("/bufnmf")[0]}


def test_a_patch_for_flucoma_changes_one_word() -> None:
    """The outlets of fluid.bufnmf~, fluid.bufnmfseed~ and fluid.bufnmfcross~: one for each result, then dump."""
    order = {"nmf.bufnmf": ["resynth", "bases", "activations"], "nmf.bufnmfseed": ["bases", "activations"]}
    order |= {"nmf.bufnmfcross": ["output"], "nmf.bufnmftrain": ["bases"], "nmf.bufdescribe": ["destination"]}
    for name, wanted in order.items():
        patcher = json.loads((FOLDER / f"{name}.maxpat").read_text(encoding="utf-8"))["patcher"]
        outlets = sorted((box["index"], box["comment"]) for box in boxes(patcher) if box["maxclass"] == "outlet")
        assert [text.removeprefix("buffer: ") for _, text in outlets[:-3]] == wanted
        assert [text.split(":")[0] for _, text in outlets[-3:]] == ["dump", "facts of the run", "errors"]
        assert len(FAMILY[name].outlets) == len(outlets)
