"""Objects that a musician sees, and the console."""

from __future__ import annotations

from tests.max.world import (
    BANG,
    Box,
    Message,
    kind,
    number,
    shown,
)


@kind("comment")
class Comment(Box):
    """Shows a text, which `set` changes (comment, Messages: set)."""

    def receive(self, inlet: int, values: Message) -> None:
        if values[0] != "set":
            super().receive(inlet, values)
        self.text = shown(values[1:])


@kind("button", "flonum")
class Face(Box):
    """A button sends a bang for anything; a number box keeps and sends a number (button, Messages: anything; flonum,
    Messages: float, bang).
    """

    value = 0.0

    def receive(self, inlet: int, values: Message) -> None:
        if self.kind == "button":
            self.send(0, BANG)
            return
        if values != BANG:
            self.value = float(number(values))
        self.send(0, [self.value])


@kind("waveform~")
class Waveform(Box):
    """Shows the buffer~ that `set` names (waveform~, Messages: set)."""

    shown = ""

    def receive(self, inlet: int, values: Message) -> None:
        if inlet or values[0] != "set" or len(values) != 2:
            super().receive(inlet, values)
        self.shown = str(values[1])


@kind("print")
class Print(Box):
    """Shows a message in the console, behind the name that is its argument (print, Arguments: name)."""

    def receive(self, inlet: int, values: Message) -> None:
        self.world.console.append(f"{self.arguments[0]}: {shown(values)}")
