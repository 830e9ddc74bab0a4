"""How wide a text is in Arial, in which Max writes: its letters are as wide as Helvetica's (Adobe, Core 14 AFM)."""

from __future__ import annotations

THOUSANDTHS = {
    letter: width
    for width, letters in {
        191: "'", 222: "ijl", 260: "|", 278: " !,./:;I[\\]ft", 333: "()-`r", 334: "{}", 355: '"', 389: "*", 469: "^",
        500: "Jcksvxyz", 556: "#$0123456789?L_abdeghnopqu", 584: "+<=>~", 611: "FTZ", 667: "&ABEKPSVXY", 722: "CDHNRUw",
        778: "GOQ", 833: "Mm", 889: "%", 944: "W", 1015: "@",
    }.items()
    for letter in letters
}  # fmt: skip
"""Of the size of the letters."""


def width(text: str, size: float = 12) -> float:
    """Return the width in pixels; what is not in ASCII counts as a digit."""
    return sum(THOUSANDTHS.get(letter, 556) for letter in text) * size / 1000


def lines(text: str, room: float, size: float = 12) -> int:
    """Return how many lines a text takes, broken between words."""
    count, used = 1, 0.0
    for word in text.split(" "):
        wide = width(word, size)
        if used and used + width(" ", size) + wide > room:
            count, used = count + 1, wide
        else:
            used += wide + (width(" ", size) if used else 0)
    return count
