"""Live sound from Pd: a real Pd tells nmfserver to learn, balance and capture what it hears over a real JACK."""

from __future__ import annotations

import contextlib
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import drum_loop
import numpy as np
import pytest

from nmfserver.kernels import on_demand
from tests.audio.sound import RATE, Live, connect, write
from tests.pd.conftest import Start
from tests.pd.pd import OWN, SCRIPTS, Box, Pd
from tests.pd.test_patches import with_clicks
from tests.programs import Jack, require
from tests.wire import running, wait_until

OUTLETS = ("done", "activations", "envelopes", "onsets", "facts", "errors")
MORE = (
    ("mute 1", "mutes 0 1"), ("mute 1 0", "mutes 0 0"), ("solo 0", "solos 1 0"), ("solo -1", "solos 0 0"),
    ("freeze 1", "freeze 1"), ("freeze 0", "freeze 0"), ("morph templates 0.5", "morph 0.5"), ("morph -1 0", "morph 0"),
    ("undo", "morph 0"), ("undo", "components 3"), ("/component/name 1 hat", "names.*hat.*"),
    ("gain hat 0.5", "gains 1 0.5 0"),
    ("/scene/store A", "gains .*"), ("/scene/recall A 1", "gains .*"), ("/tempo 120", "tempo 120 .*"),
    ("/tap", "running 1"), ("capture now beats 1 quantum 1", "running 1"), ("lock 1", "running 1"),
    ("lock 0", "running 1"),
)  # fmt: skip
"""Messages in the second window of the help, and what is told when they are done."""
Open = Callable[..., tuple[Pd, Callable[[str], None]]]


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Live, dict[str, str]]]:
    """A client of a server on JACK, which another server plays a loop to; and what connects them."""
    require("jackd")
    with contextlib.ExitStack() as programs:
        jack = Jack("-P", "5")
        programs.callback(jack.end)
        source, live = (
            programs.enter_context(contextlib.closing(Live(programs.enter_context(running(env=jack.env)).port)))
            for _ in range(2)
        )
        loop = write(tmp_path_factory.mktemp("loop") / "loop.wav", np.resize(drum_loop.loop(2.0), 2 * RATE))
        source.do("/b_allocRead", "loop", str(loop))
        source.do("/monitor/play", "loop", "loop", 1)
        yield live, jack.env


@pytest.fixture
def live(stage: tuple[Live, dict[str, str]]) -> Iterator[Live]:
    """The client, of a server that does nothing before and after."""
    yield stage[0]
    stage[0].clear()


@pytest.fixture
def hear(stage: tuple[Live, dict[str, str]]) -> Callable[[float], None]:
    """Return a function that connects the loop, once live sound runs, and waits until so many seconds are heard."""

    def connect_and_wait(seconds: float) -> None:
        connect(stage[1], "nmfserver:out_0", "nmfserver-01:in_0")
        stage[0].wait_for_input(seconds)

    return connect_and_wait


@pytest.fixture
def opened(pd: Start, live: Live, tmp_path: Path) -> Open:
    """Return a function that opens a copy of a patch for this server; it returns Pd and what clicks a message.

    The patch's own names, $0-name, are live-name there.
    """

    def open_copy(path: Path, *boxes: Box) -> tuple[Pd, Callable[[str], None]]:
        copy = tmp_path / "copy"
        shutil.copytree(SCRIPTS, copy)
        for each in copy.rglob("*.pd"):
            each.write_text(each.read_text("utf-8").replace("57200", str(live.server[1])), "utf-8")
        place = copy / path.relative_to(SCRIPTS)
        text, clicks = with_clicks(place.read_text("utf-8"))
        text = text.replace("\\$0-", "live-")
        place.write_text(text, "utf-8")
        patch = pd(*boxes, path=OWN)
        patch.heads += [f"{name}: " for name in re.findall(r"print (\S+);", text)]
        patch.do("pd", "open", place.name, str(place.parent))

        def click(message: str) -> None:
            patch.clear()
            patch.do(f"click-{clicks.index(message)}", "bang")

        return patch, click

    return open_copy


def shown(name: str) -> Box:
    """Return a box that prints what a toggle or a fader of the patch is told."""
    return Box(f"live-{name}", "t a", ("is",))


def test_a_sound_is_learned_balanced_and_captured_from_pd(
    opened: Open, live: Live, hear: Callable[[float], None]
) -> None:
    names = ("server", "running", "open", "learn", "gain-0", "gain-1", "gain-2", "meter-2")
    patch, click = opened(SCRIPTS / "examples" / "live.pd", *map(shown, names))
    patch.wait("live-running-is", "0")
    click("start")
    patch.wait("live-running-is", "1")
    hear(5)
    click("learn seconds 4 components 3")
    for component in range(3):
        patch.wait(f"live-gain-{component}-is", "set 1")  # faders begin where the gains are
    patch.wait("live-learn-is", "1")
    assert (live.status()["components"], live.status()["open"]) == (3, 0)
    click("open 0.5")
    patch.wait("live-open-is", "1")
    patch.wait("live-meter-2-is", r"\d.*")
    patch.send("live-gain-1", 0.25)  # as a hand moves it
    wait_until(lambda: asked_gains(live) == [1, 0.25, 1])
    patch.clear()
    live.send("/live/gain", 2, 0.5)
    patch.send("live-live", "status")
    patch.wait("live-gain-2-is", "set 0.5")
    click("capture now 4")
    patch.wait("done", "/live/capture now .*")
    click("/bufnmf source now resynth stems components 3")
    wait_until(lambda: "stems" in [reply[1] for reply in live.until_list()])
    click("/monitor/play stems gains 1 0 0 loop 1")
    patch.wait("done", "/monitor/play.*")
    assert live.do("/monitor/status")[2] == 1
    click("bng 35 250 50 0 empty empty panic 44 18 0 16 #f04040 #400000 #a00000")
    patch.wait("live-open-is", "0")
    click("/monitor/stop")
    wait_until(lambda: live.do("/monitor/status")[2] == 0)
    click("stop")
    patch.wait("live-running-is", "0")
    assert patch.lines("errors") == []
    assert live.status() == {"running": 0}


def test_components_are_muted_and_soloed_and_the_sound_stands_still(
    opened: Open, live: Live, hear: Callable[[float], None]
) -> None:
    names = ("mute-0", "mute-1", "solo-2", "freeze", "meter-0", "onset-0")
    patch, _ = begun(opened, live, hear, *map(shown, names))
    patch.wait("live-meter-0-is", r"[01](\.\d+)?")
    patch.wait("live-onset-0-is", "bang")
    for name in ("mute-0", "solo-2", "freeze"):
        patch.send(f"live-{name}", 1)  # as a hand clicks it
        patch.wait(f"live-{name}-is", "set 1")
    patch.wait("live-mute-1-is", "set 0")
    patch.clear()
    for name in ("mute-0", "solo-2", "freeze"):
        patch.send(f"live-{name}", 0)
        patch.wait(f"live-{name}-is", "set 0")
    assert patch.lines("errors") == []


def test_components_are_named_and_a_mix_comes_back(opened: Open, live: Live, hear: Callable[[float], None]) -> None:
    patch, click = begun(opened, live, hear, *map(shown, ("gain-0", "gain-1")))
    click("/component/name 0 low")
    patch.wait("live-gain-0-is", "label low")
    patch.send("live-gain-1", 0.5)
    patch.wait("live-gain-1-is", "set 0.5")
    click("/scene/store A")
    patch.send("live-gain-1", 0)
    patch.wait("live-gain-1-is", "set 0")
    click("/scene/recall A 2")
    patch.wait("done", "/scene/recall A")
    patch.wait("live-gain-1-is", "set 0.5")
    live.do("/live/learn", "seconds", 0.5, "components", 2)
    click("undo")
    patch.wait("done", "/live/undo components 3")
    assert patch.lines("errors") == []


def test_the_last_bar_is_looped(opened: Open, live: Live, hear: Callable[[float], None]) -> None:
    patch, click = begun(opened, live, hear)
    click("/tempo 120")
    click("/tap")
    live.send("/tempo", 960)  # so that a bar ends soon
    live.wait_for_input(1.5)
    click("capture bar beats 4 quantum 4")
    patch.wait("done", "/live/capture bar 12000")
    click("/monitor/play bar beats 4 quantum 4")
    patch.wait("done", "/monitor/play bar")
    assert patch.lines("errors") == []


def begun(opened: Open, live: Live, hear: Callable[[float], None], *boxes: Box) -> tuple[Pd, Callable[[str], None]]:
    """Open the example, start live sound, and have three components learned."""
    patch, click = opened(SCRIPTS / "examples" / "live.pd", *boxes)
    click("start")
    patch.wait("done", "/live/start .*")
    hear(1)
    live.do("/live/learn", "seconds", 0.75, "components", 3)
    return patch, click


def asked_gains(live: Live) -> list[float]:
    live.send("/live/gains")
    return [round(float(gain), 5) for gain in live.until("/live/gains.reply")[-1][1:]]


def test_every_message_of_its_help_does_what_it_says(opened: Open, live: Live, hear: Callable[[float], None]) -> None:
    patch, click = opened(SCRIPTS / "nmflive-help.pd")
    patch.wait("facts", "server 1")
    click("start")
    patch.wait("done", "/live/start .*")
    hear(1)
    click("learn seconds 1 components 3")
    patch.wait("done", "/live/learn .*")
    for message in ("open 0.5", "gain 1 0.2", "gains 1 0.5 0", "mode through", "mode filter", "input gain 0.5"):
        click(message)
    click("rate 10")
    patch.wait("facts", "gains 1 0.5 0")
    patch.wait("facts", "inputGain 0.5")
    click("capture now 1")
    patch.wait("done", "/live/capture now 48000")
    click("/bufnmf source now bases templates components 2")
    patch.wait("facts", "job .* done .*")
    click("bases templates")
    patch.wait("facts", "components 2")
    click("status")
    patch.wait("facts", "componentLevels( \\S+){6}")
    for message, fact in MORE:
        click(message)
        patch.wait("facts", fact)
    click("/panic")
    patch.wait("facts", "open 0")
    click("stop")
    patch.wait("done", "/live/stop")
    click(f"connect 127.0.0.1 {live.server[1]}")
    patch.wait("done", "/notify .*")
    assert patch.lines("errors") == []


def test_templates_with_time_are_learned_used_and_refused(pd: Start, live: Live, hear: Callable[[float], None]) -> None:
    on_demand.prepare(lambda: None)
    patch = pd(Box("live", f"nmflive 127.0.0.1 {live.server[1]}", OUTLETS))
    patch.wait("live-facts", "running 0")
    live.do("/live/start", "channels", 1, 2)
    hear(0.7)
    patch.send("live", "learn", "seconds", 0.5, "components", 2, "templateFrames", 4, "bases", "kit")
    patch.wait("live-done", "/live/learn .*")
    assert live.status()["templateFrames"] == 4
    patch.clear()
    patch.send("live", "learn", "seconds", 0.5, "templateFrames", 1)
    patch.wait("live-done", "/live/learn .*")
    assert live.status()["templateFrames"] == 1
    patch.send("live", "bases", "kit")
    patch.wait("live-facts", "templateFrames 4")
    patch.clear()
    for message, sentence in (
        (("learn", "templateFrames", 1.5), "/live/learn: templateFrames is 1.5; it takes an integer"),
        (("bases", "id", "kit", "templateFrames", 3), "/live/bases: .* have 4 frames, but templateFrames is 3: .*"),
    ):
        patch.send("live", *message)
        patch.wait("live-errors", sentence)
    assert live.status()["templateFrames"] == 4


def test_its_outlets_tell_streams_what_is_the_case_and_errors(pd: Start, live: Live) -> None:
    patch = pd(Box("live", f"nmflive 127.0.0.1 {live.server[1]}", OUTLETS))
    patch.wait("live-facts", "running 0")
    live.do("/live/start", "channels", 1, 2, "mode", "match")  # by somebody else
    patch.send("live", "status")
    assert patch.wait("live-activations", r"\S+")
    for fact in ("running 1", "mode match", "open 0", "device .*", r"load \S+ \S+", "levels inputs 0 0 0", "gains 1"):
        patch.wait("live-facts", fact)
    patch.clear()
    patch.send("live", "gain", 0, 9)
    assert patch.wait("live-errors") == "/live/gain: gain is 9.0; it is between -1 and 8"
    patch.send("live", "opne", 1)
    assert patch.wait("live-errors", ".*opne.*") == "/live/opne: Command not found: did you mean /live/open?"
    patch.clear()
    patch.send("live", "/b_alloc", "buffer", 10)
    patch.wait("live-done", "/b_alloc buffer")


def test_without_arguments_it_is_connected_to_the_usual_port(pd: Start, live: Live, tmp_path: Path) -> None:
    for name in ("nmflive.pd", "nmfserver.pd"):
        text = (SCRIPTS / name).read_text("utf-8")
        (tmp_path / name).write_text(text.replace("57200", str(live.server[1])), "utf-8")
    patch = pd(Box("live", "nmflive", OUTLETS), Box("other", "nmflive localhost", OUTLETS), path=tmp_path)
    patch.wait("live-facts", "server 1")
    patch.wait("other-facts", "server 1")
