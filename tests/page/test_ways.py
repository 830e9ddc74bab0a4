"""The commands that a browser may send end as the server's own declarations say."""

from __future__ import annotations

import pytest

from nmfserver.commands import dispatch
from nmfserver.commands.base import REGISTRY, Direct, Queued
from nmfserver.errors import ArgumentError
from nmfserver.page.ways import FOR_BROWSERS, JOBS, QUEUED, Way, require_allowed, way_of

COMMANDS = {address: kind for address, kind in REGISTRY.items() if dispatch and address.startswith("/")}


def is_allowed(address: str) -> bool:
    try:
        require_allowed(address, ())
    except ArgumentError:
        return False
    return True


@pytest.mark.parametrize("address", [address for address in COMMANDS if is_allowed(address) or address in QUEUED])
def test_every_command_that_may_be_sent_is_waited_for_as_the_server_ends_it(address: str) -> None:
    kind = COMMANDS[address]
    if issubclass(kind, Direct):
        assert way_of(address) is Way.AT_ONCE
    else:
        assert issubclass(kind, Queued)
        assert way_of(address) is (Way.JOB if address in JOBS else Way.QUEUED)


def test_no_command_that_a_browser_may_send_has_a_path_or_ends_the_server() -> None:
    for address in filter(is_allowed, COMMANDS):
        fields = set(COMMANDS[address].__dataclass_fields__)  # type: ignore[attr-defined]
        files = {name for name in fields if name == "path" or name.endswith("_file")}
        assert not files or address == "/bufnmf", address
    for address in ("/quit", "/dumpOSC", "/error", "/clearSched", "/reply_to", "/cmd", "/tempfolder", "/notify"):
        assert not is_allowed(address)


def test_commands_for_browsers_exist() -> None:
    assert {address for address in FOR_BROWSERS | QUEUED | JOBS if address not in COMMANDS} == set()
