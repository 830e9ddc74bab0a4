"""The live example, block by block: a real scsynth plays, a real sclang has nmfserver take it apart."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.audio.sound import RATE, Live
from tests.audio.test_device import connected
from tests.programs import Jack
from tests.supercollider.conftest import QUARK
from tests.supercollider.sclang import Sclang, quoted, samples
from tests.supercollider.test_examples import blocks, evaluate, loudness
from tests.wire import running, wait_until

EXAMPLE = QUARK / "examples" / "6_live.scd"


@pytest.fixture
def live(sclang_process: Sclang, scsynth: int, jack: Jack) -> Iterator[Live]:
    """A client of a server on JACK; sclang has it as the Quark's, and scsynth as s."""
    with running(env=jack.env) as server, contextlib.closing(Live(server.port)) as client:
        sclang_process.clear()
        sclang_process.attach("synth", scsynth, variable="s")
        sclang_process.do(
            f"NMFServer.path = {quoted(str(Path(sys.executable).with_name('nmfserver')))};"
            f'NMFServer.default = NMFServer(\\nmf, NetAddr("127.0.0.1", {server.port})); NMFServer.bootSync;'
            "Server.default = s"
        )
        yield client
        sclang_process.do("s.freeAll; Buffer.freeAll(s); s.sync")
        sclang_process.tidy()
        assert sclang_process.complaints() == []


def test_every_component_comes_back_on_a_channel_of_its_own(sclang_process: Sclang, live: Live, jack: Jack) -> None:
    begin, learn, mix, open_, balance, effect, activations, capture, end = blocks(EXAMPLE)
    evaluate(sclang_process, begin)
    wait_until(lambda: live.status().get("position", 0) > 5 * RATE)
    assert connected(jack.env, "nmfserver:in_0") == ["SuperCollider:out_3"]
    assert connected(jack.env, "SuperCollider:out_3") == ["nmfserver:in_0"]
    for output in range(5):
        assert connected(jack.env, f"nmfserver:out_{output}") == [f"SuperCollider:in_{output + 1}"]
    evaluate(sclang_process, learn)
    wait_until(lambda: live.status()["components"] == 3)
    evaluate(sclang_process, mix)
    assert live.status()["open"] == 0
    assert loudness(sclang_process) == 0  # the loop itself does not sound
    evaluate(sclang_process, open_)
    wait_until(lambda: live.status()["open"] == 1)
    for block in (balance, effect):
        evaluate(sclang_process, block)
    assert loudness(sclang_process) > 0.01
    evaluate(sclang_process, activations)
    told = sclang_process.run("while { ~activations.isNil } { 0.02.wait }; ~activations")
    assert len(told) == 3
    evaluate(sclang_process, capture)
    assert samples(sclang_process, "~stems").shape == (4 * RATE, 3)
    sclang_process.do(
        "CmdPeriod.run; s.sync; #[player, mixer, echo, part].do { |name| currentEnvironment[name] = nil }"
    )
    wait_until(lambda: live.status()["open"] == 0)
    assert loudness(sclang_process) == 0
    evaluate(sclang_process, end)
    wait_until(lambda: live.status() == {"running": 0})


def test_the_page_about_live_sound_shows_the_very_example() -> None:
    page = (Path(__file__).parents[2] / "nmfserver/docs/live.md").read_text("utf-8")
    code = EXAMPLE.read_text("utf-8").split("\n\n", 1)[1].strip()
    assert code in page
