"""Objects that send later: after a while, from the queue, or when a patch is loaded."""

from __future__ import annotations

import itertools

from tests.max.world import (
    BANG,
    Box,
    Message,
    kind,
    number,
)


@kind("deferlow")
class DeferLow(Box):
    """Puts a message at the end of the low-priority queue (deferlow, Description)."""

    def receive(self, inlet: int, values: Message) -> None:
        self.world.low.append(lambda: self.send(0, values))


@kind("metro")
class Metro(Box):
    """A number but 0 starts it, with a bang at once, then one each interval; 0 stops it (metro, Messages: int)."""

    def start(self) -> None:
        self.turn = 0

    def receive(self, inlet: int, values: Message) -> None:
        self.turn += 1
        if number(values):
            self._tick(self.turn)

    def _tick(self, turn: int) -> None:
        if turn == self.turn:
            self.world.after(float(number(self.arguments)) / 1000, lambda: self._tick(turn))
            self.send(0, BANG)


@kind("delay")
class Delay(Box):
    """Sends a bang some time after the last one that came in; `stop` ends the waiting (delay, Messages: bang, stop). It
    fires in the scheduler (user guide, Scheduler and Priority).
    """

    def start(self) -> None:
        self.turn = 0

    def receive(self, inlet: int, values: Message) -> None:
        self.turn += 1
        if values == BANG:
            turn = self.turn
            self.world.after(float(number(self.arguments)) / 1000, lambda: self._fire(turn))
        else:
            assert values == ["stop"]

    def _fire(self, turn: int) -> None:
        if turn == self.turn:
            self.send(0, BANG)


@kind("loadbang")
class LoadBang(Box):
    """Sends a bang when the patch is loaded (loadbang, Description)."""

    def load(self) -> None:
        self.send(0, BANG)


@kind("loadmess")
class LoadMessage(Box):
    """Sends its arguments when the patch is loaded (loadmess, Description)."""

    def load(self) -> None:
        self.send(0, self.arguments)


@kind("patcherargs")
class PatcherArgs(Box):
    """Sends the abstraction's arguments left, then its @attributes right, one list each; then the word done. A single
    argument that is a symbol comes with the word symbol before it (patcherargs, Output: int, float, symbol or list). A
    bang sends all of it again (patcherargs, Messages: bang).
    """

    def receive(self, inlet: int, values: Message) -> None:
        assert values == BANG
        self.load()

    def load(self) -> None:
        given = self.patcher.arguments
        starts = [n for n, a in enumerate(given) if isinstance(a, str) and a.startswith("@")]
        if first := given[: starts[0]] if starts else given:
            self.send(0, ["symbol", *first] if len(first) == 1 and isinstance(first[0], str) else first)
        for start, end in itertools.pairwise([*starts, len(given)]):
            self.send(1, [str(given[start])[1:], *given[start + 1 : end]])
        self.send(1, ["done"])
