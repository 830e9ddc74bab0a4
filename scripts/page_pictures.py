"""The pictures of the page in the documentation: the drum loop taken apart, in Chromium without a window.

python3 scripts/page_pictures.py [FOLDER]     needs Chromium and, for the letters, Inter; Debian: chromium fonts-inter

Without a folder it makes the documentation's pictures; with one, those of every size, dark and light, to look at.
"""

import contextlib
import sys
import tempfile
from pathlib import Path
from typing import Any

import environment
from programs import running

NMFSERVER = (sys.executable, "-m", "nmfserver")
DOCS = environment.ROOT / "nmfserver" / "docs"
KEPT = {"page.png": (1440, 900, "dark"), "page-light.png": (1440, 900, "light"), "page-narrow.png": (390, 844, "dark")}
SIZES = ((1440, 900), (1024, 768), (390, 844))
NAMES = ("kick", "snare", "hi-hat")
PLAYED = 1.62
"""Seconds, where the position is."""

# What a user does when the loop is taken apart: name the components, choose one, loop a part.
PLAY = """async ([names, second]) => {
    const at = (name) => import(`/static/${name}`);
    const [{ store }, { set, settled }, { setLoop, seek }, { sourceOf, takeOf }] = await Promise.all([
        at("model/store.js"), at("model/edits.js"), at("model/transport.js"), at("model/shown.js")]);
    await store.until((state) => takeOf(state) && `shown/${sourceOf(state).ref}` in state.shared);
    names.forEach((name, component) => set("names", component, name));
    const rate = sourceOf(store.state).sampleRate;
    setLoop({ start: rate, end: 3 * rate });
    seek(second * rate);
    store.show({ chosen: 1 });
    await settled();
}"""


def take(address: str, browser: Any, size: tuple[int, int, str], picture: Path) -> None:
    """Open the page, do what a user does, and write the picture."""
    width, height, scheme = size
    page = browser.new_page(
        viewport={"width": width, "height": height}, color_scheme=scheme, device_scale_factor=2 if width < 500 else 1
    )
    page.goto(address)
    page.evaluate(PLAY, [NAMES, PLAYED])
    page.locator("part-row").nth(len(NAMES)).wait_for()
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(500)  # the last frames of the screen
    page.screenshot(path=picture)
    page.close()


def take_all(folder: Path | None) -> None:
    """Run a server, the page and a browser, and write the pictures."""
    import drum_loop
    import soundfile
    from playwright.sync_api import sync_playwright

    wanted = {DOCS / name: size for name, size in KEPT.items()}
    if folder:
        folder.mkdir(parents=True, exist_ok=True)
        schemes = ("dark", "light")
        wanted = {folder / f"{w}x{h}-{scheme}.png": (w, h, scheme) for w, h in SIZES for scheme in schemes}
    with tempfile.TemporaryDirectory() as kept, contextlib.ExitStack() as stack:
        sound = Path(kept) / "drum loop.wav"
        soundfile.write(sound, drum_loop.loop(), drum_loop.SAMPLE_RATE)
        port = stack.enter_context(running(*NMFSERVER, "serve", "--port", "0", pattern=r"is ready.* port (\d+)"))[1]
        words = ("page", str(sound), "--server", f"127.0.0.1:{port}", "--page-port", "0", "--no-browser")
        address = stack.enter_context(running(*NMFSERVER, *words, pattern=r"http://\S+"))[0]
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for picture, size in wanted.items():
            take(address, browser, size, picture)
        browser.close()


if __name__ == "__main__":
    environment.rerun_inside("dev,plot,page")
    take_all(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
