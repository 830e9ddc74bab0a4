"""Reading and writing of sound files by commands: in a thread, within the memory quota, cancelled with the command."""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import ExitStack, suppress
from typing import TypeVar

from nmfserver.buffers.table import Samples
from nmfserver.commands.base import Call
from nmfserver.commands.fields import BufferId
from nmfserver.osc.client import ReplyTooLargeError
from nmfserver.priority import step_back
from nmfserver.sound_files.messages import Opened
from nmfserver.sound_files.service import Reading, Transfer
from nmfserver.sound_files.tags import NO_TAGS, Tags
from nmfserver.threads import run_in_thread

Result = TypeVar("Result")
Check = Callable[[Opened], object]
"""Called with a file's header before its samples are read; raises an error if the header does not fit."""


def accept_any(header: Opened) -> None:
    """Accept every file."""


async def read(
    call: Call,
    path: str,
    start: int,
    count: int | None,
    channels: Sequence[int],
    check: Check = accept_any,
    *,
    tagged: bool = False,
) -> Reading:
    """Read `count` frames (None: all) from frame `start` on, and reserve their memory meanwhile."""
    loop = asyncio.get_running_loop()
    with ExitStack() as leases:
        reserved = 0

        async def reserve(header: Opened, frames: int) -> None:
            nonlocal reserved
            if not reserved:
                check(header)
            if frames:
                width = len(channels) or header.channels
                call.buffers.require_size(frames, width)
                leases.enter_context(call.buffers.reserved(4 * frames * width - reserved))
                reserved = 4 * frames * width

        def reserve_from_thread(header: Opened, frames: int) -> None:
            asyncio.run_coroutine_threadsafe(reserve(header, frames), loop).result()

        return await _transfer(
            lambda transfer: call.services.files.read(
                path, start, count, channels, tagged=tagged, room=reserve_from_thread, transfer=transfer
            )
        )


async def write(
    call: Call,
    path: str,
    samples: Samples,
    rate: float,
    header: str,
    sample_format: str,
    channels: Sequence[int],
    tags: Tags = NO_TAGS,
) -> None:
    """Write samples as a sound file."""
    await _transfer(
        lambda transfer: call.services.files.write(
            path, samples, rate, header, sample_format, channels, tags=tags, transfer=transfer
        )
    )


async def write_result(call: Call, path: str, samples: Samples, rate: float) -> None:
    """Write a result as a float WAV. Where too many files are being written, wait for one of them: it took long."""
    await _transfer(
        lambda transfer: call.services.files.write(path, samples, rate, "wav", "float", transfer=transfer), waits=True
    )


def report_fault(call: Call, buffer: BufferId, reading: Reading) -> None:
    """Report a fault of a file that could be read: in the log, and to clients that are logged in or watch buffers."""
    if reading.fault:
        sentence = f"{reading.path} {reading.fault}"
        call.log(sentence)
        for client in dict.fromkeys([*call.services.logins, *call.services.news.buffers]):
            with suppress(ReplyTooLargeError):  # the command succeeds even if a client takes only small packets
                client.send("/b_warning", [buffer.given, sentence])


async def _transfer(work: Callable[[Transfer], Result], *, waits: bool = False) -> Result:
    """Transfer a file in a thread of its own, because a disk may never answer."""
    transfer = Transfer(waits=waits)

    def quietly() -> Result:
        step_back()
        return work(transfer)

    try:
        return await run_in_thread(quietly, "file")
    except asyncio.CancelledError:
        transfer.cancel()
        raise
