"""Clients on other machines: what they must prove, what they may do, and the programs that do it for them."""

from __future__ import annotations

import contextlib
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile

from nmfserver.commands import dispatch  # noqa: F401 - it fills the registry
from nmfserver.commands.base import REGISTRY
from tests.network import Namespace, two_machines
from tests.pd.pd import Box, Pd
from tests.programs import require
from tests.supercollider.sclang import Sclang
from tests.wire import Process, Tcp, Udp, bundle, message

pytestmark = pytest.mark.skipif(
    shutil.which("ip") is None, reason="iproute2 is needed to lay a cable between two namespaces"
)
HERE, FAR = "10.77.0.1", "10.77.0.2"
OUTLETS = ("done", "progress", "facts", "error")
QUARK = Path(__file__).parents[1] / "scripts" / "supercollider" / "nmfserver"


class At(Udp):
    """A UDP client with an address of its own."""

    def __init__(self, port: int, host: str, address: str) -> None:
        super().__init__(port, host)
        self.socket.close()
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.bind((address, 0))


@pytest.mark.skipif(shutil.which("ip") is None, reason="iproute2 is needed to lay a cable between two namespaces")
def test_beyond_loopback(tmp_path: Path) -> None:
    allowed, secret = tmp_path / "allowed", tmp_path / "secret"
    for folder in (allowed, secret):
        folder.mkdir()
        soundfile.write(folder / "a.wav", np.full(10, 0.5), 8000)
    (allowed / "link.wav").symlink_to(secret / "a.wav")
    (allowed / "out").symlink_to(secret)
    with two_machines() as (here, there):
        for flags in ((), ("--file-folders", str(allowed))):
            process: Process = here.run(Process, "--host", "10.77.0.1", *flags)
            try:
                far: At = there.run(At, process.port, "10.77.0.1", "10.77.0.2")
                hello(far)
                near: At = here.run(At, process.port, "10.77.0.1", "10.77.0.1")
                far_tcp: Tcp = there.run(Tcp, process.port, "10.77.0.1")
                for client in (far, near, far_tcp):
                    _files_are_guarded(client, allowed, secret, bool(flags))
                for client in (far, far_tcp):
                    fail = client.ask("/quit")
                    assert fail[:2] == ("/fail", "/quit")
                    assert "only clients on the server's own machine may quit it, and you are at 10.77.0.2" in fail[2]
                    for refused in (("/dumpOSC", 1), ("/dumpOSC", 0), ("/error", 0), ("/error", 1), ("/error", -2)):
                        fail = client.ask(*refused)
                        assert fail[:2] == ("/fail", refused[0])
                        assert "only clients on the server's own machine may" in fail[2]
                    client.send("/error", -1)  # for its own bundle, which this message is alone
                    assert client.sync() == []
                near.send("/dumpOSC", 0)
                near.send("/error", 1)
                assert near.sync() == []
                # answers go to the machine that asked, by whatever name it calls itself
                second: At = there.run(At, process.port, "10.77.0.1", "10.77.0.2")
                for host in ("10.77.0.2", "127.0.0.1", "localhost"):
                    far.send("/reply_to", host, second.port)
                    far.send("/sync", 3)
                    assert second.receive() == ("/synced", 3)
                far.send("/reply_to", "10.77.0.1", near.port)
                assert "they cannot go to 10.77.0.1" in second.receive()[2]
                assert near.ask("/quit") == ("/done", "/quit")  # the server's own machine, by its outer address
                assert process.process.wait(10) == 0
                for client in (far, near, far_tcp, second):
                    client.close()
            finally:
                process.end()


def _files_are_guarded(client: Udp, allowed: Path, secret: Path, some_are_allowed: bool) -> None:
    inside = client.do("/b_allocRead", 0, str(allowed / "a.wav"))
    assert inside[0] == ("/done" if some_are_allowed else "/fail")
    client.do("/b_alloc", 1, 10)
    written = client.do("/b_write", 1, str(allowed / "new.wav"), "wav")
    assert (written[0] == "/done") == (allowed / "new.wav").exists() == some_are_allowed
    roads = [secret / "a.wav", allowed / "link.wav", allowed / "out" / "a.wav", allowed / ".." / "secret" / "a.wav"]
    before = (secret / "a.wav").read_bytes()
    for road in (*map(str, roads), "a.wav", "~/a.wav", f"{allowed}evil/a.wav"):
        for command in ("/b_allocRead", "/b_allocReadChannel", "/b_read", "/b_readChannel", "/b_write"):
            fail = client.do(command, 1, road)
            assert fail[0] == "/fail", (command, road)
            assert "may not be touched: the folders that this server may use are: " in fail[2]
    assert (secret / "a.wav").read_bytes() == before
    assert sorted(path.name for path in secret.iterdir()) == ["a.wav"]


def hello(client: Udp) -> None:
    """Prove that answers arrive."""
    told, number = client.ask("/hello")
    assert told == "/hi"
    assert client.ask("/hello", number) == ("/done", "/hello")


@pytest.fixture(scope="module")
def machines(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Process, Namespace, Namespace]]:
    """A server that listens beyond its machine, that machine, and another one."""
    with two_machines() as (here, there):
        process: Process = here.run(
            Process, "--host", HERE, "--client-patience", "2", log=tmp_path_factory.mktemp("log") / "log"
        )
        try:
            yield process, here, there
        finally:
            assert process.end() == 0


def received(client: Udp) -> int:
    """Return the bytes of all answers, when there are no more."""
    size = 0
    client.socket.settimeout(0.3)
    with contextlib.suppress(TimeoutError):
        while True:
            size += len(client.socket.recv(65536))
    return size


def test_who_has_proved_nothing_gets_no_more_than_it_sends(machines: tuple[Process, Namespace, Namespace]) -> None:
    process, here, there = machines
    near: At = here.run(At, process.port, HERE, HERE)
    near.do("/b_alloc", "big", 100_000)
    far: At = there.run(At, process.port, HERE, FAR)
    packets = [message(address) for address in REGISTRY if address not in ("/quit", "3")]
    packets += [message("/maxpacket", 65507), message("/b_getn", "big", 0, 16000), message("/notify", 1)]
    packets += [bundle(None, *[message("/b_list")] * 100), bundle(None, *[message("/b_getn", "big", 0, 16000)] * 60)]
    packets += [bundle(time.time() + 0.1, message("/b_list")), message("/b_alloc", "more", 10)]
    packets += [message("/b_allocRead", "more", "/etc/hostname")]
    for packet in packets:
        far.send_raw(packet)
    answered, asked = received(far), sum(map(len, packets))
    print(f"unproven: {answered} bytes for {asked}: {answered / asked:.3f}")  # noqa: T201 - a figure
    assert 0 < answered <= asked
    assert [reply[1] for reply in near.until_list()] == ["big"]  # nothing of it was done
    near.do("/b_free", "big")
    for client in (near, far):
        client.close()


def test_a_proof_lasts_until_its_owner_falls_silent(machines: tuple[Process, Namespace, Namespace]) -> None:
    process, _, there = machines
    far: At = there.run(At, process.port, HERE, FAR)
    hello(far)
    assert far.do("/notify", 1)[0] == "/done"
    begin = time.monotonic()
    while time.monotonic() < begin + 3:  # longer than the patience
        assert far.ask("/status")[0] == "/status.reply"
    assert "already registered" in far.do("/notify", 1)[2]
    far.socket.settimeout(4)
    with pytest.raises(TimeoutError):
        far.socket.recv(1)
    assert far.ask("/status")[0] == "/hi"
    hello(far)
    assert far.do("/notify", 1)[0] == "/done"
    far.close()


def test_a_silent_client_that_waits_for_its_job_keeps_it(machines: tuple[Process, Namespace, Namespace]) -> None:
    process, here, there = machines
    near: At = here.run(At, process.port, HERE, HERE)
    near.do("/b_alloc", "sound", 44100)
    near.do("/b_gen", "sound", "sine1", 7, 1.0, 0.5)
    far: At = there.run(At, process.port, HERE, FAR)
    hello(far)
    far.send("/maxrate", 1)
    far.send("/bufnmf", "source", "sound", "bases", "found", "solver", "mu", "iterations", 10**8, "id", 77)
    far.until("/bufnmf/started")
    begin = time.monotonic()
    while time.monotonic() < begin + 3:  # longer than the patience
        near.send("/bufnmf/jobs")
        assert near.until("/done", "/bufnmf/jobs")[-1][2] == 1
    near.do("/bufnmf/cancel", 77)
    assert far.until("/fail", "/bufnmf")[-1][2] == "cancelled"
    for client in (near, far):
        client.close()


def test_trusted_hosts_prove_nothing(tmp_path: Path) -> None:
    settings = tmp_path / "settings.toml"
    settings.write_text(f'trusted_hosts = ["{FAR}"]\n')
    with two_machines() as (here, there):
        process: Process = here.run(Process, "--host", HERE, "--config", str(settings))
        try:
            far: At = there.run(At, process.port, HERE, FAR)
            assert far.ask("/status")[0] == "/status.reply"
            far.close()
        finally:
            process.end()


def test_send_proves_its_address(machines: tuple[Process, Namespace, Namespace]) -> None:
    process, here, there = machines
    command = [sys.executable, "-m", "nmfserver", "send", "--host", HERE, "--port", str(process.port)]
    for machine in (here, there):
        done = machine.run(subprocess.run, [*command, "/b_query", "none"], capture_output=True, text=True, check=True)
        assert done.stdout == "/b_info none 0 0 0\n"


def test_pd_proves_its_address(machines: tuple[Process, Namespace, Namespace], tmp_path: Path) -> None:
    require("pd")
    process, _, there = machines
    boxes = (
        Box("conn", f"nmfserver {HERE} {process.port}", ("done", "job", "data", "error", "health")),
        Box("nmf", f"bufnmf loop @server {HERE} {process.port} @bases bases @components 1", OUTLETS),
    )
    patch: Pd = there.run(Pd, tmp_path, boxes, ("loop", "bases"))
    try:
        patch.wait("conn-health", "1")
        patch.send("conn", "/b_alloc", "far", 10)
        assert patch.wait("conn-done") == "/b_alloc far"
        assert patch.lines("conn-data") == []
        patch.set_array("loop", np.sin(np.arange(20000, dtype=np.float32) / 20))
        patch.send("nmf", "bang")
        patch.wait("nmf-done", "bang")
        assert np.abs(patch.array("bases")).max() > 0
        assert patch.lines("conn-error") == patch.lines("nmf-error") == []
        patch.send("conn", "/b_free", "far")
        patch.wait("conn-done", "/b_free far")
    finally:
        assert there.run(patch.end) == 0
    assert patch.complaints() == []


SAYS_HELLO = "OSCFunc({ |m, t, from| from.sendMsg(\"/hello\", m[1]) }, '/hi').fix"
"""What the documentation says for sclang without the Quark."""


@pytest.mark.parametrize(
    "attached",
    ["n = NMFServer(\\far, ADDRESS); n.bootSync", f"{SAYS_HELLO}; n = Server.remote(\\far, ADDRESS, OPTIONS)"],
    ids=["the Quark", "sclang alone"],
)
def test_sclang_proves_its_address(
    attached: str, machines: tuple[Process, Namespace, Namespace], tmp_path: Path
) -> None:
    require("sclang")
    process, _, there = machines
    address, options = f'NetAddr("{HERE}", {process.port})', "ServerOptions.new.maxLogins_(32).numBuffers_(32 * 1024)"
    sclang: Sclang = there.run(Sclang, tmp_path, [QUARK])
    try:
        sclang.do(attached.replace("ADDRESS", address).replace("OPTIONS", options))
        sclang.do("while { n.serverRunning.not or: { n.clientID.isNil } } { 0.02.wait }")
        sclang.do("b = Buffer.alloc(n, 100, 1); n.sync; b.setn(0, [0.5, 0.25]); n.sync")
        assert sclang.run("answer.({ |action| b.getn(0, 2, action) })[0]") == [0.5, 0.25]
        sclang.do("b.free; n.sync")
        # Both use the same port, and the second comes before the login of the first is over.
        assert [line for line in sclang.complaints() if "already registered" not in line] == []
    finally:
        assert there.run(sclang.end) == 0


def test_the_documentation_says_what_sclang_sends() -> None:
    assert SAYS_HELLO in (Path(__file__).parents[1] / "nmfserver/docs/protocol.md").read_text("utf-8")
