"""Who is let in over UDP: what is answered before, and what proves an address."""

from __future__ import annotations

import pytest
from pythonosc.osc_message import OscMessage

from nmfserver.commands import dispatch  # noqa: F401 - it fills the registry
from nmfserver.commands.base import REGISTRY
from nmfserver.osc.gate import PERIOD, Gate, RefusedError
from tests.wire import bundle, message

FAR = ("203.0.113.7", 4000)
"""An address that is nobody's (RFC 5737)."""


def answer(gate: Gate, packet: bytes, address: tuple[str, int] = FAR) -> bytes:
    with pytest.raises(RefusedError) as refused:
        gate.admit(packet, address)
    return refused.value.answer


def number(gate: Gate, address: tuple[str, int] = FAR) -> float:
    told = OscMessage(answer(gate, message("/hello"), address))
    assert told.address == "/hi"
    (value,) = told.params
    return float(value)


def test_what_comes_back_lets_in() -> None:
    gate = Gate()
    gate.admit(message("/hello", number(gate)), FAR)
    gate.admit(message("/hello", number(gate)), FAR)  # nothing is kept: it is good again


@pytest.mark.parametrize(
    "address", [("203.0.113.7", 4001), ("203.0.113.8", 4000)], ids=["another port", "another machine"]
)
def test_a_number_is_good_for_one_address(address: tuple[str, int]) -> None:
    gate = Gate()
    assert answer(gate, message("/hello", number(gate)), address).startswith(b"/hi\0")


def test_a_number_is_good_for_a_while() -> None:
    now = [1000 * PERIOD]
    gate = Gate(now=lambda: now[0])
    told = message("/hello", number(gate))
    now[0] += PERIOD
    gate.admit(told, FAR)
    now[0] += PERIOD
    assert answer(gate, told).startswith(b"/hi\0")


def test_numbers_are_exact_in_32_bits_and_seldom_the_same() -> None:
    gate = Gate()
    numbers = [number(gate, ("203.0.113.7", port)) for port in range(1, 2000)]
    assert len(set(numbers)) == len(numbers)


def test_no_answer_is_longer_than_what_it_answers() -> None:
    gate, told, got = Gate(), 0, 0
    packets = [message(address, *[1] * count) for address in (*REGISTRY, "/hello") for count in (0, 1, 5, 50)]
    packets += [bundle(None, *packets[:50]), bundle(0, message("/b_list")), b"", b"\0\0\0\0", b"/b_list", bytes(60000)]
    packets += [packet[:end] for packet in packets[:20] for end in range(len(packet))]
    for packet in packets:
        said = answer(gate, packet)
        assert len(said) <= len(packet)
        told, got = told + len(said), got + len(packet)
    assert 0 < told < got


def test_it_is_said_how_where_that_fits() -> None:
    gate = Gate()
    assert OscMessage(answer(gate, message("/b_read", 0, "/a/path/that/is/long/enough.wav"))).params == [
        "/b_read", "say /hello first",
    ]  # fmt: skip
    assert answer(gate, message("/status")).startswith(b"/hi\0")
    assert answer(gate, b"/x\0\0") == b""


@pytest.mark.parametrize("packet", [message("/hi", 1.0), message("/fail", "/x", "y" * 99), message("/done", "z" * 99)])
def test_answers_are_not_answered(packet: bytes) -> None:
    assert answer(Gate(), packet) == b""


def test_this_machine_and_trusted_hosts_prove_nothing() -> None:
    gate = Gate(["203.0.113.7", "2001:db8::/64"])
    for host in ("203.0.113.7", "2001:db8::5", "127.0.0.1", "::1"):
        gate.admit(message("/b_list"), (host, 4000))
    for host in ("203.0.113.8", "2001:db8:1::5"):
        answer(gate, message("/b_list"), (host, 4000))
