"""Objects that keep messages under names, and hand them to others of the same name."""

from __future__ import annotations

from tests.max.objects import Atom
from tests.max.world import BANG, Box, Message, UndocumentedError, kind


@kind("coll")
class Coll(Box):
    """Messages under addresses, in the order in which they were stored; objects of one name share them. An address
    sends its message left; `dump` and `next` send the address before it, from the 2nd outlet. A message or an address
    that is a single symbol has the word symbol before it (coll, Output: int or symbol). `next` sends and then goes on,
    so that it must not be asked for on the way; what it says of symbol addresses, the reference tells in two ways.
    """

    def start(self) -> None:
        self.rows = self.world.colls.setdefault(str(self.arguments[0]), {})
        self.pointer: Atom | None = None
        self.is_sending = False

    def receive(self, inlet: int, values: Message) -> None:
        self.world.refuse_scheduler(self)
        word, rest = values[0], values[1:]
        command = getattr(self, f"_do_{word}", None) if isinstance(word, str) else None
        if command:
            command(rest)
        elif isinstance(word, int) and rest:
            self.rows[word] = rest
        elif word in self.rows and not rest:
            self._out(0, self.rows[word])
        elif rest:
            raise UndocumentedError(f"coll: {values}")

    def _send(self, address: Atom) -> None:
        row = self.rows[address]
        self._out(1, [address])
        self._out(0, row)

    def _out(self, outlet: int, values: Message) -> None:
        self.send(outlet, ["symbol", *values] if len(values) == 1 and isinstance(values[0], str) else values)

    def _do_store(self, values: Message) -> None:
        assert len(values) > 1
        self.rows[values[0]] = values[1:]

    def _do_merge(self, values: Message) -> None:
        self.rows[values[0]] = self.rows.get(values[0], []) + values[1:]

    def _do_remove(self, values: Message) -> None:
        """Delete a row, without new numbers for those behind it, as `delete` would give (coll, Messages)."""
        (address,) = values
        self.rows.pop(address, None)

    def _do_clear(self, values: Message) -> None:
        self.rows.clear()

    def _do_dump(self, values: Message) -> None:
        for address in list(self.rows):
            self._send(address)
        self.send(3, BANG)

    def _do_sort(self, values: Message) -> None:
        assert values == [-1, -1], "ascending, by address"
        ordered = sorted(self.rows.items(), key=lambda row: int(row[0]))
        self.rows.clear()
        self.rows.update(ordered)

    def _do_start(self, values: Message) -> None:
        self.pointer = next(iter(self.rows), None)

    def _do_next(self, values: Message) -> None:
        if self.is_sending:
            raise UndocumentedError("coll: next while next is sending")
        if not isinstance(self.pointer, int) or self.pointer not in self.rows:
            raise UndocumentedError(f"coll: next where there is no row with a number, but {self.pointer}")
        self.is_sending, current = True, self.pointer
        self._send(current)
        self.is_sending = False
        addresses = list(self.rows)
        if current in self.rows and self.pointer == current:
            self.pointer = addresses[(addresses.index(current) + 1) % len(addresses)]


@kind("s")
class Send(Box):
    """Sends to every r of its name, in an order that is not deterministic (send, Discussion)."""

    def receive(self, inlet: int, values: Message) -> None:
        self.world.refuse_scheduler(self)
        for box in self.world.shuffled(self.world.receivers.get(str(self.arguments[0]), [])):
            box.send(0, values)


@kind("r")
class Receive(Box):
    """Sends what comes to its name (receive, Description)."""

    def start(self) -> None:
        self.world.receivers.setdefault(str(self.arguments[0]), []).append(self)
