"""Objects that calculate."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from typing import Any, ClassVar, cast

from tests.max.world import (
    BANG,
    Box,
    Message,
    kind,
    number,
)


@kind("i")
class Int(Box):
    """Keeps an int; bang sends it; the right inlet sets it without sending (int, Messages: bang, int, in1)."""

    def start(self) -> None:
        self.value = int(self.arguments[0]) if self.arguments else 0

    def receive(self, inlet: int, values: Message) -> None:
        if values != BANG:
            self.value = int(number(values))
        if inlet == 0:
            self.send(0, [self.value])


@kind("+", "*", "%", ">", "==")
class Operator(Box):
    """The left inlet calculates with the right one's number. An int argument makes int arithmetic (+, Arguments: value;
    Messages: int, in1).
    """

    FUNCTIONS: ClassVar[dict[str, Callable[[Any, Any], int | float]]] = {
        "+": lambda a, b: a + b,
        "*": lambda a, b: a * b,
        "%": lambda a, b: a % b,
        ">": lambda a, b: int(a > b),
        "==": lambda a, b: int(a == b),
    }

    def start(self) -> None:
        self.type: type[int] | type[float] = float if isinstance(self.arguments[0], float) else int
        self.right = number(self.arguments)

    def receive(self, inlet: int, values: Message) -> None:
        value = self.type(number(values))
        if inlet:
            self.right = value
        else:
            self.send(0, [self.FUNCTIONS[self.kind](value, self.right)])


@kind("clip")
class Clip(Box):
    """Sends a number, held between the two arguments (clip, Arguments: minimum, maximum)."""

    def receive(self, inlet: int, values: Message) -> None:
        assert inlet == 0
        least, most = (number([argument]) for argument in self.arguments)
        self.send(0, [min(max(number(values), least), most)])


class AsInC(ast.NodeTransformer):
    """Makes `and` and `or` give 0 or 1."""

    def visit_BoolOp(self, node: ast.BoolOp) -> ast.AST:
        return ast.Call(ast.Name("bool", ast.Load()), [cast(ast.expr, self.generic_visit(node))], [])


@kind("expr")
class Expression(Box):
    """Calculates in C's way with the ints $i1 to $i9 of its inlets, which are 0 until they are set; the left inlet, a
    bang too, sends (expr, Messages: int, bang; Arguments: expression).
    """

    def start(self) -> None:
        text = self.text.removeprefix("expr ").replace("&&", " and ").replace("||", " or ")
        tree = ast.parse(re.sub(r"\$i(\d)", r"v[\1]", text), mode="eval")
        self.code = compile(ast.fix_missing_locations(AsInC().visit(tree)), self.text, "eval")
        self.inputs = [0] * 10

    def receive(self, inlet: int, values: Message) -> None:
        if values != BANG:
            self.inputs[inlet + 1] = int(number(values))
        if inlet == 0:
            self.send(0, [int(eval(self.code, {"v": self.inputs}))])


@kind("random")
class Random(Box):
    """A bang sends a random int from 0 to below the argument (random, Arguments: range)."""

    def receive(self, inlet: int, values: Message) -> None:
        assert values == BANG
        self.send(0, [self.world.chance.randrange(int(self.arguments[0]))])
