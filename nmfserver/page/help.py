"""The documentation as HTML, for the browser."""

import re
from functools import cache
from html import escape

from markdown_it import MarkdownIt
from markdown_it.token import Token

from nmfserver import manual
from nmfserver.errors import NMFServerError
from nmfserver.page.answers import PageError

IMAGES = re.compile(r"[\w-]+\.png")
_PAGE = re.compile(r"(?P<name>[\w-]+)\.md(?P<place>#.*)?")
FRAME = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title} - nmfserver</title>
<link rel="stylesheet" href="/static/help.css">
</head>
<body>
<nav aria-label="Pages">{links}</nav>
<main class="help">
{text}
</main>
</body>
</html>
"""


@cache
def page(name: str) -> str:
    """Return a page of the documentation, the list of pages for an empty name; raise `PageError` if there is none."""
    try:
        text = manual.markdown(name)
    except NMFServerError as error:
        raise PageError(str(error), 404) from error
    title = text.partition("\n")[0].lstrip("# ")
    links = " ".join(f'<a href="/help/{each}">{each}</a>' for each in manual.PAGES)
    return FRAME.format(title=escape(title), links=links, text=_html(text))


def image(name: str) -> bytes:
    """Return a picture of the documentation."""
    path = manual.FOLDER / name
    if not IMAGES.fullmatch(name) or not path.is_file():
        raise PageError(f"there is no picture {name!r}", 404)
    return path.read_bytes()


def _html(text: str) -> str:
    """Return Markdown as HTML: with an anchor at each heading, links that lead to these pages, and no styles in it."""
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = parser.parse(text)
    for at, token in enumerate(tokens):
        if token.type == "heading_open":
            token.attrSet("id", _anchor(tokens[at + 1].content))
        if style := token.attrs.pop("style", None):  # the side to which a cell is aligned; our policy keeps it away
            token.attrSet("class", str(style).removeprefix("text-align:"))
        for inner in token.children or ():
            _redirect(inner)
    return str(parser.renderer.render(tokens, parser.options, {}))


def _redirect(token: Token) -> None:
    """Let a link to another page lead to its HTML, and a picture be found."""
    if token.type == "link_open" and (found := _PAGE.fullmatch(str(token.attrGet("href")))):
        token.attrSet("href", f"/help/{found['name']}{found['place'] or ''}")
    elif token.type == "image":
        token.attrSet("src", f"/help/{token.attrGet('src')}")


def _anchor(heading: str) -> str:
    """Return the anchor of a heading, as the links of the pages have it."""
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")
