"""The live example: a real Pd tells nmfserver to learn, balance and capture what it hears over a real JACK."""

from __future__ import annotations

import contextlib
import re
import shutil
from pathlib import Path

import drum_loop
import numpy as np

from tests.audio.sound import RATE, Live, connect, write
from tests.pd.conftest import Start
from tests.pd.pd import OWN, SCRIPTS
from tests.pd.test_patches import with_clicks
from tests.programs import Jack, require
from tests.wire import running, wait_until


def test_a_sound_is_learned_balanced_and_captured_from_pd(pd: Start, tmp_path: Path) -> None:
    require("jackd")
    with contextlib.ExitStack() as programs:
        jack = Jack("-P", "5")
        programs.callback(jack.end)
        source, live = (
            programs.enter_context(contextlib.closing(Live(programs.enter_context(running(env=jack.env)).port)))
            for _ in range(2)
        )
        source.do("/live/start", "channels", 0, 1)
        loop = write(tmp_path / "loop.wav", np.resize(drum_loop.loop(2.0), 2 * RATE))
        source.do("/b_allocRead", "loop", str(loop))
        source.do("/monitor/play", "loop", "loop", 1)
        copy = tmp_path / "copy"
        shutil.copytree(SCRIPTS, copy)
        for each in copy.rglob("*.pd"):
            each.write_text(each.read_text("utf-8").replace("57200", str(live.server[1])), "utf-8")
        place = copy / "examples" / "live.pd"
        text, clicks = with_clicks(place.read_text("utf-8"))
        place.write_text(text, "utf-8")
        patch = pd(path=OWN)
        patch.heads += [f"{name}: " for name in re.findall(r"print (\S+);", text)]
        patch.do("pd", "open", place.name, str(place.parent))

        def click(message: str) -> None:
            patch.do(f"click-{clicks.index(message)}", "bang")

        click("/live/start")
        patch.wait("done", "/live/start.*")
        connect(jack.env, "nmfserver:out_0", "nmfserver-01:in_0")
        live.wait_for_input(5)
        click("/live/learn seconds 4 components 3")
        patch.wait("done", "/live/learn.*")
        assert (live.status()["components"], live.status()["open"]) == (3, 0)
        click("/live/open 0.5")
        wait_until(lambda: live.status()["open"] == 1)
        click(next(each for each in clicks if each.startswith("/notify")))
        patch.wait("done", "/notify.*")
        click("/live/capture now 4")
        patch.wait("done", "/live/capture now .*")
        click("/bufnmf source now resynth stems components 3")
        patch.wait("jobs", r"\d+ done .*")
        patch.clear()
        click("/monitor/play stems gains 1 0 0 loop 1")
        patch.wait("done", "/monitor/play.*")
        live.send("/monitor/status")
        assert live.until("/done", "/monitor/status")[-1][2] == 1
        click("/panic")
        wait_until(lambda: live.status()["open"] == 0)
        click("/monitor/stop")
        wait_until(lambda: live.do("/monitor/status")[2] == 0)
        click("/live/stop")
        patch.wait("done", "/live/stop.*")
        assert patch.lines("errors") == []
        assert live.status() == {"running": 0}
