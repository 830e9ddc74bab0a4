"""The page in Debian's Chromium, driven by Playwright.

launched  a browser, for as long as the context lasts
Screen    one window of it with the page: drops files, reads the state of the store, finds rows
"""

from __future__ import annotations

import base64
import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, expect, sync_playwright

PROGRAM = "/usr/bin/chromium"
WORDS = ["--no-sandbox", "--autoplay-policy=no-user-gesture-required"]
PATIENCE_MS = 30_000
expect.set_options(timeout=PATIENCE_MS)

DROP = """([name, data]) => {
    const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
    const carried = new DataTransfer();
    carried.items.add(new File([bytes], name));
    for (const type of ["dragenter", "dragover", "drop"])
        document.querySelector("part-rows").dispatchEvent(
            new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: carried }));
}"""

PLAYS = """async () => {
    const { player } = await import("/static/sound/player.js");
    const before = player.position();
    const moved = () => player.position() !== before && player.level() > 0.001;
    while (!moved()) await new Promise((go) => setTimeout(go, 20));
}"""
"""Waits until the sound has gone on, and is heard."""

SCROLL = """async ([frames, steps]) => {
    const [{ store }, { scroll }] = await Promise.all([
        import("/static/model/store.js"), import("/static/model/transport.js")]);
    const frame = () => new Promise(requestAnimationFrame);
    let spent = 0;
    const timed = (work) => () => {
        const before = performance.now();
        work();
        spent += performance.now() - before;
    };
    const { draw } = store;
    store.draw = timed(draw);
    store.show({ span: { start: frames / 2, end: 1.5 * frames } });
    let loads;
    do { // until what is visible at the beginning is here
        loads = store.state.view.loads;
        for (let each = 0; each < 10; each++) await frame();
    } while (loads !== store.state.view.loads);
    const times = [];
    for (let each = 0; each < steps; each++) {
        spent = 0;
        timed(() => scroll(each < steps / 2 ? 0.02 : -0.02))();
        await frame(); // in which it is drawn, before this goes on
        times.push(spent);
    }
    store.draw = draw;
    return times;
}"""
"""Scrolls to and fro with so many frames of the sound visible: milliseconds of script for each frame of the screen."""

WAIT = """async (patience) => {
    const { store } = await import("/static/model/store.js");
    const found = await store.until((state) => EXPRESSION, patience);
    if (found === null) throw new Error(JSON.stringify(store.state));
    return found;
}"""


@contextlib.contextmanager
def launched() -> Iterator[Browser]:
    """Run Chromium without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=PROGRAM, args=WORDS)
        yield browser
        browser.close()


class Screen:
    """A window with the page, in a browser context of its own. Faults of its scripts are kept in `faults`."""

    def __init__(self, browser: Browser, address: str, **options: Any) -> None:
        self.context: BrowserContext = browser.new_context(accept_downloads=True, **options)
        self.page = self.context.new_page()
        self.page.set_default_timeout(PATIENCE_MS)
        self.faults: list[str] = []
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("console", self._hear)
        self.page.goto(address)
        self.wait("state.view.online && state.server.connected")

    def _hear(self, message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            self.faults.append(message.text)

    def close(self) -> None:
        """Close the window; no script of it may have failed, and its policy may have kept nothing away."""
        self.context.close()
        assert not self.faults, self.faults

    def state(self, expression: str) -> Any:
        """Return what a JavaScript expression of the store's `state` is now."""
        return self.page.evaluate(f"import('/static/model/store.js').then(({{store: {{state}}}}) => {expression})")

    def wait(self, expression: str) -> Any:
        """Wait until a JavaScript expression of the store's `state` is true; return it."""
        return self.page.evaluate(WAIT.replace("EXPRESSION", expression), PATIENCE_MS)

    def drop(self, path: Path) -> None:
        """Drop a file onto the page."""
        self.page.evaluate(DROP, [path.name, base64.b64encode(path.read_bytes()).decode()])

    def press(self, name: str) -> None:
        """Click the button of that name."""
        self.page.get_by_role("button", name=name, exact=True).first.click()

    def rate(self) -> float:
        """The sample rate of the sound that is shown, in Hz."""
        return float(self.state("state.buffers[state.view.source].sampleRate"))

    def rows(self) -> Locator:
        """The rows of parts, without the original's."""
        return self.page.locator("part-row:not(.original)")

    def names(self) -> list[str]:
        """What the parts are called."""
        return self.rows().locator(".name").all_inner_texts()

    def notice(self) -> Locator:
        """The sentence for the user."""
        return self.page.locator("notice-bar")
