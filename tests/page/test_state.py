"""What browsers see of the server, and what they tell it, over the WebSocket."""

from __future__ import annotations

import contextlib
import json
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from nmfserver.osc import codec
from nmfserver.page.mirror import Mirror
from nmfserver.page.store import Store
from tests.page.pages import Browser, Message, Relay, Socket, running_page
from tests.wire import Process, Tcp, Udp, wait_until

TAKEN_APART = (
    "source", "loop", "components", 2, "resynth", "loop stems", "activations", "loop activations", "iterations", 20
)  # fmt: skip


def test_the_state_names_the_server_and_its_memory(socket: Socket, server: Process) -> None:
    told = socket.until_state(lambda state: "memory" in state["server"] and state["server"])
    assert (told["host"], told["port"]) == ("127.0.0.1", server.port)
    assert told["local"]
    assert 0 <= told["memory"]["used"] < told["memory"]["quota"]


def test_buffers_of_others_appear_change_and_go_and_keep_their_number_when_renamed(socket: Socket, udp: Udp) -> None:
    udp.do("/client/name", "a patch")
    udp.do("/b_alloc", "tone", 100, 2)
    first = socket.buffer("tone")
    assert (first["frames"], first["channels"], first["maker"]) == (100, 2, "a patch")
    udp.send("/b_set", "tone", 0, 0.5)
    socket.until_state(lambda state: state["buffers"][str(first["ref"])]["version"] != first["version"])
    udp.do("/b_rename", "tone", "other")
    assert socket.buffer("other")["ref"] == first["ref"]
    udp.do("/b_free", "other")
    socket.until_state(lambda state: not state["buffers"])
    udp.do("/client/name", "")


def test_names_of_components_are_the_servers(socket: Socket, udp: Udp) -> None:
    udp.do("/b_alloc", "stems", 100, 2)
    ref = socket.buffer("stems")["ref"]
    udp.send("/component/name", 1, "snare", "stems")
    named = socket.until_state(lambda state: state["buffers"][str(ref)]["names"])
    assert named == ["", "snare"]
    assert socket.ask("/component/name", "snare", "", "stems")["ok"]
    socket.until_state(lambda state: not state["buffers"][str(ref)]["names"])
    refused = socket.ask("/component/name", 0, "7", "stems")
    assert refused["reason"].startswith("the name is '7'; it is no number")


def test_a_name_is_a_text_whatever_it_holds(socket: Socket, udp: Udp) -> None:
    for name in ("<script>alert(1)</script>", "a/b/../c", '"', "kick\udcff"):
        udp.send_raw(odd_alloc(name))
        assert socket.buffer(name)["frames"] == 10
        assert socket.ask("/b_free", name)["ok"]


def odd_alloc(name: str) -> bytes:
    """Return /b_alloc for a name that need not be UTF-8."""
    data = name.encode(errors="surrogateescape")
    text = data + bytes(4 - len(data) % 4)
    return b"/b_alloc\0\0\0\0,si\0" + text + (10).to_bytes(4, "big")


def test_a_command_is_answered_with_what_it_says_or_why_not(socket: Socket) -> None:
    assert socket.ask("/b_alloc", "a", 10)["done"] == ["a"]
    told = socket.ask("/b_query", "a", "nothing")
    assert told["messages"] == [["/b_info", "a", 10, 1, 48000.0, "nothing", 0, 0, 0.0]]
    assert socket.ask("/b_set", "a", 3, 0.5) == {"type": "answer", "id": 3, "ok": True, "done": [], "messages": []}
    refused = socket.ask("/b_set", "a", 10, 0.5)
    assert not refused["ok"]
    assert refused["reason"].startswith("buffer a has 10 samples")
    assert refused["values"] == ["a"]


def test_answers_belong_to_their_requests_however_many_are_under_way(socket: Socket) -> None:
    socket.ask("/b_alloc", "a", 1000)
    socket.ask("/b_alloc", "b", 1)
    for number in range(100, 150):
        socket.send(type="osc", id=number, address="/b_get", arguments=["a", number])
        socket.send(type="osc", id=number + 100, address="/b_get", arguments=["b", number])
    answers: dict[int, Message] = {}
    while len(answers) < 100:
        message = socket.receive()
        if message["type"] == "answer":
            answers[message["id"]] = message
    for number in range(100, 150):
        assert answers[number]["messages"] == [["/b_set", "a", number, 0.0]]
        assert "there is no index" in answers[number + 100]["reason"]


def test_a_job_reports_its_progress_to_who_asked_and_becomes_a_decomposition(
    socket: Socket, udp: Udp, recording: Path
) -> None:
    udp.do("/b_allocRead", "loop", str(recording))
    source = socket.buffer("loop")
    answer = socket.ask("/bufnmf", *TAKEN_APART)
    assert answer["ok"], answer
    stems, envelopes = socket.buffer("loop stems"), socket.buffer("loop activations")
    found = socket.until_state(lambda state: state["decompositions"].get(str(stems["ref"])))
    assert found["source"] == source["ref"]
    assert found["activations"] == envelopes["ref"]
    assert "bases" not in found
    assert (found["components"], found["channels"], found["hop"]) == (2, 2, 512)
    assert (found["startFrame"], found["frames"]) == (0, source["frames"])
    (job,) = (each for each in socket.state["jobs"].values() if each.get("resynth") == "loop stems")
    assert (job["state"], job["client"], job["source"]) == ("done", "page", "loop")
    udp.do("/b_free", "loop")
    socket.until_state(lambda state: "source" not in state["decompositions"][str(stems["ref"])])
    udp.do("/b_free", "loop stems")
    socket.until_state(lambda state: list(state["decompositions"]) == [str(envelopes["ref"])])


def test_components_are_merged_and_split_into_decompositions_of_their_own(
    socket: Socket, udp: Udp, recording: Path
) -> None:
    udp.do("/b_allocRead", "loop", str(recording), 0, 4000)
    socket.buffer("loop")
    assert socket.ask("/bufnmf", *TAKEN_APART)["ok"]
    first = socket.buffer("loop stems")["ref"]
    parts = ("stems", "loop stems", "activations", "loop activations", "components", 2)
    into = ("destStems", "one", "destActivations", "its")
    assert socket.ask("/bufmerge", "merge", 0, 1, *parts, *into)["done"] == [-1, "its", "one"]
    one = socket.buffer("one")["ref"]
    merged = socket.until_state(lambda state: state["decompositions"].get(str(one)))
    assert (merged["components"], merged["activations"]) == (1, socket.buffer("its")["ref"])
    assert "solver" not in merged
    split = socket.ask("/bufsplit", "stems", "one", "component", 0, "components", 1, "destStems", "two")
    assert split["ok"], split
    two = socket.buffer("two")["ref"]
    assert socket.until_state(lambda state: state["decompositions"].get(str(two)))["components"] == 2
    assert socket.state["decompositions"][str(first)]["components"] == 2


def test_a_result_that_was_replaced_by_something_else_is_no_part_any_more(
    socket: Socket, udp: Udp, recording: Path
) -> None:
    udp.do("/b_allocRead", "loop", str(recording), 0, 4000)
    socket.buffer("loop")
    assert socket.ask("/bufnmf", *TAKEN_APART)["ok"]
    head = str(socket.buffer("loop stems")["ref"])
    socket.until_state(lambda state: "activations" in state["decompositions"][head])
    udp.do("/b_alloc", "loop activations", 10, 1)
    socket.until_state(lambda state: "activations" not in state["decompositions"][head])


def test_a_page_that_comes_later_shows_the_same(socket: Socket, server: Process, udp: Udp, recording: Path) -> None:
    udp.do("/b_allocRead", "loop", str(recording))
    socket.buffer("loop")
    assert socket.ask("/bufnmf", *TAKEN_APART)["ok"]
    udp.do("/b_rename", "loop stems", "other")
    udp.do("/b_rename", "loop", "loop stems")
    socket.buffer("other")
    told = socket.until_state(lambda state: state["decompositions"])
    with (
        running_page(server=server.port) as later,
        contextlib.closing(Browser(later)) as browser,
        browser.socket() as second,
    ):
        second.until_state(lambda state: state["server"]["connected"])
        assert second.state["decompositions"] == told
        socket.until_state(lambda state: state["buffers"] == second.state["buffers"])
        udp.do("/b_alloc", "other", 10)  # the stems are replaced
        for each in (socket, second):
            each.until_state(lambda state: [each for each in state["decompositions"].values() if "stems" not in each])


def test_what_a_link_loses_comes_back_with_its_notes(server: Process, udp: Udp, recording: Path) -> None:
    udp.do("/b_allocRead", "loop", str(recording))
    with (
        Relay(server.port) as relay,
        running_page(server=relay.port) as page,
        contextlib.closing(Browser(page)) as browser,
        browser.socket() as socket,
    ):
        socket.buffer("loop")
        assert socket.ask("/bufnmf", *TAKEN_APART)["ok"]
        before = dict(socket.until_state(lambda state: state["decompositions"]))
        (head,) = before
        socket.send(type="share", key=f"mix/{head}", value={"names": ["kick"]})
        source = f"shown/{socket.buffer('loop')['ref']}"
        socket.send(type="share", key=source, value=1)
        socket.until_state(lambda state: len(state["shared"]) == 2)
        relay.cut()
        socket.until_state(lambda state: not state["server"]["connected"])
        udp.do("/b_free", "loop")
        socket.until_state(lambda state: state["server"]["connected"])
        del before[head]["source"]
        assert socket.state["decompositions"] == before
        assert socket.until_state(lambda state: source not in state["shared"] and state["shared"]) == {
            f"mix/{head}": {"names": ["kick"]}
        }


def test_a_job_of_another_client_is_seen_and_cancelled(
    browser: Browser, socket: Socket, tcp: Tcp, udp: Udp, recording: Path
) -> None:
    udp.do("/b_allocRead", "loop", str(recording))
    tcp.send(
        "/bufnmf", "source", "loop", "components", 40, "bases", "b", "iterations", 20000, "solver", "mu", "tolerance",
        0.0, "fftSize", 8192,
    )  # fmt: skip
    number = socket.until_state(
        lambda state: [name for name, job in state["jobs"].items() if job["state"] == "running"]
    )[0]
    with browser.socket() as other:  # another page shows the same
        assert other.state["jobs"][number]["state"] == "running"
        assert other.ask("/bufnmf/cancel", int(number))["done"] == [int(number)]
    socket.until_state(lambda state: state["jobs"][number]["state"] == "cancelled")
    assert tcp.until("/fail")[-1][1:3] == ("/bufnmf", "cancelled")


def test_of_two_jobs_of_one_page_each_is_answered_by_its_own_end(socket: Socket, udp: Udp, recording: Path) -> None:
    udp.do("/b_allocRead", "loop", str(recording))
    socket.buffer("loop")
    long = ("components", 40, "iterations", 20000, "solver", "mu", "tolerance", 0.0, "fftSize", 8192)
    socket.send(type="osc", id=1, address="/bufnmf", arguments=["source", "loop", "bases", "a", *long])
    socket.send(type="osc", id=2, address="/bufnmf", arguments=["source", "loop", "bases", "b", *long])
    jobs: dict[str, int] = {}

    def both(state: dict[str, Any]) -> bool:
        under_way = (job for job in state["jobs"].values() if job["state"] in ("waiting", "running"))
        jobs.update({job["bases"]: job["number"] for job in under_way})
        return jobs.keys() >= {"a", "b"}

    socket.until_state(both)
    for name, number in (("b", 2), ("a", 1)):
        socket.send(type="osc", id=9, address="/bufnmf/cancel", arguments=[jobs[name]])
        ended = socket.until(lambda message: message["type"] == "answer" and message["id"] in (1, 2))
        assert (ended["id"], ended["ok"], ended["reason"]) == (number, False, "cancelled")


def test_notes_of_the_pages_are_shared(browser: Browser, socket: Socket) -> None:
    with browser.socket() as other:
        other.send(type="share", key="mix", value={"names": ["kick"]})
        assert socket.until_state(lambda state: state["shared"].get("mix")) == {"names": ["kick"]}
        socket.send(type="share", key="mix", value=None)
        other.until_state(lambda state: "mix" not in state["shared"])


def test_a_note_that_a_browser_brings_back_is_taken_only_where_there_is_none(socket: Socket) -> None:
    socket.send(type="share", key="gain", value=1, absent=True)
    assert socket.until_state(lambda state: state["shared"].get("gain")) == 1
    socket.send(type="share", key="gain", value=2, absent=True)
    socket.send(type="share", key="gain", value=None)
    told = socket.until(lambda message: "shared/gain" in message.get("set", {}))
    assert told["set"]["shared/gain"] is None


def test_no_two_pages_are_given_the_same_names_for_what_they_make(
    browser: Browser, socket: Socket, server: Process, udp: Udp
) -> None:
    udp.do("/b_alloc", "loop bases", 10)
    assert socket.hold("loop stems", "loop bases")["done"] == ["loop stems 2", "loop bases 2"]
    with browser.socket() as other:
        assert other.hold("loop stems")["done"] == ["loop stems"]
        other.send(type="release", names=["loop stems", "loop stems 2"])  # its own alone
        wait_until(lambda: other.hold("loop stems")["done"] == ["loop stems"])
        assert socket.hold("loop stems 2")["done"] == ["loop stems 2 2"]
        assert other.hold("")["reason"] == "wanted is empty; it takes the number or the name of a buffer"
        assert other.hold(7)["reason"].startswith("names for buffers are a list")
    wait_until(lambda: socket.hold("loop stems")["done"] == ["loop stems"])  # the other page has gone
    with (
        running_page(server=server.port) as process,  # one beside it
        contextlib.closing(Browser(process)) as second,
        second.socket() as another,
    ):
        another.until_state(lambda state: state["server"]["connected"])
        assert socket.hold("kept")["done"] == ["kept"]
        assert another.hold("kept")["done"] == ["kept 2"]


def decomposition(ref: int, state: dict[str, Any]) -> Any:
    return state["decompositions"].get(str(ref))


def test_a_decomposition_without_stems_is_shown_by_what_there_is_of_it(
    browser: Browser, socket: Socket, udp: Udp, recording: Path
) -> None:
    udp.do("/b_allocRead", "loop", str(recording), 0, 4000)
    made = ("source", "loop", "components", 2, "bases", "w", "activations", "h", "resynth", "s", "iterations", 5)
    assert socket.ask("/bufnmf", *made)["ok"]
    refs = {name: socket.buffer(name)["ref"] for name in "whs"}
    socket.until_state(lambda state: list(state["decompositions"]) == [str(refs["s"])])
    for freed, stands in (("s", "h"), ("h", "w")):
        udp.do("/b_free", freed)
        found = socket.until_state(partial(decomposition, refs[stands]))
        assert (found["ref"], found["bases"], "stems" in found) == (refs[stands], refs["w"], False)
        with browser.socket() as late:
            assert late.state["decompositions"] == {str(refs[stands]): found}
    udp.do("/b_free", "w")
    socket.until_state(lambda state: not state["decompositions"])


def test_notes_on_a_buffer_go_with_it_and_none_is_taken_afterwards(socket: Socket, udp: Udp) -> None:
    udp.do("/b_alloc", "tone", 10)
    note = f"mix/{socket.buffer('tone')['ref']}/names/0"
    socket.send(type="share", key=note, value="kick")
    socket.until_state(lambda state: state["shared"].get(note) == "kick")
    udp.do("/b_rename", "tone", "other")
    assert socket.buffer("other")
    assert socket.state["shared"][note] == "kick"
    udp.do("/b_free", "other")
    socket.until_state(lambda state: not state["shared"])
    socket.send(type="share", key=note, value="snare")
    told = [socket.receive(), socket.receive()]  # the page takes back what it shows already
    assert {"type": "error", "reason": "the sound that this is about is gone"} in told
    changes = [message["set"] for message in told if message["type"] == "change"]
    assert any(change.get(f"shared/{note}", "") is None for change in changes)  # others may come along


def has_come(beginning: str, state: dict[str, Any]) -> bool:
    """Whether the last note begins so."""
    return str(state["shared"].get("note 49", "")).startswith(beginning)


def test_a_browser_that_does_not_read_holds_up_no_other_and_sees_the_end(browser: Browser, socket: Socket) -> None:
    with browser.socket() as slow:
        for number in range(1, 21):
            for note in range(50):
                socket.send(type="share", key=f"note {note}", value=f"{number} {'x' * 16000}")
            socket.until_state(partial(has_come, f"{number} "))
        slow.until_state(partial(has_come, "20 "))
    for note in range(50):
        socket.send(type="share", key=f"note {note}", value=None)
    socket.until_state(lambda state: not state["shared"])


@pytest.mark.parametrize(
    ("message", "reason"),
    [
        ("garbage", "this is no message of the page: garbage"),
        ("[" * 100_000, "this is no message of the page: [["),
        ('{"type":"nothing"}', "this is no message of the page"),
        ("7", "this is no message of the page: 7"),
        ('{"type":"osc","id":-1,"address":"/status"}', "a command has an id"),
        ('{"type":"osc"}', "something is missing"),
        ('{"type":"share","key":"","value":1}', "the key of a note"),
        ('{"type":"share","key":"k","value":1e999}', "something is missing or of another kind"),
        (json.dumps({"type": "share", "key": "k", "value": "x" * 20000}), "a note has at most 16384 letters"),
        (b"\x00\x01", "this is no message of the page"),
    ],
)
def test_garbage_is_answered_by_a_sentence_and_does_no_harm(socket: Socket, message: str | bytes, reason: str) -> None:
    socket.connection.send(message)
    assert socket.until(lambda told: told["type"] == "error")["reason"].startswith(reason)
    assert socket.ask("/b_alloc", "still", 1)["ok"]


@pytest.mark.parametrize(
    ("address", "arguments", "reason"),
    [
        ("/quit", [], "/quit is none of the commands that the page sends"),
        ("/b_allocRead", ["a", "/etc/passwd"], "/b_allocRead is none of the commands"),
        ("/bufnmf", ["source", "a", "@RESYNTHFILE", "/tmp/x.wav"], "the page writes no files"),
        ("/b_alloc", [["a"]], '["a"] is no number and no text'),
        ("/b_alloc", {"a": 1}, "the arguments of a command are a list"),
        ("/b_alloc", [True], "true is no number and no text"),
    ],
)
def test_what_names_files_or_ends_the_server_is_not_sent(
    socket: Socket, address: str, arguments: object, reason: str
) -> None:
    socket.send(type="osc", id=1, address=address, arguments=arguments)
    answer = socket.until(lambda told: told["type"] == "answer")
    assert not answer["ok"]
    assert answer["reason"].startswith(reason)


def test_thousand_buffers_are_shown(socket: Socket, browser: Browser, udp: Udp) -> None:
    for number in range(1000):
        udp.send("/b_alloc", f"buffer {number}", 1)
    socket.until_state(lambda state: len(state["buffers"]) == 1000)
    with browser.socket() as late:
        assert len(late.state["buffers"]) == 1000
    for number in range(1000):
        udp.send("/b_free", f"buffer {number}")
    socket.until_state(lambda state: not state["buffers"])


def test_a_result_is_told_as_one_before_the_decomposition_that_it_belongs_to() -> None:
    store = Store()
    mirror = Mirror(store)
    origin = ("source", 1, "components", 2, "numChans", 1, "activations", 3, "bases", 2)
    mirror.receive(codec.Message("/b_changed", ("loop", 1000, 1, 48000.0, 1, "me", 1)))
    mirror.receive(codec.Message("/b_changed", ("w", 513, 2, 48000.0, 1, "me", 2, *origin)))
    assert (store["buffers/2"]["source"], store["decompositions/3"]) == (1, None)  # a sound that nobody is to be shown
    mirror.receive(codec.Message("/b_changed", ("h", 10, 2, 48000.0, 1, "me", 3, *origin)))
    assert store["decompositions/3"]["bases"] == 2
    mirror.receive(codec.Message("/b_changed", ("w", 513, 2, 48000.0, 2, "me", 2)))
    assert "source" not in store["buffers/2"]
    assert "source" not in store["buffers/1"]
