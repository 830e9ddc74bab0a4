"""The live example, block by block: a real scsynth plays, a real sclang has nmfserver take it apart."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.audio.sound import RATE, Live
from tests.programs import Jack
from tests.supercollider.conftest import QUARK
from tests.supercollider.sclang import Sclang, quoted
from tests.supercollider.test_examples import blocks, evaluate
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


def test_a_sound_is_learned_balanced_and_captured_from_sclang(sclang_process: Sclang, live: Live, jack: Jack) -> None:
    begin, learn, open_, balance, activations, capture, end = (
        block.replace('"jack_connect', f'"JACK_DEFAULT_SERVER={jack.name} jack_connect') for block in blocks(EXAMPLE)
    )
    evaluate(sclang_process, begin)
    wait_until(lambda: live.status().get("position", 0) > 5 * RATE)
    live.do("/live/capture", "heard", 1)
    assert any(abs(float(value)) > 0.01 for value in live.samples("heard", 24000))
    evaluate(sclang_process, learn)
    wait_until(lambda: live.status()["components"] == 3)
    assert live.status()["open"] == 0
    evaluate(sclang_process, open_)
    wait_until(lambda: live.status()["open"] == 1)
    evaluate(sclang_process, balance)
    evaluate(sclang_process, activations)
    told = sclang_process.run("while { ~activations.isNil } { 0.02.wait }; ~activations")
    assert len(told) == 3
    evaluate(sclang_process, capture)
    live.send("/monitor/status")
    assert live.until("/done", "/monitor/status")[-1][2] == 1
    sclang_process.do("CmdPeriod.run; s.sync; ~player = nil")
    wait_until(lambda: live.status()["open"] == 0)
    assert live.do("/monitor/status")[2] == 0
    evaluate(sclang_process, end)
    wait_until(lambda: live.status() == {"running": 0})


def test_the_page_about_live_sound_shows_the_very_example() -> None:
    page = (Path(__file__).parents[2] / "nmfserver/docs/live.md").read_text("utf-8")
    code = EXAMPLE.read_text("utf-8").split("\n\n", 1)[1].strip()
    assert code in page
