"""Objects that make, change and distribute messages."""

from __future__ import annotations

import re

from tests.max.objects import Atom, atoms
from tests.max.world import (
    BANG,
    DRIVE,
    MOST_ATOMS,
    Box,
    Message,
    UndocumentedError,
    kind,
    number,
    plain,
    shown,
)


@kind("message")
class MessageBox(Box):
    """A comma divides a message into separate ones; $1 to $9 are replaced by the items that come in, and keep them, 0
    at first (user guide, Arguments and Special Characters: $ in a message box). `set` changes the text without sending
    (message, Messages: set). Whether a comma between quotes divides is not certain: no text of ours has one.
    """

    def start(self) -> None:
        self.stored: Message = [0] * 9
        if any("," in quoted for quoted in re.findall(r'"[^"]*"', self.text)):
            raise UndocumentedError(f"{self.text}: a comma between quotes")
        parts = self.text.split(",")
        self.messages = [atoms(part) for part in parts]

    def receive(self, inlet: int, values: Message) -> None:
        if values[0] == "set" and not inlet:
            self.messages, self.text = [values[1:]], shown(values[1:])
            return
        if inlet or values[0] in ("append", "prepend"):
            raise UndocumentedError("our message boxes change only by set")
        if isinstance(values[0], str) and values != BANG and values[0] != "symbol":
            raise UndocumentedError(f"the vignette on $ and the reference differ on words that come in: {values}")
        if values != BANG:
            items = plain(values)
            self.stored[: len(items)] = items[:9]
        for each in self.messages:
            self.send(0, [self._fill(atom) for atom in each])

    def _fill(self, atom: Atom) -> Atom:
        if not (isinstance(atom, str) and "$" in atom):
            return atom
        if not re.fullmatch(r"\$[1-9]", atom):
            raise UndocumentedError(f"{atom}: an argument inside a word")
        return self.stored[int(atom[1]) - 1]


@kind("t")
class Trigger(Box):
    """Sends from right to left: b a bang, i an int, f a float, s a symbol, l what came in, else a constant (trigger,
    Arguments: formats; Output).
    """

    def receive(self, inlet: int, values: Message) -> None:
        for outlet in reversed(range(len(self.arguments))):
            self.send(outlet, self._form(self.arguments[outlet], values))

    def _form(self, form: Atom, values: Message) -> Message:
        if form == "b":
            return BANG
        if form == "l":
            return values
        if form in ("i", "f"):
            return [int(number(values)) if form == "i" else float(number(values))]
        if form == "s":
            if len(plain(values)) != 1 or not isinstance(plain(values)[0], str):
                raise UndocumentedError(f"t s: {values} is no symbol")
            return values
        return [form]


@kind("route")
class Route(Box):
    """If the first item is an argument, the rest, or bang, leaves that outlet; if none matches, all leaves the last
    (route, Messages: anything; Output). Whether an int equals a float is not certain: here it does not.
    """

    def receive(self, inlet: int, values: Message) -> None:
        assert inlet == 0
        for outlet, argument in enumerate(self.arguments):
            if type(argument) is type(values[0]) and argument == values[0]:
                self.send(outlet, values[1:] or BANG)
                return
        if len(self.arguments) not in self.cords:
            self.world.unrouted.append(values)
        self.send(len(self.arguments), values)


@kind("sel")
class Select(Box):
    """A bang for what equals an argument, the last outlet for what does not (select, Output)."""

    def receive(self, inlet: int, values: Message) -> None:
        if inlet or len(values) != 1:
            raise UndocumentedError(f"sel: {values} at inlet {inlet}")
        if values[0] in self.arguments:
            self.send(self.arguments.index(values[0]), BANG)
        else:
            self.send(len(self.arguments), values)


@kind("gate")
class Gate(Box):
    """The left inlet opens an outlet (0: none), the right inlet's messages leave there (gate, Messages: int, anything;
    Arguments: outlets, initial state).
    """

    def start(self) -> None:
        self.size = int(self.arguments[0]) if self.arguments else 1
        self.open = int(self.arguments[1]) if len(self.arguments) > 1 else 0

    def receive(self, inlet: int, values: Message) -> None:
        if inlet == 0:
            self.open = int(number(values))
        elif self.open:
            self.send(min(max(self.open, 1), self.size) - 1, values)


@kind("prepend")
class Prepend(Box):
    """Puts its words before a message; `set` changes them. At most 256 items (prepend, Messages: set; Output)."""

    def receive(self, inlet: int, values: Message) -> None:
        if values[0] == "set":
            self.arguments = values[1:]
            return
        if values[0] == "symbol":
            raise UndocumentedError("prepend: the reference does not tell what becomes of the word symbol")
        assert len(self.arguments) + len(values) <= MOST_ATOMS
        self.send(0, self.arguments + values)


@kind("append")
class Append(Box):
    """Puts its words behind a message (append, Messages: anything)."""

    def receive(self, inlet: int, values: Message) -> None:
        if values[0] in ("set", "symbol"):
            raise UndocumentedError(f"append: {values}")
        self.send(0, values + self.arguments)


@kind("unpack")
class Unpack(Box):
    """Sends each item, forced to its outlet's type, from right to left (unpack, Arguments; Output)."""

    def receive(self, inlet: int, values: Message) -> None:
        pairs = list(enumerate(zip(plain(values), self.arguments, strict=False)))
        for outlet, (value, form) in reversed(pairs):
            if isinstance(value, str) != isinstance(form, str):
                raise UndocumentedError(f"unpack: {value} where {form} is due")
            self.send(outlet, [value if isinstance(value, str) else type(form)(value)])


@kind("pack")
class Pack(Box):
    """Keeps an item an inlet, of the type of its argument; the left one sends the list (pack, Messages: int)."""

    def start(self) -> None:
        self.items = list(self.arguments)

    def receive(self, inlet: int, values: Message) -> None:
        self.items[inlet] = type(self.arguments[inlet])(number(values))
        if inlet == 0:
            self.send(0, list(self.items))


@kind("sprintf")
class Sprintf(Box):
    """Formats as C does; the left inlet, a bang too, sends; `symout` makes one symbol of it (sprintf, Arguments:
    symout, format; Messages: bang).
    """

    def start(self) -> None:
        assert self.arguments[0] == "symout", "our patches use no other form"
        self.format = " ".join(str(argument) for argument in self.arguments[1:])
        self.stored: Message = ["" if form == "%s" else 0 for form in re.findall(r"%(?:s|ld)", self.format)]

    def receive(self, inlet: int, values: Message) -> None:
        if values != BANG:
            for index, value in enumerate(plain(values)[: 1 if inlet else None]):
                if inlet + index < len(self.stored):
                    self.stored[inlet + index] = value
        if inlet == 0:
            self.send(0, [self.format.replace("%ld", "%d") % tuple(self.stored)])


@kind("tosymbol")
class ToSymbol(Box):
    """Makes one symbol of a message, spaces between the items (tosymbol, Description)."""

    def receive(self, inlet: int, values: Message) -> None:
        self.send(0, [" ".join(str(value) for value in plain(values))])


@kind("fromsymbol")
class FromSymbol(Box):
    """Makes a message of a symbol, divided at its spaces; numbers become numbers (fromsymbol, Description)."""

    def receive(self, inlet: int, values: Message) -> None:
        (symbol,) = plain(values)
        self.send(0, atoms(str(symbol)))


@kind("conformpath")
class ConformPath(Box):
    """Turns paths into the form of its arguments: `max absolute` is the one that Max's objects take. The right
    outlet says first whether that could be done (conformpath, Arguments; Output). Of paths that are not absolute it is
    left open.
    """

    def receive(self, inlet: int, values: Message) -> None:
        assert self.arguments == ["max", "absolute"], "our patches use no other form"
        (path,) = map(str, plain(values))
        if not re.match(r"([^/:]+:)?/", path):
            raise UndocumentedError(f"conformpath: {path} is not absolute")
        self.send(1, [1])
        self.send(0, [DRIVE + path if path.startswith("/") else path])


@kind("regexp")
class Regexp(Box):
    """Arguments: expression, substitution (%1 is the first group). The left outlet sends the substituted text, the
    fourth what does not match (regexp, Arguments: expression, substitution; Outlets: substitutions, backreferences,
    substrings, unmatched, dumpout).
    """

    def receive(self, inlet: int, values: Message) -> None:
        text = " ".join(str(value) for value in plain(values))
        if found := re.search(str(self.arguments[0]), text):
            self.send(2, [found[0]])
            self.send(1, list(found.groups()))
            self.send(0, atoms(re.sub(str(self.arguments[0]), str(self.arguments[1]).replace("%", "\\"), text)))
        else:
            self.send(3, values)


@kind("zl")
class Zl(Box):
    """Lists of up to 256 items, in the mode that the first argument names (zl, Arguments: mode; Attributes: zlmaxsize).
    The right outlet sends first (user guide, Message Order). Whether a list of one symbol leaves with the word symbol
    before it is not certain: here it does not.
    """

    def start(self) -> None:
        self.mode, self.rest = self.arguments[0], self.arguments[1:]
        self.stored: Message = list(self.rest) if self.mode == "reg" else []

    def receive(self, inlet: int, values: Message) -> None:
        items = plain(values)
        assert len(items) <= MOST_ATOMS
        if self.mode in ("join", "reg"):
            if inlet:
                self.stored = items
            elif self.mode == "join":
                self._out(0, items + self.stored)
            else:
                self.stored = self.stored if values == BANG else items
                self._out(0, self.stored)
            return
        assert inlet == 0
        getattr(self, f"_{self.mode}")(items)

    def _out(self, outlet: int, items: Message) -> None:
        if not items:
            raise UndocumentedError(f"{self.text}: an empty list")
        self.send(outlet, items)

    def _len(self, items: Message) -> None:
        """Send the number of items."""
        self.send(0, [0 if items == BANG else len(items)])

    def _sum(self, items: Message) -> None:
        """Send the sum of the items."""
        self.send(0, [sum(number([item]) for item in items)])

    def _slice(self, items: Message) -> None:
        """Send the first items left, the others right."""
        size = int(self.rest[0])
        if items[size:]:
            self.send(1, items[size:])
        self._out(0, items[:size])

    def _nth(self, items: Message) -> None:
        """Send the item of this number, from 1 on, left, the others right."""
        index = int(self.rest[0]) - 1
        if others := items[:index] + items[index + 1 :]:
            self.send(1, others)
        self.send(0, [items[index]])

    def _rev(self, items: Message) -> None:
        """Turn the list round."""
        self.send(0, items[::-1])

    def _iter(self, items: Message) -> None:
        """Send runs of so many items, in order."""
        size = int(self.rest[0])
        for start in range(0, len(items), size):
            self.send(0, items[start : start + size])
