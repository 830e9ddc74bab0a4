"""sclang boots, finds and quits nmfserver: by its own Server class, and by the Quark's."""

from __future__ import annotations

import contextlib
import shutil
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import environment
import pytest

from tests.ports import free_port
from tests.supercollider.conftest import QUARK
from tests.supercollider.sclang import Sclang, quoted
from tests.wire import Process, wait_until

PROGRAM = Path(sys.executable).with_name("nmfserver")
SHARED_MEMORY = {
    "Cannot connect to shared memory: No such file or directory",
    "ERROR: Primitive '_ServerShmInterface_connectSharedMem' failed.",
    "Failed.",
    "^^ The preceding error dump is for ERROR: Primitive '_ServerShmInterface_connectSharedMem' failed.",
}
"""What sclang's own Server posts after booting a program that has no shared memory of scsynth's kind."""
UNTIL_ENDED = "while {{ {0}.pid.notNil }} {{ 0.02.wait }}"


@pytest.fixture
def booting(sclang: Sclang) -> Iterator[Sclang]:
    """A sclang that knows the program, and has a free port."""
    sclang.do(f"~port = {free_port()}; NMFServer.path = {quoted(str(PROGRAM))}; ~program = Server.program")
    yield sclang
    sclang.do("Server.program = ~program; ~server !? { if(~server.pid.notNil) { ~server.quit } }")
    sclang.do("~server !? { while { ~server.pid.notNil } { 0.02.wait } }")


@pytest.mark.parametrize("protocol", ["udp", "tcp"])
def test_sclangs_own_server_boots_reboots_and_quits_it(booting: Sclang, protocol: str) -> None:
    booting.do(
        f"Server.program = {quoted(f'exec {PROGRAM} scsynth')}; ~options = ServerOptions.new;"
        f"~options.protocol = \\{protocol};"
        '~server = Server(\\booted, NetAddr("127.0.0.1", ~port), ~options); ~server.bootSync'
    )
    assert booting.run("[~server.serverRunning, ~server.clientID, ~server.options.maxLogins]") == [True, 0, 1]
    buffer = "~buffer = Buffer.alloc(~server, 100, 2); ~server.sync; answer.({ |action| ~buffer.query(action) })[1..]"
    assert booting.run(buffer) == [0, 100, 2, 48000]
    first = booting.run("~server.pid")
    booting.do("answer.({ |action| ~server.reboot(action) })")
    booting.do("while { ~server.serverRunning } { 0.02.wait }; while { ~server.serverRunning.not } { 0.02.wait }")
    assert booting.run("~server.pid") != first
    assert booting.run("answer.({ |action| ~buffer.query(action) })[2]") == 0  # a new process
    assert booting.run("1000.collect { Buffer(~server).bufnum }.maxItem") > 900  # all numbers, as for one client
    booting.do("answer.({ |action| ~server.quit(action) })")
    booting.do(UNTIL_ENDED.format("~server"))
    if protocol == "udp":
        assert set(booting.complaints()) <= SHARED_MEMORY
    booting.clear()


def test_the_process_that_sclang_knows_is_the_servers(booting: Sclang) -> None:
    booting.do(
        f"Server.program = {quoted(f'exec {PROGRAM} scsynth')};"
        '~server = Server(\\booted, NetAddr("127.0.0.1", ~port)); ~server.bootSync'
    )
    pid, port = booting.run("[~server.pid, ~port]")
    assert "nmfserver" in Path(f"/proc/{pid}/cmdline").read_text("utf-8").split("\0")[1]
    booting.do(f"thisProcess.platform.killProcessByID({pid}); {UNTIL_ENDED.format('~server')}")
    with contextlib.closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as probe:
        probe.bind(("127.0.0.1", port))  # nobody has it any more
    booting.clear()


@pytest.mark.parametrize(
    "text",
    ["nmfserver/docs/supercollider.md", "scripts/supercollider/nmfserver/HelpSource/Guides/TakingSoundsApart.schelp"],
)
def test_the_documented_program_is_the_one_that_is_tested(text: str) -> None:
    assert 'Server.program = "exec nmfserver scsynth"' in (Path(__file__).parents[2] / text).read_text("utf-8")


def test_the_quarks_server_boots_and_quits_without_a_complaint_and_posts_its_log(booting: Sclang) -> None:
    booting.do('~server = NMFServer(\\own, NetAddr("127.0.0.1", ~port)); ~server.bootSync')
    assert "nmfserver is ready on localhost port" in booting.posted
    assert booting.run("[~server.serverRunning, ~server.isAlive, ~server.pid.notNil]") == [True, True, True]
    assert booting.run("answer.({ |action| ~server.ping(2, 0.01, action) })[0] < 0.5")
    assert booting.run("answer.({ |action| ~server.waitForBoot(action) })[0] === ~server")
    booting.do("~server.boot")
    assert "running already" in booting.posted
    booting.clear()
    for _ in range(2):  # anew at once, before the old one has quite ended
        first = booting.run("~server.pid")
        booting.do("~server.quit; ~server.bootSync")
        assert booting.run("[~server.isAlive, ~server.pid]") != [True, first]
        assert booting.run("~server.isAlive")
    booting.do("~server.quit; " + UNTIL_ENDED.format("~server"))
    assert not booting.run("~server.isAlive")


def test_a_failure_in_the_server_shows_in_the_post_window(booting: Sclang) -> None:
    booting.do('~server = NMFServer(\\own, NetAddr("127.0.0.1", ~port)); ~server.bootSync')
    booting.do("~server.sendMsg('/b_set', 5, 0, 0.5)")
    wait_until(lambda: "/b_set: buffer 5 does not exist" in booting.posted)
    booting.clear()


@pytest.mark.parametrize("protocol", ["udp", "tcp"])
def test_one_that_runs_already_is_found_and_outlasts_sclang(booting: Sclang, server: Process, protocol: str) -> None:
    booting.do(
        f"~options = NMFServer.defaultOptions; ~options.protocol = \\{protocol};"
        f'~found = NMFServer(\\found, NetAddr("127.0.0.1", {server.port}), ~options); ~found.bootSync'
    )
    assert "was found at" in booting.posted
    assert booting.run("[~found.isAlive, ~found.pid]") == [True, None]
    booting.do("Server.quitAll; ~found.sync")  # as sclang does at its end
    assert server.process.poll() is None


def test_what_cannot_be_booted_says_so_once_and_calls_the_error_function(booting: Sclang) -> None:
    booting.do('NMFServer.path = "/no/such/program"; ~server = NMFServer(\\own, NetAddr("127.0.0.1", ~port))')
    booting.do("answer.({ |action| ~server.boot(onFailure: action) })")
    assert [line for line in booting.posted.splitlines() if line.startswith("ERROR")] == [
        "ERROR: nmfserver could not be started as /no/such/program: install it (pip install nmfserver), "
        "or set NMFServer.path"
    ]
    assert not booting.run("~server.bootSync; ~server.isAlive")  # nothing hangs
    booting.clear()


def test_another_program_at_the_port_is_named(booting: Sclang, scsynth: int) -> None:
    booting.do(f'~other = NMFServer(\\other, NetAddr("127.0.0.1", {scsynth}))')
    booting.do("answer.({ |action| ~other.boot(onFailure: action) })")
    assert f"ERROR: scsynth answers at 127.0.0.1:{scsynth}, so nmfserver cannot be booted there" in booting.posted
    booting.clear()


def test_nothing_is_booted_here_for_an_address_elsewhere(booting: Sclang) -> None:
    booting.do('~far = NMFServer(\\far, NetAddr("127.0.0.2", ~port))')
    if booting.run("~far.isLocal"):
        booting.do('~far = NMFServer(\\far, NetAddr("192.0.2.1", ~port))')
    booting.do("answer.({ |action| ~far.boot(onFailure: action) })")
    assert "start nmfserver there" in booting.posted
    assert booting.run("~far.pid") is None
    booting.clear()


def test_only_folders_of_an_sclang_that_has_ended_are_swept(sclang: Sclang, tmp_path: Path) -> None:
    own = sclang.process.pid
    names = [
        f"nmfserver-sclang-{own}-1",
        "nmfserver-sclang-4190000-2",
        "nmfserver-4190000-takes",
        "nmfserver-sclang-x-1",
    ]
    for name in names:
        (tmp_path / name).mkdir()
        (tmp_path / name / "source.wav").touch()
    sclang.do(f"~parent = NMFFolder.parent; NMFFolder.parent = {quoted(str(tmp_path))}; NMFFolder.sweep")
    assert {path.name for path in tmp_path.iterdir()} == set(names) - {names[1]}
    sclang.do("NMFFolder.sweep(thisProcess.pid)")
    assert {path.name for path in tmp_path.iterdir()} == set(names[2:])
    sclang.do("NMFFolder.parent = ~parent")


def test_the_quark_installs_with_one_line(tmp_path: Path, sclang: Sclang) -> None:
    """In a sclang that does not know it; the next one does, and finds the program that is installed in its checkout."""
    for folder in ("first", "second"):
        (tmp_path / folder).mkdir()
    first = Sclang(tmp_path / "first")
    try:
        assert first.run("\\BufNMF.asClass.isNil")
        first.do(f"Quarks.install({quoted(str(QUARK))})")
        assert "installed" in first.posted
        settings = (tmp_path / "first" / "sclang_conf.yaml").read_text("utf-8")
        assert str(QUARK) in settings
        assert first.run("Quarks.installed.collect { |quark| [quark.name, quark.version] }") == [["nmfserver", "0.2.0"]]
        assert first.complaints() == []
    finally:
        assert first.end() == 0
    checkout = tmp_path / "checkout"
    copy = shutil.copytree(QUARK, checkout / QUARK.relative_to(environment.ROOT))
    program = checkout / ".venv" / "bin" / "nmfserver"
    program.parent.mkdir(parents=True)
    program.touch()
    second = Sclang(tmp_path / "second", [copy])
    try:
        assert second.run("[BufNMF, BufCompose, NMFServer, NMFExample].collect(_.name)") == [
            "BufNMF", "BufCompose", "NMFServer", "NMFExample",
        ]  # fmt: skip
        assert second.run("NMFServer.path") == str(program)
        assert second.complaints() == []
    finally:
        assert second.end() == 0


HELP = sorted((QUARK / "HelpSource").rglob("*.schelp"))


@pytest.mark.parametrize("page", HELP, ids=lambda page: page.stem)
def test_help_pages_can_be_read_and_tell_of_every_public_method(sclang: Sclang, page: Path) -> None:
    title = sclang.run(f"SCDoc.parseFileFull({quoted(str(page))}).children.first.children.first.text")
    assert title
    if page.parent.name != "Classes":
        return
    undocumented = sclang.run(f"""
        var class = {page.stem}, entry = SCDocEntry(SCDoc.parseFileFull({quoted(str(page))}), "Classes/{page.stem}");
        [
            [class.class, entry.doccmethods, entry.privcmethods],
            [class, entry.docimethods, entry.privimethods]
        ].collect {{ |each|
            var names = (each[0].methods ? []).collect {{ |method| method.name.asGetter }}.asSet;
            [names - each[1] - each[2], each[2] - names].collect(_.asArray)
        }}
    """)
    assert undocumented == [[[], []], [[], []]]  # neither methods that nothing is said of, nor words about none


def test_the_quark_names_its_authors_and_where_it_comes_from(sclang: Sclang) -> None:
    told = sclang.run(f"var data = Quark.fromLocalPath({quoted(str(QUARK))}).data; [data[\\author], data[\\url]]")
    assert told[0] == "The nmfserver developers"
    assert (QUARK / told[1]).resolve() == QUARK.parents[2] / "README.md"
