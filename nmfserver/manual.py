"""The documentation that comes with the package: its pages, and each command's entry in the reference, as Markdown."""

import re
from pathlib import Path

from nmfserver.errors import NMFServerError, did_you_mean

FOLDER = Path(__file__).parent / "docs"
PAGES = (
    "sounds", "decomposition", "seeding", "templates", "training", "page", "supercollider", "pd", "max", "try-max",
    "live", "command-line", "cluster", "python", "protocol", "commands", "performance", "macos-and-windows",
    "troubleshooting", "contributing",
)  # fmt: skip
"""The pages in the order of reading."""
REFERENCE = "commands"
LINK = re.compile(r"\[(?P<text>[^]]+)\]\((?P<page>[\w-]+)?(?:\.md)?(?:#[\w-]*)?\)")
"""A link to a page, to a heading in one, or to a heading of the same page."""


def help_on(topic: str) -> str:
    """Return a page, the entry of a command such as ``/b_query``, or for an empty topic the list of pages."""
    text = _entry(topic) if topic.startswith("/") else _page(topic)
    return LINK.sub(_for_terminal, text)


def markdown(name: str) -> str:
    """Return a page as it is written; for an empty name the list of the pages, with links."""
    if name:
        return _page(name)
    return "\n".join(("# nmfserver", "", *(f"- [{each}]({each}.md): {_sentence(each)}" for each in PAGES)))


def _overview() -> str:
    """Return the list of the pages, each with the sentence that it opens with."""
    lines = [f"- `{name}`: {_sentence(name)}" for name in PAGES]
    return "\n".join((
        "# nmfserver", "", "`nmfserver help PAGE` shows one of these pages:", "", *lines, "",
        "`nmfserver help /b_query` shows one command of the server. `nmfserver --help` lists what this program can do.",
    ))  # fmt: skip


def _sentence(name: str) -> str:
    """Return the sentence that a page opens with."""
    return _read(name).split("\n\n")[1]


def _page(topic: str) -> str:
    name = topic.lower().replace(" ", "-")
    if not name:
        return _overview()
    if name not in PAGES:
        hint = did_you_mean(name, PAGES) or f": the pages are {', '.join(PAGES)}; a command begins with '/'"
        raise NMFServerError(f"there is no page {topic!r}{hint}")
    return _read(name)


def _entry(address: str) -> str:
    """Return what the reference says of one command."""
    entries: dict[str, str] = {}
    for entry in re.split(r"^(?=#{2,3} )", _read(REFERENCE), flags=re.MULTILINE):
        heading = entry.partition("\n")[0]
        if heading.startswith("### "):
            entries |= dict.fromkeys(re.findall(r"`(.+?)`", heading), entry)
    if address not in entries:
        hint = did_you_mean(address, entries) or f": 'nmfserver help {REFERENCE}' lists them all"
        raise NMFServerError(f"there is no command {address!r}{hint}")
    return entries[address]


def _read(name: str) -> str:
    return (FOLDER / f"{name}.md").read_text(encoding="utf-8")


def _for_terminal(link: re.Match[str]) -> str:
    """Return a link as something that can be typed: the page's name. A command's entry is found by its address."""
    if link["page"] in (None, REFERENCE):
        return link["text"]
    return f"{link['text']} (`nmfserver help {link['page']}`)"
