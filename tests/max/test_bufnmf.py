"""nmf.bufnmf.maxpat against a real server: what it does to buffer~ objects, what it says, and how it fails."""

from __future__ import annotations

import contextlib
import itertools
import signal
import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile
from numpy.typing import NDArray

import nmfserver
from nmfserver.kernels import on_demand
from tests.max.interpreter import BANG, Box, Message
from tests.max.patches import FOLDER, boxes, patchers
from tests.max.studio import ERRORS, Studio, errors, facts_of, heard, progress, results, state
from tests.ports import free_port
from tests.uncompiled import uncompiled
from tests.wire import Process, Udp, running, wait_until

Samples = NDArray[np.float32]


@pytest.fixture
def piece(sound: Samples) -> Samples:
    """A stereo second of the recording."""
    return sound[:44100]


@pytest.fixture
def studio(server: Process, udp: Udp, piece: Samples) -> Iterator[Studio]:
    """A Max with a sound and empty destinations. Nothing may be left on the server, no answer may find no way."""
    result = Studio(server.port)
    result.buffer("drums", piece)
    for name in ("stems", "bases", "acts"):
        result.buffer(name)
    yield result
    result.close()
    assert udp.until_list() == []
    assert [each for each in result.world.unrouted if str(each[0]).startswith("/")] == []
    assert [line for line in result.world.console if not line.startswith(("nmf.bufnmf: ", "info~: "))] == []


def expected(samples: Samples, **settings: Any) -> tuple[Samples, Samples, Samples]:
    """Return stems, bases and activations as buffers hold them, (frames, channels)."""
    parts = nmfserver.decompose(samples, 44100, **{"stereo": "apart", **settings})
    return (
        parts.stems.reshape(len(samples), -1),
        parts.bases.reshape(-1, parts.bases.shape[-1]).T,
        parts.activations.reshape(-1, parts.activations.shape[-1]).T,
    )


def same(found: Samples, wanted: Samples) -> None:
    assert found.shape == wanted.shape
    np.testing.assert_allclose(found, wanted, rtol=1e-4, atol=1e-5)


def as_seed(samples: Samples, channels: int = 2) -> Samples:
    """Return bases or activations as `decompose` takes them, (channels, components, frames)."""
    return np.ascontiguousarray(samples.T.reshape(channels, -1, len(samples)))


def test_the_results_are_those_of_the_library(studio: Studio, piece: Samples) -> None:
    box = studio.box("nmf.bufnmf drums @resynth stems @bases bases @activations acts @components 3 @seed 5")
    studio.run(box)
    for name, wanted in zip(("stems", "bases", "acts"), expected(piece, components=3, seed=5), strict=True):
        same(studio.samples(name), wanted)
    assert studio.world.sounds["stems"].rate == 44100
    assert results(box) == [[0, "stems"], [1, "bases"], [2, "acts"]]
    assert heard(box, ERRORS) == []
    fractions = progress(box)
    assert fractions[0] == 0.0
    assert fractions[-1] == 1.0
    assert fractions == sorted(fractions)
    facts = facts_of(box)
    assert list(facts) == ["seed", "divergence", "iterations", "seconds", "solver", "explained", "components"]
    assert (facts["seed"], facts["solver"], facts["components"]) == (5, "fast", 3)
    assert 0.5 < float(facts["explained"]) < 1
    assert box.heard[-4] == (3, ["progress", 1.0]), "as FluCoMa's object has it"


def test_what_has_to_be_compiled_first_is_a_fact(piece: Samples, tmp_path: Path) -> None:
    with uncompiled(tmp_path) as young, contextlib.closing(Studio(young.port)) as studio:
        studio.buffer("drums", piece)
        studio.buffer("bases")
        box = studio.box("nmf.bufnmf drums @bases bases @templateframes 4")
        studio.tell(box, BANG)
        studio.world.run_until(lambda: "compiling" in facts_of(box))
        assert facts_of(box)["compiling"] == on_demand.COMPILING
        studio.tell(box, "cancel")
        studio.wait(box)
        assert errors(box) == ["cancelled"]


def test_any_recording_comes_apart(studio: Studio, any_sound: Samples) -> None:
    studio.buffer("any", any_sound)
    box = studio.box("nmf.bufnmf any @resynth stems @components 2 @iterations 20 @seed 5")
    studio.run(box)
    assert errors(box) == []
    same(studio.samples("stems"), expected(any_sound, components=2, iterations=20, seed=5)[0])


def test_every_command_gets_its_answer(studio: Studio) -> None:
    box = studio.box("nmf.bufnmf drums @resynth stems @bases bases @activations acts @components 2")
    studio.run(box)
    received = studio.world.received
    for address in ("/b_allocRead", "/b_free"):
        sent = studio.sent(address)
        assert sent
        assert [each[2] for each in received if each[:2] == ["/done", address]] == [values[0] for values in sent]
    addresses = {each[0] for each in studio.world.sent}
    assert addresses == {
        "/version", "/reply_to", "/maxlist", "/tempfolder", "/b_allocRead", "/bufnmf", "/b_free", "/sync",
    }  # fmt: skip
    assert {each[0] for each in received} >= {"/version.reply", "/tempfolder.reply", "/synced", "/bufnmf/started"}
    assert not any(str(each[0]) == "/fail" for each in received)


def test_everything_that_can_be_sent_or_come_is_seen(studio: Studio) -> None:
    texts = [
        (box["maxclass"], box["text"].replace("#2", "/bufnmf"))
        for name in ("nmf.bufnmf", "nmf.job")
        for _, patcher in patchers(FOLDER / f"{name}.maxpat")
        for box in boxes(patcher)
        if "text" in box
    ]
    routes = {word for _, text in texts if text.startswith("route /") for word in text.split() if word[0] == "/"}
    sends = {word.strip(",") for kind, text in texts if kind == "message" for word in text.split() if word[0] == "/"}
    box = studio.box("nmf.bufnmf drums @resynth stems @components 0")
    studio.run(box)
    works(studio, box)
    studio.tell(box, "solver mu", ["iterations", 1000000], BANG)
    studio.world.run_until(lambda: [each for each in studio.world.received if each[0] == "/bufnmf/progress"])
    studio.tell(box, "cancel")
    studio.wait(box)
    assert sends == {each[0] for each in studio.world.sent}
    come = {word for each in studio.world.received for word in each[:2] if str(word).startswith("/")}
    assert routes - come == {"/b_write", "/bufnmf/component", "/bufnmf/onsets", "/bufnmf/compiling"}, (
        "these come to the others, see test_family.py, and while kernels are compiled, see above"
    )


def test_all_modes(studio: Studio, piece: Samples) -> None:
    box = studio.box(
        "nmf.bufnmf drums @resynth stems @bases bases @activations acts @components 2 @iterations 20 @seed 1"
    )
    studio.run(box)
    bases, activations = studio.samples("bases"), studio.samples("acts")
    for bases_mode, act_mode in itertools.product(range(3), range(3)):
        studio.world.sounds["bases"].samples = bases
        studio.world.sounds["acts"].samples = activations
        studio.tell(box, ["basesmode", bases_mode], ["actmode", act_mode])
        studio.run(box)
        assert errors(box) == []
        wanted = expected(
            piece, components=2, iterations=20, seed=1, bases=as_seed(bases) if bases_mode else None,
            bases_mode=bases_mode, activations=as_seed(activations) if act_mode else None, act_mode=act_mode,
        )  # fmt: skip
        same(studio.samples("stems"), wanted[0])
        same(studio.samples("bases"), bases if bases_mode == 2 else wanted[1])
        same(studio.samples("acts"), activations if act_mode == 2 else wanted[2])


def test_only_what_is_asked_for_comes_back(studio: Studio) -> None:
    box = studio.box("nmf.bufnmf drums @bases bases @resynth stems @resynthmode 0 @components 2")
    studio.run(box)
    assert (studio.samples("stems").size, studio.samples("acts").size) == (0, 0)
    assert studio.samples("bases").shape == (513, 4)
    studio.tell(box, ["bases", -1], ["resynthmode", -1])
    studio.samples("bases")[:] = 7
    studio.run(box)
    assert studio.samples("stems").shape == (len(studio.samples("drums")), 4)
    assert (studio.samples("bases") == 7).all()


@pytest.mark.parametrize(
    ("spelling", "key", "value"),
    [
        (["components", 4], "components", 4),
        (["@components", 4], "components", 4),
        (["components", 4.0], "components", 4.0),
        (["components", "4"], "components", "4"),
    ],
)
def test_numbers_in_every_spelling(studio: Studio, spelling: Message, key: str, value: Any) -> None:
    box = studio.box("nmf.bufnmf drums @bases bases")
    studio.tell(box, spelling)
    studio.run(box)
    (message,) = studio.sent("/bufnmf")
    found = message[message.index(key) + 1]
    assert (type(found), found) == (type(value), value)
    assert studio.samples("bases").shape == (513, 8)


@pytest.mark.parametrize(
    ("settings", "bins", "hop"),
    [("1024 256 2048", 1025, 256), ("2048", 1025, 1024), ("512 128", 257, 128)],
)
def test_a_list_of_settings(studio: Studio, piece: Samples, settings: str, bins: int, hop: int) -> None:
    box = studio.box(f"nmf.bufnmf drums @bases bases @activations acts @fftsettings {settings}")
    studio.run(box)
    assert studio.samples("bases").shape == (bins, 2)
    assert studio.samples("acts").shape == (len(piece) // hop + 1, 2)
    studio.tell(box, ["windowsize", 1024], ["hopsize", -1], ["fftsize", -1])
    studio.run(box)
    assert studio.samples("bases").shape == (513, 2)


@pytest.mark.parametrize(
    ("attributes", "settings"),
    [
        ("@solver mu @components 2", {"solver": "mu", "components": 2}),
        ("@order energy @starts 1 @components 3", {"order": "energy", "starts": 1, "components": 3}),
        ("@stereo linked @tolerance 0.1 @components 2", {"stereo": "linked", "tolerance": 0.1, "components": 2}),
        ("@preset drums", {"preset": "drums"}),
        ("@templateframes 4 @sparsity 0.2 @components 2", {"template_frames": 4, "sparsity": 0.2, "components": 2}),
        ("@preset drums @components 2", {"preset": "drums", "components": 2}),
        (
            "@components -1 @mincomponents 2 @maxcomponents 4",
            {"components": -1, "min_components": 2, "max_components": 4},
        ),
    ],
)
def test_what_flucoma_does_not_have_does_what_the_library_does(
    studio: Studio, piece: Samples, attributes: str, settings: dict[str, Any]
) -> None:
    box = studio.box(f"nmf.bufnmf drums @bases bases @numframes 20000 @iterations 20 @seed 5 {attributes}")
    studio.run(box)
    facts = facts_of(box)
    assert errors(box) == []
    wanted = expected(piece[:20000], iterations=20, seed=5, **settings)[1]
    same(studio.samples("bases"), wanted)
    assert (facts["solver"], facts["components"]) == (settings.get("solver", "fast"), wanted.shape[1] // 2)


def test_a_budget_is_used(studio: Studio) -> None:
    box = studio.box("nmf.bufnmf drums @bases bases @solver mu @budget 0.3 @iterations 1")
    studio.run(box)
    assert 0.3 <= float(facts_of(box)["seconds"]) < 3


def test_default_takes_an_attribute_back(studio: Studio) -> None:
    box = studio.box("nmf.bufnmf drums @bases bases @fftsettings 2048 256 @components 2 @preset bass")
    studio.tell(box, ["fftsettings", "default"], "components default", "preset drums")
    studio.run(box)
    assert studio.samples("bases").shape == (513, 6)
    (message,) = studio.sent("/bufnmf")
    assert not {"windowsize", "hopsize", "fftsize", "components"} & set(message)
    studio.tell(box, "preset default")
    studio.run(box)
    assert studio.samples("bases").shape == (513, 2)


@pytest.mark.parametrize("fixed", ["bases", "acts"])
def test_each_component_has_its_own_mode(studio: Studio, piece: Samples, fixed: str) -> None:
    box = studio.box("nmf.bufnmf drums @bases bases @activations acts @components 3 @iterations 20 @seed 1 @numchans 1")
    studio.run(box)
    before = studio.samples(fixed).copy()
    studio.tell(box, ["basesmode" if fixed == "bases" else "actmode", 2, 2, 0], ["seed", 2])
    studio.run(box)
    assert errors(box) == []
    after = studio.samples(fixed)
    assert (after[:, :2] == before[:, :2]).all()
    assert (after[:, 2] != before[:, 2]).any()


def test_a_part_of_a_sound(studio: Studio, piece: Samples) -> None:
    box = studio.box("nmf.bufnmf drums @resynth stems @components 2 @seed 1")
    studio.tell(box, ["startframe", 1000], ["numframes", 20000], ["startchan", 1], ["numchans", 1])
    studio.run(box)
    same(studio.samples("stems"), expected(piece[1000:21000, 1], components=2, seed=1)[0])


def test_names_with_spaces(studio: Studio, piece: Samples) -> None:
    studio.buffer("my own drums", piece)
    studio.buffer("the stems")
    box = studio.box('nmf.bufnmf "my own drums" @resynth "the stems"')
    studio.run(box)
    assert studio.samples("the stems").shape == piece.shape
    studio.tell(box, "resynth stems", ["source", "my", "own", "drums"])
    studio.run(box)
    assert studio.samples("stems").shape == piece.shape
    assert errors(box) == []


def test_samples_beyond_full_scale_travel_unchanged(studio: Studio, piece: Samples) -> None:
    studio.buffer("loud", 20 * piece)
    box = studio.box("nmf.bufnmf loud @resynth stems")
    studio.run(box)
    assert np.abs(studio.samples("stems")).max() > 2
    same(studio.samples("stems"), 20 * piece)


def test_the_buffers_are_let_go(studio: Studio) -> None:
    studio.run(studio.box("nmf.bufnmf drums @resynth stems"))
    assert users(studio) == {"drums": 1, "stems": 1}


def users(studio: Studio) -> dict[str, int]:
    """Return how many buffer~ objects have the names that a run works with."""
    return {name: studio.world.sounds[name].users for name in ("drums", "stems")}


def test_runs_do_not_fill_the_disk(studio: Studio) -> None:
    box = studio.box("nmf.bufnmf drums @resynth stems @bases bases @activations acts")
    for _ in range(3):
        studio.run(box)
    (folder,) = {str(each[1]) for each in studio.world.received if each[0] == "/tempfolder.reply"}
    assert len(list(Path(folder).iterdir())) == 4


def test_several_at_once(studio: Studio, piece: Samples) -> None:
    boxes: list[Box] = []
    for seed in range(1, 5):
        studio.buffer(f"stems {seed}")
        boxes.append(studio.box(f'nmf.bufnmf drums @resynth "stems {seed}" @components {seed} @seed {seed}'))
    studio.run(*boxes)
    for seed, box in enumerate(boxes, 1):
        assert errors(box) == []
        same(studio.samples(f"stems {seed}"), expected(piece, components=seed, seed=seed)[0])
    assert len({values[1] for values in studio.sent("/reply_to")}) == 4


def empty(studio: Studio, name: str) -> bool:
    """Return whether a buffer~ holds no result: at most the sample of silence with which it is told from none."""
    return len(studio.samples(name)) < 2 and not studio.samples(name).any()


def works(studio: Studio, box: Box) -> None:
    """Check that the object does what it should, from whatever it has been through."""
    box.heard.clear()
    studio.tell(
        box, "source drums", "resynth stems", ["bases", -1], ["activations", -1], ["basesmode", 0], ["actmode", 0]
    )
    studio.tell(box, ["iterations", 5], ["components", 2], ["startframe", 0])
    for name in ("solver", "order", "stereo", "preset", "budget", "mincomponents", "maxcomponents"):
        studio.tell(box, [name, "default"])
    studio.run(box)
    assert errors(box) == []
    assert studio.samples("stems").shape == (len(studio.samples("drums")), 4)


@pytest.mark.parametrize(
    ("attributes", "line"),
    [
        ("drum @resynth stems", "there is no sound in a buffer~ named drum"),
        ("acts @resynth stems", "there is no sound in a buffer~ named acts"),
        ("drums @resynth stem", "there is no buffer~ named stem"),
        ("drums @resynth stems @bases bases @basesmode 2", "there is no sound in a buffer~ named bases"),
        ("drums @bases -1 @activations -1", "no destination is named: give resynth, bases or activations a buffer"),
        ("drums @resynth stems @components 0", "components"),
        ("drums @resynth stems @components many", "components"),
        ("drums @resynth stems @solver fats", "solver is 'fats'; it is one of fast, mu"),
        ("drums @resynth stems @order 3", "order is 3"),
        ("drums @resynth stems @stereo mono", "stereo is 'mono'"),
        ("drums @resynth stems @preset drum", "preset is drum; it is one of drums"),
        ("drums @resynth stems @budget -1", "budget is -1; it is at least 0"),
        (
            "drums @resynth stems @components -1 @mincomponents 9 @maxcomponents 3",
            "the least number of components is 9",
        ),
        ("drums @resynth stems @bases drums @basesmode 2 2 0", "3 modes of the bases are given for 1 component"),
        ("drums @resynth stems @bases -1 @basesmode 1", "mode 1 of the bases needs bases"),
        ("drums @resynth stems @basesmode 1", "the bases have 44 frames and 1 channel"),
        ("@resynth stems", "source"),
        ("drums @resynth stems @startframe 9999999", "source.wav has {frames} frames"),
    ],
)
def test_bad_use_gives_one_line(studio: Studio, piece: Samples, attributes: str, line: str) -> None:
    box = studio.box(f"nmf.bufnmf {attributes}")
    studio.run(box)
    (found,) = errors(box)
    assert line.format(frames=len(piece)) in str(found)
    assert empty(studio, "stems")
    works(studio, box)


def test_wrong_names_are_noticed_before_a_job_is_sent(studio: Studio) -> None:
    studio.run(studio.box("nmf.bufnmf drum @resynth stems"), studio.box("nmf.bufnmf drums @resynth stem"))
    assert studio.sent("/b_allocRead") == studio.sent("/bufnmf") == []


@pytest.mark.parametrize("told", [(), (0,), (0, 6)])
def test_a_buffer_without_memory_is_told_from_none(studio: Studio, piece: Samples, told: tuple[int, ...]) -> None:
    studio.world.told_of_empty = told
    box = studio.box("nmf.bufnmf drums @resynth stem")
    studio.run(box)
    assert errors(box) == ["there is no buffer~ named stem"]
    assert "stem" not in studio.world.sounds
    studio.buffer("stem")
    studio.run(box)
    assert errors(box) == []
    assert studio.samples("stem").shape == piece.shape
    studio.tell(box, "source acts")
    studio.run(box)
    assert errors(box) == ["there is no sound in a buffer~ named acts"]
    assert studio.samples("acts").size == 0


@pytest.mark.parametrize(
    ("message", "line"),
    [
        (["componets", 3], "there is no attribute componets"),
        (["components"], "components needs a value"),
        ([1, 2, 3], "there is no attribute 1"),
    ],
)
def test_a_bad_attribute_is_told_at_once(studio: Studio, message: Message, line: str) -> None:
    box = studio.box("nmf.bufnmf")
    studio.tell(box, message)
    assert errors(box) == [line]
    works(studio, box)


def test_seeds_that_do_not_fit(studio: Studio) -> None:
    studio.buffer("templates", np.ones((513, 2), np.float32))
    box = studio.box("nmf.bufnmf drums @resynth stems @bases templates @basesmode 2 @components 3")
    studio.run(box)
    (line,) = errors(box)
    assert line == "the bases have 513 frames and 2 channels; these settings need 513 frames and 6 channels"
    assert (studio.samples("templates") == 1).all()
    works(studio, box)


def long_run(studio: Studio, *messages: Message) -> Box:
    """Start a run that takes minutes, and return when it is under way."""
    box = studio.box("nmf.bufnmf drums @resynth stems @components 20 @solver mu @iterations 1000000")
    studio.tell(box, *messages, BANG)
    studio.world.run_until(lambda: len(progress(box)) > 2)
    return box


def test_cancel(studio: Studio) -> None:
    box = long_run(studio)
    studio.tell(box, "cancel")
    studio.wait(box)
    assert results(box) == []
    assert errors(box) == ["cancelled"]
    assert empty(studio, "stems")
    studio.tell(box, "cancel")
    assert errors(box) == []
    works(studio, box)


REFUSED = "busy: wait until the run is done or send cancel or set queue 1"


def test_a_bang_while_it_tidies_up(studio: Studio) -> None:
    box = long_run(studio, ["blocking", 0])
    studio.tell(box, "cancel", BANG)
    assert errors(box) == ["cancelled", REFUSED]
    studio.wait(box)
    works(studio, box)


def test_cancel_before_the_server_has_answered(studio: Studio) -> None:
    box = studio.box("nmf.bufnmf drums @resynth stems")
    studio.tell(box, BANG, "cancel")
    studio.wait(box)
    assert errors(box) == ["cancelled"]
    works(studio, box)


def test_a_bang_while_it_runs(studio: Studio) -> None:
    box = long_run(studio, ["blocking", 0])
    studio.tell(box, BANG)
    assert errors(box) == [REFUSED]
    assert state(box) == 1
    studio.tell(box, "cancel")
    studio.wait(box)
    works(studio, box)


def test_answers_about_other_runs_are_left_alone(studio: Studio) -> None:
    box = long_run(studio)
    stranger = Udp(int(studio.sent("/reply_to")[0][1]))
    stranger.send("/done", "/bufnmf", 1, "a", "b", "c", "seed", 1, "divergence", 1.0, "iterations", 1, "seconds", 1.0)
    stranger.send("/fail", "/bufnmf", "cancelled", 1)
    stranger.send("/bufnmf/progress", 1, 0.5, 1.0, 1.0)
    stranger.send("/synced", 1)
    studio.world.run_until(lambda: ["/synced", 1] in studio.world.received)
    assert state(box) == 1
    assert results(box) == heard(box, ERRORS) == []
    assert 0.5 not in progress(box)
    stranger.send("/fail", "/b_allocRead", "the disk is full", "x")
    studio.wait(box)
    stranger.close()
    assert errors(box) == ["the disk is full"]
    works(studio, box)


@pytest.mark.parametrize("way", ["write", "read"])
def test_a_file_that_max_cannot_move(studio: Studio, monkeypatch: pytest.MonkeyPatch, way: str) -> None:
    def fail(*arguments: Any, **settings: Any) -> None:
        raise soundfile.LibsndfileError(0)

    box = studio.box("nmf.bufnmf drums @resynth stems")
    with monkeypatch.context() as broken:
        broken.setattr(soundfile, way, fail)
        studio.tell(box, BANG)
        studio.world.run_until(lambda: studio.world.console)
        assert state(box) == 1
        studio.world.skip(60)
        studio.wait(box)
    (folder,) = {each[1] for each in studio.world.received if each[0] == "/tempfolder.reply"}
    path = f"{folder}/{'source' if way == 'write' else 'resynth'}.wav"
    assert errors(box) == [f"Max has not moved the file {path} within a minute: its console may tell why"]
    assert users(studio) == {"drums": 1, "stems": 1}
    studio.world.console.clear()
    works(studio, box)


def test_a_file_that_comes_after_its_minute_is_left_alone(studio: Studio) -> None:
    box = long_run(studio)
    assert box.inside
    (mover,) = (each for each in box.inside.everything() if each.text == f"buffer~ {box.inside.number}-file")
    mover.send(1, BANG)
    studio.world.settle()
    assert studio.sent("/b_free") == []
    assert state(box) == 1
    studio.tell(box, "cancel")
    studio.wait(box)
    assert errors(box) == ["cancelled"]
    works(studio, box)


def test_one_that_is_cancelled_leaves_the_others_alone(studio: Studio) -> None:
    other = studio.box("nmf.bufnmf drums @bases bases @iterations 5")
    box = long_run(studio)
    studio.tell(other, BANG)
    studio.world.run_until(lambda: studio.sent("/bufnmf")[1:])
    studio.tell(box, "cancel")
    studio.wait(box, other)
    assert errors(box) == ["cancelled"]
    assert errors(other) == []
    assert studio.samples("bases").shape == (513, 2)


@pytest.fixture
def alone(piece: Samples, server: Process) -> Iterator[Studio]:
    """A fast Max that looks for the server where there is none."""
    result = Studio(free_port(), speed=4)
    result.buffer("drums", piece)
    result.buffer("stems")
    yield result
    result.close()


def test_no_server(alone: Studio, server: Process) -> None:
    box = alone.box("nmf.bufnmf drums @resynth stems")
    for _ in range(2):
        alone.run(box)
        (line,) = errors(box)
        assert "no answer from nmfserver at 127.0.0.1 port 57200" in str(line)
        assert "nmfserver serve" in str(line)
    alone.tell(box, ["server", "127.0.0.1", server.port])
    works(alone, box)


def test_a_long_run_is_not_given_up(alone: Studio, server: Process) -> None:
    box = alone.box(
        f"nmf.bufnmf drums @resynth stems @components 20 @solver mu @iterations 1000000 @server 127.0.0.1 {server.port}"
    )
    alone.tell(box, BANG)
    alone.world.run_until(lambda: len(alone.sent("/version")) > 8)
    alone.world.skip(60)
    alone.world.run_until(lambda: len(alone.sent("/version")) > 12)
    assert state(box) == 1
    alone.tell(box, "cancel")
    alone.wait(box)
    works(alone, box)


def test_a_server_that_is_killed(alone: Studio, tmp_path: Path, server: Process) -> None:
    with running(log=tmp_path / "log.txt") as victim:
        box = alone.box(f"nmf.bufnmf @server 127.0.0.1 {victim.port}")
        alone.tell(box, "source drums", "resynth stems", ["components", 20], "solver mu", ["iterations", 1000000], BANG)
        alone.world.run_until(lambda: len(progress(box)) > 2)
        victim.process.kill()
        alone.wait(box)
    (line,) = errors(box)
    assert f"no answer from nmfserver at 127.0.0.1 port {victim.port}" in str(line)
    assert empty(alone, "stems")
    alone.tell(box, ["server", "127.0.0.1", server.port])
    works(alone, box)


@pytest.mark.skipif(sys.platform == "win32", reason="there a process cannot be stopped for a while")
def test_a_server_that_stops_for_a_while_is_left_with_nothing(alone: Studio, tmp_path: Path) -> None:
    with running(log=tmp_path / "log.txt") as victim, contextlib.closing(Udp(victim.port)) as client:
        box = alone.box(f"nmf.bufnmf @server 127.0.0.1 {victim.port}")
        alone.tell(box, "source drums", "resynth stems", ["components", 20], "solver mu", ["iterations", 1000000], BANG)
        alone.world.run_until(lambda: len(progress(box)) > 2)
        victim.process.send_signal(signal.SIGSTOP)
        alone.wait(box)
        victim.process.send_signal(signal.SIGCONT)
        assert "no answer from nmfserver" in str(errors(box)[-1])
        client.send("/sync", 1)
        client.until("/synced", 1)
        wait_until(lambda: client.ask("/bufnmf/jobs") == ("/done", "/bufnmf/jobs", 0))
        wait_until(lambda: client.until_list() == [])
        works(alone, box)


def test_a_port_that_another_program_has(alone: Studio, server: Process) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as taken:
        taken.bind(("127.0.0.1", 0))
        port = int(taken.getsockname()[1])
        box = alone.box(f"nmf.bufnmf drums @resynth stems @server 127.0.0.1 {server.port} @port {port}")
        assert "udpreceive" in alone.world.console[-1]
        alone.run(box)
        (line,) = errors(box)
        assert f"this object listens on port {port}" in str(line)
        works(alone, box)  # on another port
    alone.tell(box, ["port", port])
    works(alone, box)
    assert alone.sent("/reply_to")[-1][1] == port


def test_a_server_without_common_files(alone: Studio, tmp_path: Path) -> None:
    settings = tmp_path / "settings.toml"
    settings.write_text(f'file_folders = ["{tmp_path.as_posix()}"]\n')
    with running("--config", str(settings), log=tmp_path / "log.txt") as strict:
        box = alone.box(f"nmf.bufnmf drums @resynth stems @server 127.0.0.1 {strict.port}")
        alone.run(box)
        (line,) = errors(box)
        assert "nmfserver exchanges no files with this program" in str(line)
