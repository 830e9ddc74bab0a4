"""sclang's own Server class, unchanged, against nmfserver, over UDP and over TCP."""

from __future__ import annotations

import contextlib
import re
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.programs import require
from tests.supercollider.sclang import Sclang
from tests.wire import Process, Udp, running

PAGE = Path(__file__).parents[2] / "nmfserver/docs/supercollider.md"
PROTOCOLS = pytest.mark.parametrize("protocol", ["udp", "tcp"])

LOGIN = r"""
var options = ServerOptions.new.protocol_(\PROTOCOL).numBuffers_(32 * 1024);
n = Server.remote(\own, NetAddr("127.0.0.1", PORT), options);
answer.({ |action| n.doWhenBooted(action) });
[n.clientID, n.maxNumClients, n.options.maxLogins, n.serverRunning, n.notified, n.unresponsive, n.sampleRate]
"""


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Process]:
    """A fresh nmfserver, whose first client is number 0; named before `sclang`, so that it ends after its clients."""
    with running(log=tmp_path / "log.txt") as process:
        yield process


@contextlib.contextmanager
def another_sclang(folder: Path) -> Iterator[Sclang]:
    """A second musician on the same machine."""
    require("sclang")
    sclang = Sclang(folder)
    try:
        yield sclang
        assert sclang.complaints() == []
    finally:
        sclang.end()


@PROTOCOLS
def test_a_login_takes_place_in_sclangs_own_time(own: Process, sclang: Sclang, protocol: str) -> None:
    told = sclang.run(LOGIN.replace("PROTOCOL", protocol).replace("PORT", str(own.port)))
    assert told == [0, 32, 32, True, True, False, 48000]
    assert "own: server process has maxLogins 32 - adjusting my options accordingly." in sclang.posted
    assert "own: keeping clientID (0) as confirmed by server process." in sclang.posted


def test_a_connection_and_a_datagram_login_are_two_clients_with_numbers_of_their_own(
    own: Process, sclang: Sclang
) -> None:
    assert sclang.attach("first", own.port, variable="x") == 0
    assert sclang.attach("second", own.port, variable="y", protocol="tcp") == 1
    first, second = sclang.run("[x, y].collect { |server| server.nextBufferNumber(1024) }")
    assert (first, second) == (0, 1024)


def test_two_musicians_have_numbers_of_their_own_and_hear_only_their_own_answers(
    own: Process, sclang: Sclang, tmp_path: Path
) -> None:
    with another_sclang(tmp_path) as other:
        assert [sclang.attach("own", own.port), other.attach("own", own.port)] == [0, 1]
        code = "b = Buffer.alloc(n, %d); n.sync; b.fill(0, b.numFrames, %d); n.sync; b.bufnum"
        assert [sclang.run(code % (3, 1)), other.run(code % (4, 2))] == [0, 1024]
        assert [sclang.run("floats.(b)"), other.run("floats.(b)")] == [[1] * 3, [2] * 4]
        assert other.run("floats.(Buffer.new(n, 3, 1, 0))") == [1] * 3
        other.run("Buffer.freeAll(n); n.sync; nil")
        assert sclang.run("floats.(b)") == [1] * 3


def test_a_login_is_free_again_after_its_end(own: Process, sclang: Sclang) -> None:
    for _ in range(2):
        assert sclang.attach("own", own.port, protocol="tcp") == 0
        sclang.tidy()
        with contextlib.closing(Udp(own.port)) as client:
            client.sync()
            assert client.do("/notify", 1)[2] == 0
            client.do("/notify", 0)


@PROTOCOLS
def test_notifications_are_switched_off_and_on(own: Process, sclang: Sclang, protocol: str) -> None:
    sclang.attach("own", own.port, protocol=protocol)
    before, off, on, after = sclang.run("""
        var before = n.clientID;
        n.stopAliveThread; // a sign of life between the two would log in as well
        [before] ++ [false, true].collect { |flag| n.notify = flag; n.sync; n.notified } ++ n.clientID
    """)
    assert (off, on) == (False, True)
    assert before == after


def _clear_what_sclang_says_of_a_second_login(sclang: Sclang, client: int) -> None:
    first, *others = sclang.complaints()
    assert f"[ /fail, /notify, notify: already registered, {client} ]" in first
    assert all("already registered" in line for line in others)
    sclang.clear()


def test_logging_in_again_is_refused_and_no_buffer_number_is_given_twice(nmf: Sclang) -> None:
    client, numbers, kept, running_then = nmf.run("""
        var first = Buffer.alloc(n, 3), client = n.clientID, second;
        n.sync; first.setn(0, [1, 2, 3]);
        answer.({ |action| OSCFunc(action, '/fail', n.addr).oneShot; n.notify = true });
        n.sync; second = Buffer.alloc(n, 3); n.sync;
        [[client, n.clientID], [first.bufnum, second.bufnum], floats.(first), n.serverRunning]
    """)
    assert client[0] == client[1]
    assert numbers[1] == numbers[0] + 1
    assert kept == [1, 2, 3]
    assert running_then is True
    _clear_what_sclang_says_of_a_second_login(nmf, client[0])


def test_contact_that_is_lost_and_found_leaves_buffers_and_their_numbers(own: Process, sclang: Sclang) -> None:
    sclang.attach("own", own.port)
    sclang.do("b = Buffer.alloc(n, 3); n.sync; b.setn(0, [1, 2, 3]); n.sync; n.aliveThreadPeriod = 0.05")
    for told, unresponsive in ((signal.SIGSTOP, "true"), (signal.SIGCONT, "false")):
        own.process.send_signal(told)
        sclang.do(f"""
            var changed = Condition({{ n.unresponsive == {unresponsive} }});
            SimpleController(n).put(\\serverRunning, {{ changed.signal }});
            changed.wait
        """)
    sclang.do("answer.({ |action| OSCFunc(action, '/fail', n.addr).oneShot; n.notify = true }); n.sync")
    assert sclang.run("[b.bufnum, Buffer.alloc(n, 3).bufnum, floats.(b), n.serverRunning]") == [0, 1, [1, 2, 3], True]
    _clear_what_sclang_says_of_a_second_login(sclang, 0)


def test_the_documented_line_logs_in_and_once_more_after_its_server_was_forgotten(own: Process, sclang: Sclang) -> None:
    """As when the class library is compiled anew, which nobody tells the server."""
    (line,) = re.findall(r"n = (Server[.]remote.*?\));", PAGE.read_text("utf-8"))
    line = line.replace("57200", str(own.port))
    told = []
    with contextlib.closing(Udp(own.port)) as other:
        assert other.do("/notify", 1)[2] == 0
        for _ in range(2):
            sclang.do(f"n = {line}; answer.({{ |action| n.doWhenBooted(action) }})")
            told.append(sclang.run("[n.serverRunning, n.clientID, n.nextBufferNumber(1), n.bufferAllocator.size]"))
            sclang.do("n.stopAliveThread; n.remove")
    assert told == [[True, 1, 1024, 1024]] * 2
    assert any("already registered with clientID 1" in line for line in sclang.complaints())
    sclang.clear()


def test_the_status_says_that_nothing_is_synthesised(nmf: Sclang) -> None:
    told, rates, loads = nmf.run("""
        answer.({ |action| OSCFunc(action, '/status.reply', n.addr).oneShot; n.sendStatusMsg });
        [
            [n.numUGens, n.numSynths, n.numGroups, n.numSynthDefs],
            [n.sampleRate, n.actualSampleRate],
            [n.avgCPU, n.peakCPU]
        ]
    """)
    assert told == [0, 0, 0, 0]
    assert rates == [48000, 48000]
    assert all(0 <= load < 100 for load in loads)


def test_sync_waits_for_what_was_sent_before(nmf: Sclang, recording: Path) -> None:
    numbers = nmf.run(f"""
        var buffers = 5.collect {{ Buffer.readNoUpdate(n, "{recording}") }};
        n.sync;
        buffers.collect {{ |b| answer.({{ |action| b.query(action) }})[2] }}
    """)
    assert len(set(numbers)) == 1
    assert numbers[0] > 0


def test_sync_sends_bundles_and_waits_for_them(nmf: Sclang) -> None:
    values = nmf.run("""
        var b = Buffer.new(n, 3, 1);
        n.sync(Condition.new, [b.allocMsg, b.zeroMsg]); b.set(1, 2); floats.(b)
    """)
    assert values == [0, 2, 0]


def test_a_hundred_syncs_at_once_are_all_answered(nmf: Sclang) -> None:
    count = nmf.run("""
        var answered = 0, all = Condition({ answered == 100 });
        100.do { { n.sync; answered = answered + 1; all.signal }.fork };
        all.wait; answered
    """)
    assert count == 100


def test_send_msg_sync_knows_the_commands_answer(nmf: Sclang) -> None:
    values = nmf.run("""
        var b = Buffer.new(n, 3, 1);
        n.sendMsgSync(nil, *b.allocMsg); floats.(b)
    """)
    assert values == [0, 0, 0]


def test_ping_measures_the_way(nmf: Sclang) -> None:
    longest = nmf.run("answer.({ |action| n.ping(3, 0.001, action) })[0]")
    assert 0 < longest < 1


def test_command_period_drops_waiting_bundles_and_the_server_stays(nmf: Sclang) -> None:
    values, still = nmf.run("""
        var b = Buffer.alloc(n, 3);
        n.sync; n.makeBundle(0.2, { b.set(1, 2) });
        n.freeAll; n.sync; n.sync(latency: 0.25); [floats.(b), n.serverRunning]
    """)
    assert values == [0, 0, 0]
    assert still is True


def test_the_default_server_may_be_nmfserver(nmf: Sclang) -> None:
    values = nmf.run("""
        var b;
        Server.default = n; b = Buffer.alloc(numFrames: 3); s.sync; b.set(1, 2); floats.(b)
    """)
    assert values == [0, 2, 0]


def test_a_synth_definition_on_its_way_to_all_servers_does_no_harm(nmf: Sclang) -> None:
    done = nmf.run("""
        Server.default = n;
        answer.({ |action|
            OSCFunc(action, '/done', n.addr, argTemplate: ['/d_recv']).oneShot;
            SynthDef(\\word, { Out.ar(0, Silent.ar) }).add
        })[0]
    """)
    assert done == ["/done", "/d_recv"]


@pytest.mark.parametrize("play", ["{ SinOsc.ar(440) * 0.1 }.play(n)", "b.play", "Synth(\\default, target: n)"])
def test_what_needs_synthesis_is_refused_once_and_says_where_to_play(own: Process, sclang: Sclang, play: str) -> None:
    sclang.attach("own", own.port)
    sclang.do(f"b = Buffer.alloc(n, 3); n.sync; x = {play}; n.sync; {play}; n.sync; x.set(\\freq, 300); x.free; n.sync")
    assert [re.findall(r"/fail, (/\w+), (.*); play on scsynth", line) for line in sclang.complaints()] == [
        [(command, "nothing is synthesised here: this server keeps buffers and takes them apart")]
        for command in ("/s_new", "/n_set")
    ]
    sclang.clear()
    assert sclang.run("floats.(b)") == [0, 0, 0]


def test_what_arrives_is_shown_in_the_servers_terminal_when_sclang_asks(
    own: Process, sclang: Sclang, capfd: pytest.CaptureFixture[str]
) -> None:
    sclang.attach("own", own.port)
    sclang.run("n.dumpOSC(1); n.sendMsg('/b_query', 77); n.sync; n.dumpOSC(0); n.sync; nil")
    assert own.log is not None
    assert "/b_query" in own.log.read_text("utf-8")


@PROTOCOLS
def test_quit_ends_the_server_and_sclang_knows(own: Process, sclang: Sclang, protocol: str) -> None:
    sclang.attach("own", own.port, protocol=protocol)
    assert sclang.run("answer.({ |action| n.quit(action) }); n.serverRunning") is False
    assert own.process.wait(10) == 0


def test_a_server_that_is_gone_is_noticed(own: Process, sclang: Sclang) -> None:
    sclang.attach("own", own.port)
    own.end()
    noticed = sclang.run("""
        var gone = Condition({ n.unresponsive });
        n.aliveThreadPeriod = 0.05;
        SimpleController(n).put(\\serverRunning, { gone.signal });
        gone.wait; n.unresponsive
    """)
    assert noticed is True
