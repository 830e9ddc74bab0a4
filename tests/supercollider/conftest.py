"""Fixtures: a real sclang, attached to nmfserver or to a real scsynth.

sclang    no server yet; a test fails where sclang posts a complaint
nmf       attached to nmfserver, its variable n, over UDP and again over TCP
scsynth   the port of a real scsynth, over the JACK server `jack`
quark     attached to scsynth, its variable s, and to nmfserver, n, which the Quark's classes use too
place     one after the other, s and n, with a recording
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.programs import Jack, Scsynth, require
from tests.supercollider.sclang import Sclang, quoted
from tests.wire import Process, Udp

WHERE = ["s", "n"]
"""The variables of scsynth and of nmfserver in sclang."""
SETUP = """
~source = Buffer.read({server}, {path}); {server}.sync;
~stems = Buffer({server}); ~bases = Buffer({server}); ~activations = Buffer({server});
~failures = []; ~fail = {{ |reason, process| ~failures = ~failures.add(reason) }};
"""
QUARK = Path(__file__).parents[2] / "scripts" / "supercollider" / "nmfserver"


@pytest.fixture(scope="session")
def sclang_process(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sclang]:
    """The one sclang of all tests; it takes a second to start."""
    require("sclang")
    sclang = Sclang(tmp_path_factory.mktemp("sclang"), [QUARK] if QUARK.is_dir() else [])
    yield sclang
    assert sclang.end() == 0


@pytest.fixture
def sclang(sclang_process: Sclang) -> Iterator[Sclang]:
    """A sclang as if it had just started. What it complains of by the end of the test makes the test fail."""
    sclang_process.clear()
    yield sclang_process
    sclang_process.tidy()
    assert sclang_process.complaints() == []


@pytest.fixture(scope="module", params=["udp", "tcp"])
def connection(request: pytest.FixtureRequest, sclang_process: Sclang, server: Process) -> Iterator[str]:
    """A login to nmfserver that lasts for all tests of a module, over UDP and again over TCP."""
    sclang_process.clear()
    sclang_process.attach("nmf", server.port, protocol=request.param)
    assert sclang_process.complaints() == []
    sclang_process.keep()
    yield request.param
    sclang_process.forget()
    sclang_process.tidy()


@pytest.fixture
def nmf(connection: str, sclang: Sclang, udp: Udp) -> Iterator[Sclang]:
    """A sclang whose variable n is nmfserver, which has no buffers before and after."""
    sclang.do("n = Server.named[\\nmf]; nil")
    yield sclang
    for reply in udp.until_list():
        udp.do("/b_free", reply[1])


@pytest.fixture(scope="session")
def jack() -> Iterator[Jack]:
    """A running JACK server."""
    require("jackd")
    program = Jack()
    yield program
    assert program.end() == 0


@pytest.fixture(scope="session")
def scsynth(jack: Jack, tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """The UDP port of a running scsynth."""
    require("scsynth")
    program = Scsynth(jack, tmp_path_factory.mktemp("scsynth"))
    yield program.port
    assert program.end() == 0


@pytest.fixture(scope="module")
def two_servers(sclang_process: Sclang, scsynth: int, server: Process) -> Iterator[None]:
    """A login to scsynth and one of the Quark's to nmfserver that last for all tests of a module."""
    sclang_process.clear()
    sclang_process.attach("synth", scsynth, variable="s")
    sclang_process.do(
        f"NMFServer.path = {quoted(str(Path(sys.executable).with_name('nmfserver')))};"
        f'NMFServer.default = NMFServer(\\nmf, NetAddr("127.0.0.1", {server.port})); NMFServer.bootSync'
    )
    # On a busy machine sclang logs in again before it has read the first answer, and says that it was refused.
    assert [line for line in sclang_process.complaints() if "already registered" not in line] == []
    sclang_process.keep()
    yield
    sclang_process.forget()
    sclang_process.tidy()


@pytest.fixture
def quark(two_servers: None, sclang: Sclang, udp: Udp) -> Iterator[Sclang]:
    """A sclang whose variables s and n are scsynth and nmfserver, where the Quark's classes work."""
    sclang.do("s = Server.named[\\synth]; Server.default = s; n = NMFServer.default")
    yield sclang
    sclang.do("s.freeAll; Buffer.freeAll(s); s.sync")
    for reply in udp.until_list():
        udp.do("/b_free", reply[1])


@pytest.fixture(params=WHERE)
def place(request: pytest.FixtureRequest, quark: Sclang, recording: Path) -> str:
    """The variable of a server that has the recording, ~source, and three empty buffers."""
    load(quark, request.param, recording)
    return str(request.param)


def load(sclang: Sclang, server: str, recording: Path) -> None:
    """Give a server the recording, ~source, and three empty buffers."""
    sclang.do(SETUP.format(server=server, path=quoted(str(recording))))
