"""The page in a real browser: real files, a real server, samples as they are heard."""

from __future__ import annotations

import contextlib
import io
import itertools
import os
import re
import signal
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import numpy as np
import pytest
import soundfile
from numpy.typing import NDArray
from playwright.sync_api import Browser, Route, expect

from nmfserver.kernels import on_demand
from nmfserver.picture.look import colours
from nmfserver.processes.settings import LARGEST_SPARSITY
from tests.page.chromium import PLAYS, SCROLL, Screen, launched
from tests.page.pages import Browser as Client
from tests.page.pages import PageProcess, running_page
from tests.programs import require
from tests.wire import Process, Udp, running, wait_until

RENDER = """async ([gains, pans, frames]) => {
    const [{ store }, shown, { Graph }, { piece }] = await Promise.all([
        import("/static/model/store.js"), import("/static/model/shown.js"), import("/static/sound/graph.js"),
        import("/static/sound/player.js")]);
    const [source, take] = [shown.sourceOf(store.state), shown.takeOf(store.state)];
    const stems = store.state.buffers[take.stems];
    const context = new OfflineAudioContext(2, frames, source.sampleRate);
    const graph = new Graph(context, context.destination, source.channels, take.components, take.channels);
    graph.set("mix", gains, pans);
    const late = 8192; // the ramps of the gains are over
    for (let at = 0; at + late < frames; at += 12345) {
        const length = Math.min(12345, frames - late - at);
        graph.place(await piece(source, at, length), await piece(stems, at, length), at + late);
    }
    const heard = await context.startRendering();
    return [0, 1].map((side) => [...heard.getChannelData(side).subarray(late)]);
}"""
"""Plays pieces that are cut anywhere, with the page's own nodes, into memory."""

KEPT = """async () => {
    const [{ store: { state } }, { channelsOf, takeOf }, { wholeSamples }] = await Promise.all([
        import("/static/model/store.js"), import("/static/model/shown.js"), import("/static/model/data.js")]);
    const take = takeOf(state);
    const activations = await wholeSamples(state.buffers[take.activations]);
    const width = document.querySelector(".time-area").clientWidth;
    const edges = [60, 140].map((x) => Math.round((x / width) * activations[0].length));
    return channelsOf(take, 1).map((channel) => [...activations[channel].slice(...edges)]);
}"""
"""The activation of the second component, in each audio channel, where a line is drawn."""

FACTORS = """async () => {
    const [{ store }, { takeOf }, { wholeSamples }] = await Promise.all([import("/static/model/store.js"),
        import("/static/model/shown.js"), import("/static/model/data.js")]);
    const take = takeOf(store.state);
    const whole = (kind) => wholeSamples(store.state.buffers[take[kind]]);
    const factors = [await whole("bases"), await whole("activations")];
    return factors.map((channels) => channels.map((samples) => [...samples]));
}"""
"""Bases and activations of what is shown."""

UNSAID = """() => import("/static/model/store.js").then(({ store }) => {
    const recorded = (value, note) => new Proxy(value, { get: (object, name) => (note(name), object[name]) });
    const found = [];
    for (const element of document.querySelectorAll("*")) {
        const reads = element.constructor.reads;
        if (!reads) continue;
        const seen = new Set();
        const view = recorded(store.state.view, (name) => seen.add(`view.${name}`));
        element.render(recorded({ ...store.state, view }, (name) => seen.add(name)));
        const said = (path) => reads.includes(path) || reads.some((each) => each.startsWith(`${path}.`));
        found.push(...[...seen].filter((path) => !said(path) && path !== "view.loads").map((path) =>
            `${element.localName} reads ${path}`));
    }
    return found;
})"""
"""Parts of the state that views read without saying so: they would not be drawn again when these change."""

HIDDEN = """() => {
    window.drawn = [requestAnimationFrame.bind(window), []];
    window.requestAnimationFrame = (call) => window.drawn[1].push(call);
}"""
SEEN = """() => {
    const [draw, calls] = window.drawn;
    window.requestAnimationFrame = draw;
    calls.forEach(draw);
}"""
"""What a browser does with a page that is hidden, and when it is seen again: it draws no frames, then what was left."""

KEEPING = """async (channels) => {
    const { askFor, blockFrames, canShow } = await import("/static/model/data.js");
    const buffers = [channels, channels].map((channels, ref) => ({ ref, version: 1, channels, frames: 10 ** 9 }));
    window.asked = [];
    window.fetch = (address) => (window.asked.push(address), new Promise(() => {})); // nothing ever comes
    let framesPerPixel = 512;
    while (!canShow(buffers[0], framesPerPixel)) framesPerPixel--;
    const show = () => {
        for (const buffer of buffers) {
            const size = blockFrames(buffer);
            const start = 10 * size - 1;
            const end = start + 4096 * framesPerPixel;
            for (let number = Math.floor(start / size) - 1; number <= Math.ceil(end / size); number++)
                askFor(buffer, number);
        }
    };
    show();
    const first = [...window.asked];
    show();
    return first;
}"""
"""Asks twice for the blocks of two rows of so many channels, as wide as a row gets and as far out as samples serve."""

CLEARED = """() => {
    const { clearRect } = CanvasRenderingContext2D.prototype;
    window.cleared = [];
    CanvasRenderingContext2D.prototype.clearRect = function (...box) {
        if (this.canvas.closest("part-row .time-area")) window.cleared.push(box[2] / this.canvas.width);
        clearRect.apply(this, box);
    };
}"""
"""Notes which part of a waveform is cleared, to be drawn anew."""

RESULTS = ("bases", "activations", "stems")


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    require("chromium")
    with launched() as browser:
        yield browser


@pytest.fixture
def screen(chromium: Browser, page: PageProcess, udp: Udp) -> Iterator[Screen]:
    opened = Screen(chromium, page.address)
    opened.wait("Object.keys(state.buffers).length === 0")
    yield opened
    opened.close()


@pytest.fixture
def three(screen: Screen, recording: Path) -> Screen:
    """A page with a loop that was taken apart into three components."""
    screen.drop(recording)
    screen.wait("state.view.source !== null")
    screen.press("Take apart")
    screen.rows().nth(2).wait_for()
    return screen


def rename(screen: Screen, row: int, name: str) -> None:
    """Type another name for a component."""
    screen.rows().nth(row).locator(".name").dblclick()
    screen.page.keyboard.type(name)
    screen.page.keyboard.press("Enter")


def exported(screen: Screen, what: str) -> bytes:
    """Return the file that the page exports."""
    screen.page.get_by_label("What", exact=True).select_option(what)
    with screen.page.expect_download() as download:
        screen.press("Export")
    return Path(download.value.path()).read_bytes()


def heard(screen: Screen, gains: list[float], frames: int, pans: tuple[float, ...] = (0, 0, 0)) -> NDArray[np.float32]:
    """Return what sounds with these gains, and places from -1, left, to 1, right; float32 (frames, 2)."""
    return np.array(screen.page.evaluate(RENDER, [gains, pans, frames + 8192]), np.float32).T


def decibels(difference: NDArray[np.float32], reference: NDArray[np.float32]) -> float:
    return float(20 * np.log10(np.abs(difference).max() / np.abs(reference).max() + 1e-12))


def test_a_dropped_file_is_taken_apart_and_heard(three: Screen, sound: NDArray[np.float32]) -> None:
    frames = 40_000
    assert three.names() == ["component 1", "component 2", "component 3"]
    assert three.page.locator("buffer-item .name").first.inner_text() == "loop"
    assert decibels(heard(three, [1, 1, 1], frames) - sound[:frames], sound) < -90

    three.page.keyboard.press("2")
    three.page.locator("part-row.unheard:not(.original)").nth(1).wait_for()
    pressed = three.page.get_by_role("button", name="Solo").and_(three.page.locator("[aria-pressed=true]"))
    assert pressed.count() == 1
    alone = heard(three, [0, 1, 0], frames)
    assert -60 < decibels(alone, sound) < 0
    assert decibels(heard(three, [1, 0, 1], frames) + alone - sound[:frames], sound) < -90
    to_the_left = heard(three, [1, 1, 1], frames, (0, -1, 0))
    assert decibels(to_the_left + alone * np.array([0, 1], np.float32) - sound[:frames], sound) < -90

    three.page.keyboard.press("Space")
    three.page.evaluate(PLAYS)
    three.page.keyboard.press("Space")
    assert three.state("state.view.playing") is False


def test_both_channels_of_a_stereo_sound_come_apart_together(three: Screen) -> None:
    _, activations = three.page.evaluate(FACTORS)
    assert activations[:3] == activations[3:]


def test_names_are_changed_undone_and_seen_by_another_page(three: Screen, chromium: Browser, page: PageProcess) -> None:
    other = Screen(chromium, page.address)
    other.page.locator("buffer-item .open").first.click()
    other.rows().nth(2).wait_for()

    rename(three, 0, "kick")
    three.page.keyboard.press("Shift+Digit3")
    other.wait("Object.entries(state.shared).some(([key, value]) => key.endsWith('/mutes/2') && value)")
    other.page.get_by_role("button", name="kick").wait_for()
    assert other.rows().nth(2).get_by_role("button", name="Mute").get_attribute("aria-pressed") == "true"

    other.rows().nth(1).get_by_role("button", name="Mute").click()
    expect(three.rows().nth(1).get_by_role("button", name="Mute")).to_have_attribute("aria-pressed", "true")
    three.press("Undo (Ctrl Z)")
    three.press("Undo (Ctrl Z)")
    other.page.get_by_role("button", name="component 1").wait_for()
    mutes = other.rows().get_by_role("button", name="Mute").all()
    assert [mute.get_attribute("aria-pressed") for mute in mutes] == [
        "false",
        "true",
        "false",
    ]  # the other page's stays
    other.close()


def test_stems_and_the_mix_are_exported(three: Screen, sound: NDArray[np.float32]) -> None:
    with zipfile.ZipFile(io.BytesIO(exported(three, "stems"))) as archive:
        assert sorted(archive.namelist()) == ["component 1.wav", "component 2.wav", "component 3.wav"]
        stems = [soundfile.read(io.BytesIO(archive.read(name)), dtype="float32")[0] for name in archive.namelist()]
    assert decibels(np.sum(stems, axis=0) - sound, sound) < -90

    three.rows().nth(0).get_by_role("button", name="Mute").click()
    mixed, _ = soundfile.read(io.BytesIO(exported(three, "mix")), dtype="float32")
    assert decibels(mixed - stems[1] - stems[2], sound) < -90
    assert b"BufNMF" in exported(three, "code")
    assert len(exported(three, "labels").splitlines()) > 3


def test_merged_components_are_one_for_everybody_until_that_is_undone(
    three: Screen, udp: Udp, sound: NDArray[np.float32]
) -> None:
    rename(three, 1, "drum")
    expect(three.rows().nth(1).locator(".name")).to_have_text("drum")
    three.rows().nth(1).get_by_role("button", name="Mute").click()
    three.rows().nth(0).locator(".badge").drag_to(three.rows().nth(1))
    expect(three.rows()).to_have_count(2)
    expect(three.rows().nth(0).locator(".name")).to_have_text("drum")
    expect(three.rows().nth(0).get_by_role("button", name="Mute")).to_have_attribute("aria-pressed", "true")
    with zipfile.ZipFile(io.BytesIO(exported(three, "stems"))) as archive:
        stems = [soundfile.read(io.BytesIO(archive.read(name)))[0] for name in ("drum.wav", "component 2.wav")]
    assert decibels(np.sum(stems, axis=0) - sound, sound) < -90
    labels = {line.split("\t")[2] for line in exported(three, "labels").decode().splitlines()}
    assert "drum" in labels <= {"drum", "component 2"}
    assert udp.ask("/b_query", "loop bases 2")[3] == 2 * sound.shape[1]
    assert udp.ask("/component/names", "loop bases 2")[2] == "drum"

    three.page.get_by_label("What", exact=True).select_option("code")
    three.press("Export")
    three.notice().get_by_text("no single call of /bufnmf makes them").wait_for()
    three.press("Undo (Ctrl Z)")
    expect(three.rows()).to_have_count(3)
    three.press("Redo (Ctrl Shift Z)")
    expect(three.rows()).to_have_count(2)

    into = three.page.get_by_label("Merge into")
    into.focus()
    into.press("ArrowDown")
    expect(into).to_have_value("1")
    expect(three.rows()).to_have_count(2)  # the keys only choose
    three.press("Merge")
    expect(three.rows()).to_have_count(1)
    three.press("Split into two components")
    expect(three.rows()).to_have_count(2)
    assert decibels(heard(three, [1, 1], 40_000) - sound[:40_000], sound) < -90


def test_names_of_others_are_seen_and_refused_ones_are_told(three: Screen, udp: Udp) -> None:
    rename(three, 0, "kick")
    three.wait("Object.values(state.buffers).filter(({names}) => names[0] === 'kick').length === 3")
    for buffer in ("loop stems", "loop bases", "loop activations"):
        assert udp.ask("/component/names", buffer)[2] == "kick"
        udp.send("/component/name", "kick", "tom", buffer)
    expect(three.rows().nth(0).locator(".name")).to_have_text("tom")
    udp.send("/component/name", 2, "bell", "loop stems")
    expect(three.rows().nth(2).locator(".name")).to_have_text("bell")
    rename(three, 1, "bell")
    three.notice().get_by_text("each has a name of its own").wait_for()
    assert udp.ask("/component/names", "loop bases")[2:5] == ("tom", "", "")  # it is renamed in all or in none
    expect(three.rows().nth(1).locator(".name")).to_have_text("component 2")
    three.page.evaluate("import('/static/model/edits.js').then(({ settled }) => settled())")
    three.press("Undo (Ctrl Z)")
    three.notice().get_by_text("Others have changed this meanwhile").wait_for()
    expect(three.rows().nth(0).locator(".name")).to_have_text("tom")


MOVES = """async (steps) => {
    const [edits, { connection }, { store }, { mixOf, takeOf }] = await Promise.all(["edits", "connection", "store",
        "shown"].map((module) => import(`/static/model/${module}.js`)));
    const seen = [];
    for (const moves of steps) {
        for (const [move, ...words] of moves) edits[move](...words);
        await edits.settled();
        const { messages: [[, , ...names]] } = await connection.osc("/component/names", "loop stems");
        const { gains } = mixOf(store.state, takeOf(store.state));
        seen.push([names.slice(0, 3).join(","), gains.join(","), edits.redoable()]);
    }
    return seen;
}"""
"""Calls functions of edits.js, those of a step at once; names, gains and whether one can redo, after each step."""


def test_edits_are_undone_in_the_order_of_the_calls_while_names_are_on_the_way(three: Screen) -> None:
    def name(component: int, name: str) -> list[object]:
        return ["set", "names", component, name]

    def gain(component: int, value: float) -> list[object]:
        return ["set", "gains", component, value]

    undo: list[object] = ["undo"]
    redo: list[object] = ["redo"]
    steps: list[tuple[list[list[object]], list[object]]] = [
        ([name(0, "kick"), gain(0, 0.5), undo, name(1, "drum")], ["kick,drum,", "1,1,1", False]),
        ([undo, redo, undo], ["kick,,", "1,1,1", True]),
        ([name(1, "kick")], ["kick,,", "1,1,1", True]),  # refused: there is still something to redo
        ([redo], ["kick,drum,", "1,1,1", False]),
        ([name(0, "snare"), undo, name(2, "bell")], ["kick,drum,bell", "1,1,1", False]),
        ([gain(0, 0.5), gain(1, 0.5), name(2, "drum"), undo], ["kick,drum,bell", "0.5,0.5,1", False]),  # refused, too
        ([undo], ["kick,drum,bell", "0.5,1,1", True]),
        ([undo, undo, undo, undo], ["", "1,1,1", True]),
    ]
    three.wait("Object.keys(state.shared).some((key) => key.startsWith('shown/'))")  # the last that can be undone
    assert three.page.evaluate(MOVES, [moves for moves, _ in steps]) == [seen for _, seen in steps]
    three.press("Undo (Ctrl Z)")
    expect(three.page.get_by_role("button", name="Undo (Ctrl Z)")).to_be_disabled()


LATE = """async () => {
    const [{ connection: { socket }, connection }, { store }] = await Promise.all([
        import("/static/model/connection.js"), import("/static/model/store.js")]);
    const hear = (tone, shares) =>
        socket.onmessage({ data: JSON.stringify({ type: "change", set: { "shared/tone": tone }, shares }) });
    connection.share("tone", "own");
    const sent = await new Promise((resolve) => {
        socket.send = (text) => {
            WebSocket.prototype.send.call(socket, text);
            queueMicrotask(() => resolve(connection.shares)); // before anything is heard of it
        };
    });
    const kept = [];
    hear("older", sent - 1);
    kept.push(store.state.shared.tone);
    const state = { ...store.state, shared: { tone: "older", other: 1 } };
    socket.onmessage({ data: JSON.stringify({ type: "state", state }) });
    kept.push(store.state.shared.tone, store.state.shared.other);
    hear("newer", sent);
    return [...kept, store.state.shared.tone];
}"""
"""Hears of a note as it was before this page has set it, alone and in a whole state; then as it was set afterwards."""


def test_a_note_that_comes_late_does_not_replace_what_the_page_has_set_since(screen: Screen) -> None:
    assert screen.page.evaluate(LATE) == ["own", "own", 1, "newer"]


def test_merging_again_and_again_is_undone_step_by_step(three: Screen, udp: Udp) -> None:
    merging = "([one, into]) => import('/static/model/merging.js').then(({ merge }) => merge(one, into))"
    three.press("6 components")
    three.press("Take apart")
    expect(three.rows()).to_have_count(6)
    # They can be seen as the newest ones before the page has noted that they are shown, which is what can be undone.
    shown = "([key, ref]) => key.startsWith('shown/') && state.decompositions[ref]?.components === 6"
    three.wait(f"Object.entries(state.shared).some({shown})")
    for _ in range(5):
        three.page.evaluate(merging, [1, 0])
    expect(three.rows()).to_have_count(1)
    for count in (2, 3, 4, 5, 6, 3):
        three.press("Undo (Ctrl Z)")
        expect(three.rows()).to_have_count(count)
    udp.do("/b_free", "loop stems 2")  # that of 6 components
    three.wait("!Object.values(state.buffers).some(({ key }) => key === 'loop stems 2')")
    three.press("Redo (Ctrl Shift Z)")
    expect(three.rows()).to_have_count(5)


def test_of_two_merges_at_once_one_is_made_and_what_is_under_way_is_said(three: Screen) -> None:
    both = """() => Promise.all([import("/static/model/merging.js"), import("/static/model/store.js")]).then(
        async ([{ merge }, { store }]) => {
            const merges = [merge(1, 0), merge(2, 1)];
            const { changing } = store.state.view;
            await Promise.all(merges);
            return [changing, store.state.view.changing];
        })"""
    assert three.page.evaluate(both) == ["Components are being merged …", ""]
    expect(three.rows()).to_have_count(2)


def test_old_decompositions_are_freed_when_they_need_a_quarter_of_the_memory(
    chromium: Browser, recording: Path, tmp_path: Path
) -> None:
    with (
        running("--memory-quota", "40") as server,
        running_page(str(recording), server=server.port) as page,
    ):
        screen = Screen(chromium, page.address)
        expect(screen.rows()).to_have_count(3)
        taking = "import('/static/model/actions.js').then(({ takeApart }) => takeApart())"
        for _ in range(6):
            screen.page.evaluate(taking)
        screen.wait("Object.keys(state.decompositions).length < 6")
        expect(screen.rows()).to_have_count(3)
        screen.press("Undo (Ctrl Z)")
        screen.wait("Object.values(state.shared).some((stems) => stems !== 0 && stems in state.decompositions)")
        screen.close()


@pytest.fixture
def ended() -> Iterator[contextlib.ExitStack]:
    """What is called when the test has ended, however it has."""
    with contextlib.ExitStack() as stack:
        yield stack


def test_a_page_that_was_killed_comes_back_with_names_and_gains_seen_or_not(
    chromium: Browser, server: Process, udp: Udp, recording: Path, ended: contextlib.ExitStack
) -> None:
    udp.do("/b_allocRead", "loop", str(recording))
    parts = ("resynth", "s", "bases", "w", "activations", "h")
    udp.do("/bufnmf", "source", "loop", "components", 2, "iterations", 5, *parts)
    token = {**os.environ, "NMFSERVER_PAGE_TOKEN": "told"}
    first = PageProcess(server=server.port, env=token)
    screen = Screen(chromium, first.address)
    rename(screen, 0, "kick")
    wait_until(
        lambda: udp.ask("/component/names", "w")[2:3] == ("kick",)
    )  # the server keeps it, and no page that is killed
    screen.rows().nth(1).get_by_label("Gain in decibels").fill("-6")
    screen.rows().nth(1).get_by_role("button", name="Solo").click()
    screen.wait("Object.keys(state.shared).length === 2")
    start = screen.state("state.page.start")
    screen.page.evaluate(HIDDEN)
    first.end(signal.SIGKILL)
    second = PageProcess(server=server.port, env=token, port=first.port)
    ended.callback(second.end)
    screen.wait(f"state.page.start !== '{start}' && state.view.online")
    with contextlib.closing(Client(second)) as client, client.socket() as socket:
        notes = socket.until_state(lambda state: len(state["shared"]) == 2 and state["shared"])
    screen.page.evaluate(SEEN)
    assert sorted(notes.values()) == pytest.approx([0.501187, 1], abs=1e-4)
    expect(screen.rows().nth(0).locator(".name")).to_have_text("kick")
    expect(screen.rows().nth(1).locator(".decibels")).to_have_text("−6.0")
    screen.close()


def test_what_others_have_made_is_shown_and_is_not_freed(three: Screen, udp: Udp) -> None:
    three.press("2 components")
    three.press("Take apart")
    expect(three.rows()).to_have_count(2)
    words = ("resynth", "their stems", "bases", "their bases", "activations", "their activations", "components", 4)
    udp.send("/bufnmf", "source", "loop", *words, "iterations", 5)
    udp.until("/done", "/bufnmf")
    chooser = three.page.get_by_label("Which decomposition is shown")
    expect(chooser.locator("option")).to_have_count(3)
    assert chooser.locator("option").last.inner_text().startswith("3: 4 components, ")
    chooser.select_option(index=2)
    expect(three.rows()).to_have_count(4)
    three.press("Undo (Ctrl Z)")
    expect(three.rows()).to_have_count(2)

    item = three.page.locator("buffer-item").first
    item.hover()
    item.get_by_role("button", name="Free").click()
    three.wait("!Object.values(state.buffers).some(({key}) => key === 'loop')")
    left = three.state("Object.values(state.buffers).map(({key}) => key).sort()")
    assert left == ["their activations", "their bases", "their stems"]


def test_help_is_shown_with_its_picture(screen: Screen, page: PageProcess) -> None:
    screen.page.goto(f"{page.base}/help/page")
    expect(screen.page.locator("img")).to_have_js_property("naturalWidth", 1440)


def test_columns_of_figures_in_help_are_aligned_to_the_right(screen: Screen, page: PageProcess) -> None:
    screen.page.goto(f"{page.base}/help/macos-and-windows")
    expect(screen.page.locator("td").nth(1)).to_have_css("text-align", "right")


def test_results_lie_folded_below_the_sounds(three: Screen) -> None:
    assert three.page.locator("buffer-item").count() == 1
    three.page.get_by_text("Results (3)").click()
    expect(three.page.locator("buffer-item .name")).to_have_text(["loop", *(f"loop {each}" for each in RESULTS)])


def test_the_newest_sound_is_shown_when_the_page_is_opened(three: Screen, chromium: Browser, page: PageProcess) -> None:
    phone = Screen(chromium, page.address, viewport={"width": 390, "height": 844}, has_touch=True)
    expect(phone.rows()).to_have_count(3)
    phone.press("Sounds")
    phone.page.locator("buffer-item .open").first.tap()
    expect(phone.rows().first).to_be_visible()
    phone.close()


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1024, 768), (390, 844)])
def test_the_loop_the_port_and_the_memory_are_seen_on_screens_of_all_sizes(
    three: Screen, width: int, height: int
) -> None:
    three.page.set_viewport_size({"width": width, "height": height})
    three.page.evaluate(
        "import('/static/model/transport.js').then(({ setLoop }) => setLoop({ start: 22050, end: 66150 }))"
    )
    shown = {".range": "^0:00.50 – 0:01.50 +×$", ".connection": "^port ", ".figures": "MB of "}
    for place, text in shown.items():
        found = three.page.locator(place)
        expect(found).to_have_text(re.compile(text))
        expect(found).to_be_visible()
        assert found.evaluate("({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth"), place
        box = found.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width


def test_the_basis_is_as_large_on_a_small_telephone_as_on_others(three: Screen) -> None:
    heights = []
    for height in (667, 844):
        three.page.set_viewport_size({"width": 390, "height": height})
        three.press("More")
        box = three.page.locator("component-panel .large").bounding_box()
        assert box is not None
        heights.append(box["height"])
    assert heights[0] == heights[1]


def test_the_call_as_code_makes_the_same_again(three: Screen, udp: Udp) -> None:
    three.press("Details")
    three.page.get_by_label("Solver").select_option("mu")
    three.page.get_by_label("iterations").fill("7")
    three.press("Take apart")
    three.wait("Object.values(state.shared).some((note) => note.includes?.('mu'))")
    three.page.get_by_label("What", exact=True).select_option("code")
    three.page.get_by_label("Format").select_option("pd")
    call = dict(itertools.pairwise(exported(three, "code").decode().split()))
    assert (call["solver"], call["iterations"]) == ("mu", "7")
    assert int(call["seed"]) >= 0

    parts = ("bases", "loop bases 2", "activations", "loop activations 2", "resynth", "loop stems 2")
    udp.send("/bufnmf", "source", "loop", *parts, "components", 2, "iterations", 3, "seed", 5, "sparsity", 0.5)
    udp.until("/done", "/bufnmf")
    expect(three.rows()).to_have_count(2)
    call = dict(itertools.pairwise(exported(three, "code").decode().split()))
    assert [call[word] for word in ("components", "seed", "sparsity")] == ["2", "5", "0.5"]  # not those of before
    udp.do("/bufpermute", "bases", "loop bases 2", "stems", "loop stems 2", "components", 2, "order", 1, 0)
    three.wait("Object.values(state.decompositions).some(({ solver }) => !solver)")
    three.press("Export")
    three.notice().get_by_text("no single call of /bufnmf makes them").wait_for()


def test_taking_apart_again_can_be_undone(three: Screen) -> None:
    three.press("2 components")
    three.press("Take apart")
    expect(three.rows()).to_have_count(2)
    three.press("Undo (Ctrl Z)")
    three.rows().nth(2).wait_for()
    three.press("Redo (Ctrl Shift Z)")
    expect(three.rows()).to_have_count(2)


def test_a_decomposition_without_stems_is_seen_and_said_to_be_silent(screen: Screen, udp: Udp, recording: Path) -> None:
    udp.do("/b_allocRead", "loop", str(recording))
    udp.do("/bufnmf", "source", "loop", "components", 2, "iterations", 5, "bases", "w", "activations", "h")
    expect(screen.rows()).to_have_count(2)
    expect(screen.rows().nth(1).get_by_text("No stems: nothing to hear")).to_be_visible()
    expect(screen.rows().nth(1).locator(".share")).to_contain_text("%")
    expect(screen.rows().get_by_role("button", name="Solo")).to_have_count(0)
    expect(screen.page.get_by_label("What", exact=True)).to_have_value("original")
    screen.page.keyboard.press("Space")
    screen.page.evaluate(PLAYS)  # the original
    screen.page.keyboard.press("Space")


def test_bases_with_several_frames_are_seen_measured_and_painted_into(three: Screen, udp: Udp) -> None:
    on_demand.prepare(lambda: None)  # else the job waits for it
    three.press("Details")
    three.page.get_by_label("template frames").fill("4")
    sparsity = three.page.get_by_label("sparsity")
    sparsity.fill("1000000")
    sparsity.press("Enter")
    assert three.state("state.view.settings.sparsity") == LARGEST_SPARSITY
    sparsity.fill("0.25")
    three.press("Take apart")
    taken = three.wait("Object.values(state.decompositions).find(({ templateFrames }) => templateFrames === 4)")
    assert taken["sparsity"] == 0.25
    split = three.page.get_by_role("button", name="Split into two components")
    expect(split).to_be_disabled()
    expect(split).to_have_attribute("title", "Bases with several frames are not split")
    three.wait("Object.values(state.shared).some((note) => note.includes?.('templateFrames'))")
    expect(three.rows().nth(0).locator(".pitch")).to_contain_text("Hz")
    bases, activations = ([np.array(each) for each in factor] for factor in three.page.evaluate(FACTORS))
    channels = [np.square(stacked(*pair)).sum() for pair in zip(bases, activations, strict=True)]
    energies = np.reshape(channels, (-1, 3)).sum(axis=0)  # of three components
    told = [int(text.rstrip(" %")) for text in three.rows().locator(".share").all_inner_texts()]
    assert told == [round(100 * energy / energies.sum()) for energy in energies]

    three.press("Draw into bases and activations")
    box = three.page.locator("component-panel .large canvas").bounding_box()
    assert box is not None
    three.page.mouse.move(box["x"] + box["width"] - 5, box["y"] + 30)
    three.page.mouse.down()
    three.page.mouse.move(box["x"] + box["width"] - 5, box["y"] + 60, steps=2)
    three.page.mouse.up()
    painted = np.array(three.wait("state.view.drawn && [...state.view.drawn.bases[0]]")).reshape(4, -1)
    before = bases[0].reshape(4, -1)
    assert (painted[:3] == before[:3]).all()
    assert np.count_nonzero(painted[3] == before.max()) > 10
    three.press("Take apart")
    three.wait("Object.values(state.decompositions).filter(({ templateFrames }) => templateFrames === 4).length === 2")


def stacked(basis: NDArray[np.float64], heights: NDArray[np.float64]) -> NDArray[np.float64]:
    """The spectrogram of a component with a basis of four frames."""
    frames = basis.reshape(4, -1)
    shifted = np.array([np.pad(heights, (lag, 0))[: len(heights)] for lag in range(len(frames))])
    return shifted.T @ frames


def test_the_time_axis_follows_the_pointer(three: Screen) -> None:
    mouse = three.page.mouse
    box = three.page.locator("part-row.original .time-area").bounding_box()
    assert box is not None
    left, top, width = box["x"], box["y"] + 10, box["width"]
    mouse.click(left + width / 2, top)
    assert abs(three.state("state.view.cursor") - 44100) < 200

    mouse.move(left + width / 4, top)
    mouse.down()
    mouse.move(left + width / 2, top, steps=4)
    mouse.up()
    assert three.wait("state.view.loop && state.view.loop.end") == pytest.approx(44100, abs=200)
    mouse.wheel(0, -400)
    assert three.wait("state.view.span && state.view.span.end - state.view.span.start") == pytest.approx(44100, abs=5)

    three.press("Details")
    three.page.get_by_label("only this part").check()
    three.press("Take apart")
    assert three.wait("Object.values(state.decompositions).find((take) => take.startFrame > 0)")["frames"] < 23000


def test_a_short_and_wide_sound_is_repeated_by_few_nodes(screen: Screen, udp: Udp) -> None:
    udp.do("/b_alloc", "tiny", 10, 1100)
    udp.send("/b_set", "tiny", *(value for each in range(10) for value in (1100 * each, each / 10)))
    screen.page.locator("buffer-item .open").first.click()
    screen.page.keyboard.press("Space")
    screen.page.evaluate(PLAYS)
    nodes = "import('/static/sound/player.js').then(({player: {run}}) => [run.sources.size, run.next, run.nextAt])"
    count, after, _ = screen.page.evaluate(nodes)
    assert (0 < count < 10, after < 10) == (True, True)
    screen.page.keyboard.press("Space")


def test_samples_of_more_channels_than_can_be_kept_are_not_asked_for_again_and_again(screen: Screen, udp: Udp) -> None:
    asked: list[str] = []
    screen.page.on("request", lambda request: asked.append(request.url))
    udp.do("/b_alloc", "wide", 8000, 1100)
    screen.page.locator("buffer-item .open").first.click()
    expect(screen.page.locator("part-row .hint")).to_have_text("")
    assert [url for url in asked if "/samples/" in url] == []
    assert screen.page.evaluate("document.querySelector('part-row').pictures.wave.rough") is None


@pytest.mark.parametrize("channels", [128, 33, 8])
def test_what_a_wide_row_shows_is_kept_with_what_comes_into_sight_next(screen: Screen, channels: int) -> None:
    first = screen.page.evaluate(KEEPING, channels)
    assert len(first) > 8
    assert screen.page.evaluate("window.asked") == first


def test_the_loop_is_set_by_the_keyboard(three: Screen) -> None:
    board = three.page.get_by_label("Time axis: arrows move, plus and minus zoom")
    board.focus()
    for key in ("ArrowRight", "i", "ArrowRight", "ArrowRight", "o"):
        board.press(key)
    frames = three.state("state.buffers[state.view.source].frames")
    loop = three.state("state.view.loop")
    assert (loop["start"], loop["end"]) == (pytest.approx(frames / 50, abs=2), pytest.approx(3 * frames / 50, abs=2))
    three.page.evaluate("import('/static/model/transport.js').then(({ boundLoop }) => boundLoop('end', 10))")
    three.notice().get_by_text("A loop has 64 frames or more: this one would have 10").wait_for()


def keep_what_is_drawn(screen: Screen) -> None:
    """Let the next run keep what is drawn as it is."""
    screen.page.evaluate("""import("/static/model/store.js").then(({ store }) =>
        store.show({ settings: { ...store.state.view.settings, drawnMode: 2 } }))""")


def draw(screen: Screen) -> None:
    """Draw a level line into the activation of the second component, from 50 to 150 pixels, in several steps."""
    screen.press("Draw into bases and activations")
    box = screen.rows().nth(1).locator(".time-area").bounding_box()
    assert box is not None
    screen.page.mouse.move(box["x"] + 50, box["y"] + 20)
    screen.page.mouse.down()
    screen.page.mouse.move(box["x"] + 150, box["y"] + 20, steps=4)
    screen.page.mouse.up()


def assert_level(screen: Screen) -> None:
    """Check that the line is kept in both audio channels."""
    for kept in np.array(screen.page.evaluate(KEPT)):
        assert len(kept) > 10
        assert np.ptp(kept) < 0.02 * kept.max()


@contextlib.contextmanager
def samples_on_their_way(screen: Screen, arrive: bool = True) -> Iterator[list[Route]]:
    """Keep samples on their way to the page for as long as the context lasts; then they arrive, or are lost."""
    held: list[Route] = []
    screen.page.route("**/samples/**", lambda route: held.append(route))  # playwright marks functions, not methods
    yield held
    screen.page.route("**/samples/**", lambda route: route.continue_())
    for each in held:
        each.continue_() if arrive else each.abort()


def take_apart(screen: Screen, recording: Path) -> None:
    """Drop a file, and take it apart into three components."""
    screen.drop(recording)
    screen.wait("state.view.source !== null")
    screen.press("Take apart")
    screen.rows().nth(2).wait_for()


def test_what_is_drawn_before_the_activations_are_here_is_where_a_run_starts_that_begins_then(
    screen: Screen, recording: Path
) -> None:
    with samples_on_their_way(screen):
        take_apart(screen, recording)
        draw(screen)
        keep_what_is_drawn(screen)
        screen.press("Take apart")
        screen.press("Undo (Ctrl Z)")  # the decomposition is shown no more
        expect(screen.rows()).to_have_count(0)
        assert screen.state("state.view.drawn.activations") == {}
    screen.rows().nth(2).wait_for()
    assert_level(screen)  # from its first step on


def test_a_run_that_waits_for_lines_waits_for_those_that_are_begun_meanwhile(screen: Screen, recording: Path) -> None:
    with samples_on_their_way(screen) as held:
        take_apart(screen, recording)
        draw(screen)
        keep_what_is_drawn(screen)
        screen.press("Take apart")
        screen.page.evaluate("""import("/static/model/drawn.js").then(({ drawLine }) =>
            drawLine("bases", 0, { at: 0, height: 0.5 }, { at: 99, height: 0.5 }))""")
        activations = screen.state("Object.values(state.decompositions)[0].activations")
        for each in [route for route in held if f"/samples/{activations}/" in route.request.url]:
            held.remove(each)
            each.continue_()
        screen.wait("state.view.drawn.activations[1]")
    screen.wait("Object.keys(state.decompositions).length === 2")
    bases, _ = screen.page.evaluate(FACTORS)
    assert np.ptp(bases[0][:100]) < 1e-6
    assert_level(screen)


@pytest.mark.parametrize("arrive", [True, False])
def test_a_line_is_forgotten_before_the_activations_are_here_or_because_they_never_come(
    screen: Screen, recording: Path, arrive: bool
) -> None:
    forget = screen.page.get_by_role("button", name="Forget what was drawn")
    with samples_on_their_way(screen, arrive):
        take_apart(screen, recording)
        draw(screen)
        expect(forget).to_be_visible()
        if arrive:
            forget.click()
            expect(forget).to_be_hidden()
    screen.page.evaluate("import('/static/model/drawn.js').then(({ linesDrawn }) => linesDrawn())")
    assert screen.state("state.view.drawn") is None


def test_what_is_drawn_is_where_the_next_run_starts(three: Screen) -> None:
    draw(three)
    three.wait("state.view.drawn && state.view.drawn.activations[1]")
    three.page.get_by_label("Merge into").select_option("1")
    three.press("Merge")
    expect(three.rows()).to_have_count(2)
    forget = three.page.get_by_role("button", name="Forget what was drawn")
    expect(forget).to_be_hidden()
    three.press("Undo (Ctrl Z)")
    expect(forget).to_be_visible()  # what was drawn is there, too
    three.press("Details")
    three.page.get_by_label("drawn is").select_option("2")
    three.press("Take apart")
    three.wait("state.view.drawn === null && Object.keys(state.decompositions).length === 3")
    assert_level(three)


@pytest.mark.parametrize("section", [(), ("startFrame", 1000, "numFrames", 60_000)])
def test_what_is_drawn_into_channels_that_are_apart_is_kept_in_a_run_that_takes_them_apart(
    screen: Screen, udp: Udp, recording: Path, section: tuple[str | int, ...]
) -> None:
    udp.do("/b_allocRead", "loop", str(recording))
    words = ("resynth", "stems", "bases", "bases", "activations", "activations", "components", 3, "iterations", 5)
    udp.send("/bufnmf", "source", "loop", *words, *section)  # channels are apart, as other programs leave them
    udp.until("/done", "/bufnmf")
    screen.page.locator("buffer-item .open").first.click()
    screen.rows().nth(2).wait_for()
    draw(screen)
    screen.wait("state.view.drawn?.activations[1]")
    drawn = screen.state("[1, 4].map((channel) => [...state.view.drawn.activations[channel]])")
    keep_what_is_drawn(screen)
    screen.press("Take apart")
    screen.wait("Object.keys(state.decompositions).length === 2")
    assert screen.state("Object.values(state.decompositions).at(-1).stereo") == "apart"
    _, activations = screen.page.evaluate(FACTORS)
    assert [activations[1], activations[4]] == drawn


ONSETS = (
    "(heights) => import('/static/model/analysis.js').then(({ onsetsOf }) => onsetsOf([Float32Array.from(heights)], 0))"
)


def test_what_rings_has_one_onset_a_hit(screen: Screen) -> None:
    ringing = np.exp(-np.arange(40) / 10) * (1 + 0.27 * np.cos(np.pi * np.arange(40)))
    assert screen.page.evaluate(ONSETS, [0, *ringing, *ringing]) == [1, 41]


def test_a_decomposition_of_a_sound_with_a_very_long_name_gets_names(screen: Screen, udp: Udp, recording: Path) -> None:
    udp.do("/b_allocRead", "n" * 250, str(recording))
    screen.wait("state.view.source !== null")
    screen.press("Take apart")
    expect(screen.rows()).to_have_count(3)
    assert screen.state("Object.values(state.buffers).map(({ key }) => key.length).join()") == "250,240,240,240"


def test_twenty_rows_scroll_by_drawing_what_comes_into_sight(screen: Screen, udp: Udp, recording: Path) -> None:
    udp.do("/b_allocRead", "long", str(recording))
    words = ("resynth", "stems", "bases", "bases", "activations", "activations", "components", 20, "iterations", 5)
    udp.send("/bufnmf", "source", "long", *words)
    udp.until("/done", "/bufnmf")
    screen.page.locator("buffer-item .open").first.click()
    screen.rows().nth(19).wait_for()
    screen.page.evaluate(CLEARED)
    screen.page.evaluate(SCROLL, [20_000, 60])
    cleared = screen.page.evaluate("window.cleared")
    assert len(cleared) > 60
    assert np.median(cleared) < 0.1


def test_what_waits_for_samples_is_drawn_anew_when_they_arrive_and_not_before(three: Screen) -> None:
    with samples_on_their_way(three):
        three.page.evaluate(CLEARED)
        three.page.evaluate(SCROLL, [20_000, 60])
        cleared = three.page.evaluate("window.cleared.splice(0)")
        assert len(cleared) > 60
        assert np.median(cleared) < 0.1
    three.page.evaluate("""async () => {
        while (!window.cleared.some((part) => part > 0.5)) await new Promise(requestAnimationFrame);
    }""")


def test_samples_that_come_into_sight_next_are_asked_for_beforehand(three: Screen) -> None:
    with three.page.expect_request("**/samples/**start=65536&**"):
        three.page.evaluate("""import("/static/model/store.js").then(({ store }) =>
            store.show({ span: { start: 10_000, end: 30_000 } }))""")


def test_buffers_are_renamed_copied_downloaded_and_freed(screen: Screen, udp: Udp, recording: Path) -> None:
    udp.do("/b_allocRead", 7, str(recording))
    item = screen.page.locator("buffer-item").first
    item.hover()
    item.get_by_role("button", name="Rename").click()
    screen.page.keyboard.type("drums")
    screen.page.keyboard.press("Enter")
    screen.page.locator("buffer-item .name", has_text="drums").wait_for()
    item.hover()
    with screen.page.expect_download() as download:
        item.get_by_role("link", name="Download").click()
    assert soundfile.info(download.value.path()).frames == soundfile.info(recording).frames
    item.get_by_role("button", name="Duplicate").click()
    screen.wait("Object.values(state.buffers).some(({key}) => key === 'drums 2')")
    item.hover()
    item.get_by_role("button", name="Free").click()
    screen.wait("Object.values(state.buffers).map(({key}) => key).join() === 'drums 2'")


def test_a_job_of_somebody_else_appears_and_ends(screen: Screen, server: Process, udp: Udp, recording: Path) -> None:
    udp.do("/b_allocRead", "other", str(recording))
    words = ["/bufnmf", "source", "other", "components", "3", "resynth", "other stems"]
    subprocess.run([sys.executable, "-m", "nmfserver", "send", "--port", str(server.port), *words], check=True)
    job = screen.page.locator("job-item[data-state=done]", has_text="other in 3")
    job.wait_for()
    screen.page.locator("buffer-item .open").first.click()
    screen.rows().nth(2).wait_for()

    udp.do("/b_free", "other")
    screen.wait("!Object.values(state.buffers).some(({key}) => key === 'other')")
    screen.page.get_by_role("heading", name="Drop a sound here").wait_for()


def test_a_job_is_cancelled(screen: Screen, recording: Path) -> None:
    screen.drop(recording)
    screen.wait("state.view.source !== null")
    screen.press("Details")
    screen.page.get_by_label("Solver").select_option("mu")
    screen.page.get_by_label("iterations").fill("100000")
    screen.press("Take apart")
    screen.page.locator("job-item progress:not([hidden])").wait_for()
    screen.press("Cancel")
    screen.page.locator("job-item[data-state=cancelled]").wait_for()
    assert screen.state("Object.keys(state.buffers).length") == 1


def test_names_are_text_and_files_that_are_no_sound_are_refused(screen: Screen, udp: Udp, tmp_path: Path) -> None:
    name = "<img src=x onerror=alert(1)><script>alert(2)</script>"
    udp.do("/b_alloc", name, 1000, 1)
    screen.page.get_by_text(name).first.wait_for()
    screen.page.locator("buffer-item .open").first.click()
    assert screen.page.locator("part-row.original .name").inner_text() == name
    assert screen.page.locator("img[src=x]").count() == 0

    text = tmp_path / "poem.wav"
    text.write_text("this is no sound")
    screen.drop(text)
    screen.wait("state.view.alarm && state.view.notice")
    screen.notice().wait_for()
    assert screen.state("Object.keys(state.buffers).length") == 1


def test_a_server_that_ends_is_said_and_found_again(chromium: Browser, recording: Path, tmp_path: Path) -> None:
    first = Process(log=tmp_path / "first.txt")
    with running_page(server=first.port) as page:
        screen = Screen(chromium, page.address)
        screen.drop(recording)
        screen.wait("state.view.source !== null")
        first.process.kill()
        first.end()
        screen.notice().get_by_text(re.compile("server does not answer")).wait_for()
        second = Process(command=("serve", "--port", str(first.port)), log=tmp_path / "second.txt")
        screen.notice().wait_for(state="hidden")
        assert screen.state("Object.keys(state.buffers).length") == 0
        screen.drop(recording)
        screen.wait("state.view.source !== null")
        screen.close()
    assert second.end() == 0


def test_every_control_is_reached_by_the_keyboard_and_seen_there(three: Screen) -> None:
    three.press("Details")
    three.page.evaluate("document.activeElement.blur()")
    controls = three.page.evaluate(CONTROLS)
    reached: set[str] = set()
    for _ in range(2 * len(controls) + 20):
        three.page.keyboard.press("Tab")
        found = three.page.evaluate(FOCUSED)
        assert found["name"] in reached or found["seen"], found["name"]
        reached.add(found["name"])
    assert set(controls) <= reached, set(controls) - reached


def test_every_view_says_what_of_the_state_it_reads(three: Screen) -> None:
    three.press("Details")
    assert three.page.evaluate(UNSAID) == []


def test_nothing_moves_by_itself_where_that_is_unwanted(three: Screen) -> None:
    three.page.emulate_media(reduced_motion="reduce")
    moving = """[...document.querySelectorAll("*")].filter((element) => ["", "::before", "::after"].some((part) => {
        const style = getComputedStyle(element, part || null);
        return style.transitionDuration.split(", ").some((each) => each !== "0s") || style.animationName !== "none";
    })).map((element) => element.tagName)"""
    assert three.page.evaluate(moving) == []
    three.page.emulate_media(reduced_motion="no-preference")
    assert three.page.evaluate(moving) != []


@pytest.mark.parametrize("scheme", ["dark", "light"])
def test_every_text_is_as_clear_as_the_rules_for_all_want_it(three: Screen, scheme: Literal["dark", "light"]) -> None:
    three.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    three.press("Details")
    three.rows().nth(1).get_by_role("button", name="Solo").click()
    three.rows().nth(2).get_by_role("button", name="Mute").click()
    assert three.page.evaluate(TEXTS) == []


def test_everything_has_a_name_and_enough_contrast(three: Screen) -> None:
    nameless = """[...document.querySelectorAll("button, input, select, a, canvas")].filter((element) =>
        element.checkVisibility() && !element.closest("[aria-hidden=true]") && !element.getAttribute("aria-label") &&
        !element.textContent.trim() && !element.labels?.length && !element.title).map((element) => element.outerHTML)"""
    assert three.page.evaluate(nameless) == []
    for scheme in ("dark", "light"):
        three.page.emulate_media(color_scheme=scheme)
        ratios = three.page.evaluate(CONTRASTS)
        assert min(ratios["words"].values()) >= 4.5, ratios["words"]
        assert min(ratios["components"]) >= 3, ratios["components"]


def test_the_picture_of_a_decomposition_has_the_colours_of_the_page(screen: Screen) -> None:
    screen.page.emulate_media(color_scheme="light")
    shown = np.array(screen.page.evaluate(COLOURS, 30)) / 255
    np.testing.assert_allclose(colours(30), shown, atol=2 / 255)


CONTROLS = """() => [...document.querySelectorAll("button, select, input, summary, a[href], [tabindex='0']")].filter(
    (element) => element.checkVisibility({ visibilityProperty: true }) && !element.disabled).map((element, number) => {
        element.dataset.number = `${number} ${element.ariaLabel ?? element.textContent}`;
        return element.dataset.number;
    })"""
"""Gives each visible control a name of its own; returns all names."""

FOCUSED = """() => {
    const element = document.activeElement;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const ruler = getComputedStyle(element.querySelector(".ruler") ?? element).boxShadow !== "none";
    return { name: element.dataset.number ?? "", seen: !element.dataset.number || ruler ||
        (outlineStyle !== "none" && parseFloat(outlineWidth) >= 2) };
}"""
"""The control that has the focus, and whether that is seen."""

TEXTS = """() => {
    const context = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
    const over = (colours) => {
        context.clearRect(0, 0, 1, 1);
        for (const colour of colours) { context.fillStyle = colour; context.fillRect(0, 0, 1, 1); }
        return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3).map((value) =>
            value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
    };
    const luminance = (colours) => over(colours).reduce((sum, value, at) =>
        sum + value * [0.2126, 0.7152, 0.0722][at], 0);
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
        const element = text.parentElement;
        if (!text.data.trim() || !element.checkVisibility() || element.closest(":disabled, option, script, noscript"))
            continue;
        const behind = [];
        const style = (each) => getComputedStyle(each);
        for (let each = element; each; each = each.parentElement) behind.unshift(style(each).backgroundColor);
        const both = [luminance(behind), luminance([...behind, style(element).color])];
        const [low, high] = both.sort((one, other) => one - other);
        const ratio = (high + 0.05) / (low + 0.05);
        if (ratio < 4.5) found.push(`${text.data.trim()}: ${ratio.toFixed(2)}`);
    }
    return found;
}"""
"""Texts whose contrast with what is behind them is below 4.5, as WCAG wants it at level AA."""

COLOURS = """async (count) => {
    const { colourOf } = await import("/static/drawing/colours.js");
    const context = new OffscreenCanvas(1, 1).getContext("2d");
    return Array.from({ length: count }, (_, component) => {
        context.fillStyle = colourOf(component);
        context.fillRect(0, 0, 1, 1);
        return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3);
    });
}"""

CONTRASTS = """async () => {
    const { colourOf, themeColour } = await import("/static/drawing/colours.js");
    const context = new OffscreenCanvas(1, 1).getContext("2d");
    const luminance = (colour) => {
        context.fillStyle = colour;
        context.fillRect(0, 0, 1, 1);
        const [red, green, blue] = [...context.getImageData(0, 0, 1, 1).data].map((value) =>
            value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const ratio = (one, other) => {
        const [low, high] = [luminance(one), luminance(other)].sort((first, second) => first - second);
        return (high + 0.05) / (low + 0.05);
    };
    const pairs = [["text", "panel"], ["muted", "panel"], ["muted", "raised"], ["alarm", "panel"], ["good", "panel"],
        ["solo", "panel"], ["on-accent", "accent"], ["on-alarm", "alarm"]];
    return {
        words: Object.fromEntries(pairs.map((pair) => [pair.join(" on "), ratio(...pair.map(themeColour))])),
        components: Array.from({ length: 20 }, (_, component) => ratio(colourOf(component), themeColour("panel"))),
    };
}"""
