"""What happens while a session is saved or loaded, with the parts of a server in one process."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from nmfserver.audio.mix import Mix
from nmfserver.audio.session import Live
from nmfserver.buffers.exchange import ExchangeFolders
from nmfserver.buffers.table import Buffer, BufferTable
from nmfserver.commands.keeper import Automatic, Keeper, within
from nmfserver.errors import SessionError
from nmfserver.sessions.store import SessionStore
from nmfserver.sessions.taken import TakenBuffer
from nmfserver.threads import DaemonThread


@dataclass
class Parts:
    """The parts of a server that a keeper saves and loads."""

    store: SessionStore
    buffers: BufferTable = field(default_factory=lambda: BufferTable(2**20))
    live: Live = field(default_factory=Live)

    def __post_init__(self) -> None:
        exchange = ExchangeFolders(DaemonThread("remover"))
        automatic = Automatic("auto", 10, 2**20)
        self.keeper = Keeper(self.store, automatic, self.buffers, self.live, exchange, lambda found: found, None)

    def make(self, name: str, frames: int = 100) -> None:
        """Make a buffer."""
        self.buffers.publish({name: Buffer(np.ones((frames, 1), np.float32), 48000.0)})

    def load(self, name: str, meanwhile: Callable[[], object]) -> None:
        """Load a session; do something while it is read."""
        asyncio.run(during(self.keeper.load(name), meanwhile))


async def during(work: Coroutine[Any, Any, Any], act: Callable[[], object]) -> Any:
    """Begin some work, act while its first thread is busy, and wait for its end."""
    task = asyncio.create_task(work)
    for _ in range(3):  # the task, the one that can be cancelled within it, and the thread
        await asyncio.sleep(0)
    act()
    return await task


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SessionStore]:
    """A folder of sessions."""
    made = SessionStore(tmp_path / "sessions")
    yield made
    made.close()


def mix(gain: float) -> Mix:
    return Mix(None, (gain,), (), (), "filter")


def scene(live: Live, name: str, gain: float) -> None:
    live.kept.scenes.store(name, mix(gain), BufferTable(2**20).reserved)


def test_buffers_that_are_too_large_are_not_compared_with_others() -> None:
    class Alone(TakenBuffer):
        def __eq__(self, other: object) -> bool:
            pytest.fail("two buffers are compared: with thousands of them that takes seconds")

        __hash__ = None  # type: ignore[assignment]

    buffers = [Buffer(np.ones((size, 1), np.float32), 1.0) for size in (3, 1, 2)]
    taken = [Alone(key, each, each.edition, 1.0, ()) for key, each in enumerate(buffers)]
    chosen, left_out = within(taken, 12)
    assert [each.key for each in chosen] == [1, 2]
    assert left_out == [0]


def test_what_is_made_during_the_restoration_is_saved(store: SessionStore) -> None:
    before = Parts(store)
    before.make("a")
    asyncio.run(before.keeper.save_automatically())
    parts = Parts(store)
    asyncio.run(during(parts.keeper.restore(), lambda: parts.make("b")))
    asyncio.run(parts.keeper.save_automatically())
    assert {each.id for each in store.folder("auto").manifest().buffers} == {"a", "b"}


def test_a_lock_that_comes_while_a_session_is_read_keeps_live_sound(store: SessionStore) -> None:
    parts = Parts(store)
    parts.make("a")
    asyncio.run(parts.keeper.save("gig"))
    parts.buffers.free("a")
    with pytest.raises(SessionError, match="live sound is locked, and /session/load would change it"):
        parts.load("gig", lambda: setattr(parts.live, "is_locked", True))
    assert list(parts.buffers) == []


def test_a_session_that_is_loaded_leaves_other_scenes(store: SessionStore) -> None:
    parts = Parts(store)
    for name in ("A", "B"):
        scene(parts.live, name, 0.5)
    asyncio.run(parts.keeper.save("gig"))
    scene(parts.live, "A", 1.0)
    parts.live.kept.scenes.free("B")
    parts.load("gig", lambda: scene(parts.live, "C", 2.0))
    assert {name: mix.gains for name, mix in parts.live.kept.scenes.all().items()} == {
        "A": (0.5,), "C": (2.0,), "B": (0.5,)
    }  # fmt: skip
