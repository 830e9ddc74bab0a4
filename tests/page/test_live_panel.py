"""The page's live panel in a real browser, with a real server on a real JACK."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.audio.sound import Live, Player, connect
from tests.page.chromium import Screen, launched
from tests.page.pages import running_page
from tests.programs import Jack, require
from tests.wire import running, wait_until


@pytest.fixture(scope="module")
def jack() -> Iterator[Jack]:
    """A running JACK server."""
    require("jackd")
    program = Jack("-P", "2")
    yield program
    program.end()


@pytest.fixture(scope="module")
def playing(jack: Jack) -> Iterator[tuple[Screen, Live]]:
    """A page whose server can have live sound, and another client of the server."""
    require("chromium")
    with contextlib.ExitStack() as stack:
        server = stack.enter_context(running(env=jack.env))
        page = stack.enter_context(running_page(server=server.port))
        screen = Screen(stack.enter_context(launched()), page.address)
        yield screen, stack.enter_context(contextlib.closing(Live(server.port)))
        screen.close()


def test_live_sound_is_armed_opened_and_silenced(playing: tuple[Screen, Live]) -> None:
    screen, _ = playing
    panel = screen.page.locator("live-panel")
    screen.press("Start")
    panel.get_by_text("armed").wait_for()
    panel.locator("level-meter").first.wait_for()
    screen.press("Open")
    panel.get_by_text("open", exact=True).wait_for()
    panel.get_by_label("Gain of component 1").fill("0.5")
    screen.wait("state.live.gains?.[0] === 0.5")
    screen.page.keyboard.press("Escape")
    panel.get_by_text("armed").wait_for()
    screen.press("Stop")
    panel.get_by_text("off").wait_for()


def test_a_component_is_sent_to_live_and_played_there(playing: tuple[Screen, Live], recording: Path) -> None:
    screen, other = playing
    screen.press("Start")
    screen.drop(recording)
    screen.wait("state.view.source !== null && state.live.running")
    screen.press("Take apart")
    screen.rows().nth(1).locator(".name").dblclick()
    screen.page.keyboard.type("snare")
    screen.page.keyboard.press("Enter")
    screen.rows().nth(1).locator(".basis").click()
    screen.press("Hear this component live")
    screen.wait("state.live.solos?.join() === '0,1,0' && state.live.names?.[1] === 'snare'")
    screen.wait("!Object.values(state.buffers).some(({key}) => String(key).endsWith('for live'))")

    parts = screen.page.locator("live-part")
    parts.nth(1).get_by_role("button", name="Solo").click()
    parts.nth(2).get_by_role("button", name="Mute").click()
    screen.wait("state.live.solos.join() === '0,0,0' && state.live.mutes.join() === '0,0,1'")
    screen.press("Let the sound stand still")
    screen.wait("state.live.freeze === 1")
    screen.press("Let the sound stand still")
    screen.wait("state.live.freeze === 0")

    parts.nth(0).locator(".name").dblclick()
    screen.page.keyboard.type("kick")
    screen.page.keyboard.press("Enter")
    screen.wait("state.live.names[0] === 'kick'")
    assert list(other.ask("/live/names")) == ["/live/names.reply", "kick", "snare", ""]
    other.send("/component/name", 2, "hat")
    parts.nth(2).get_by_text("hat", exact=True).wait_for()

    scenes = screen.page.get_by_role("group", name="Scenes")
    scene, fader = scenes.get_by_role("button", name="A", exact=True), parts.nth(0).get_by_role("slider")
    for gain, shifted in ((0.5, False), (0.25, True)):  # it is stored where there is none yet, else with shift
        fader.fill(str(gain))
        screen.wait(f"state.live.gains[0] === {gain}")
        scene.click(modifiers=["Shift"] if shifted else [])
        expect(scenes.locator(".stored")).to_have_text(["A"])
        fader.fill("1")
        screen.wait("state.live.gains[0] === 1")
        scene.click()
        screen.wait(f"state.live.gains[0] === {gain}")
    screen.press("Stop")
    screen.page.locator("live-panel").get_by_text("off").wait_for()


SENT = """(bases) => import("/static/model/live.js").then(({ sendToLive }) =>
    sendToLive({ ref: bases, bases, components: 2, channels: 2, templateFrames: 4 }, 0))"""


def test_templates_with_several_frames_of_a_stereo_sound_are_used_and_learnt_live(playing: tuple[Screen, Live]) -> None:
    screen, other = playing
    screen.press("Start")
    screen.wait("state.live.running")
    other.do("/b_alloc", "drums bases", 4 * 513, 4)
    other.send("/b_fill", "drums bases", 0, 4 * 4 * 513, 1.0)
    bases = screen.wait("Object.values(state.buffers).find(({ key }) => key === 'drums bases')")
    screen.page.evaluate(SENT, bases["ref"])
    assert other.status()["templateFrames"] == 4
    assert screen.state("state.view.notice") == ""
    screen.press("Details")
    screen.page.get_by_label("template frames").fill("1000000")
    screen.press("Learn components from what was just played")
    expect(screen.notice()).to_contain_text("templateFrames")
    screen.press("Stop")


def test_templates_of_one_frame_are_learned_where_the_page_says_so_whatever_is_in_use(
    playing: tuple[Screen, Live], jack: Jack, recording: Path
) -> None:
    screen, other = playing
    screen.press("Start")
    screen.wait("state.live.running")
    with contextlib.ExitStack() as stack:
        player = Player(jack.env, recording)
        stack.callback(player.end)
        connect(jack.env, player.port, "nmfserver:in_0")
        other.wait_for_input(1)
        wait_until(lambda: other.status()["inputLevels"][0][0] > 0.01)
        other.do("/b_alloc", "templates", 4 * 513, 3)
        other.send("/b_fill", "templates", 0, 4 * 3 * 513, 1.0)
        assert other.do("/live/bases", "id", "templates", "templateFrames", 4)[0] == "/done"
        screen.page.get_by_label("template frames").fill("")
        screen.page.get_by_label("Seconds to learn from").fill("1")
        screen.press("Learn components from what was just played")
        wait_until(lambda: other.status()["templateFrames"] == 1)
    screen.press("Stop")


CUT = """async () => {
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame); // what has changed is drawn
    const wider = ({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1;
    const higher = ({ scrollHeight, clientHeight }) => scrollHeight > clientHeight + 1;
    const found = (names, cut) => [...document.querySelectorAll(names)].filter(cut).map((each) =>
        `${each.className || each.localName} by ${each.scrollHeight - each.clientHeight}`);
    return [...found("body, .board, .left, .right, footer, .parts", higher), ...found("body, .figures", wider)];
}"""
"""Elements whose content is cut off, and by how many pixels."""


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1024, 768)])
def test_eight_components_and_live_sound_fit_on_one_screen(
    playing: tuple[Screen, Live], recording: Path, width: int, height: int
) -> None:
    screen, _ = playing
    screen.page.set_viewport_size({"width": width, "height": height})
    screen.page.reload()
    screen.drop(recording)
    screen.wait("state.view.source !== null")
    screen.press("Start")
    screen.wait("state.live.running")
    screen.press("8 components")
    screen.press("Take apart")
    screen.rows().nth(7).locator(".basis").click()
    screen.press("Hear this component live")
    expect(screen.page.locator("live-part")).to_have_count(8)
    screen.page.evaluate(
        "import('/static/model/transport.js').then(({ setLoop }) => setLoop({ start: 0, end: 44100 }))"
    )
    assert screen.page.evaluate(CUT) == []
    screen.press("Stop")
    screen.page.locator("live-panel").get_by_text("off").wait_for()
