"""How commands read and write sound files: apart from the loop, within the quota, cancelled with the command."""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import ExitStack, suppress
from typing import TypeVar

from nmfserver.buffers.table import Samples
from nmfserver.commands.base import Call
from nmfserver.commands.fields import BufferId
from nmfserver.osc.client import ReplyTooLargeError
from nmfserver.sound_files.messages import Opened
from nmfserver.sound_files.service import Reading, Transfer
from nmfserver.threads import apart

Result = TypeVar("Result")
Check = Callable[[Opened], object]
"""Told what a file's header says before anything is read; raises where it does not fit."""


def no_check(header: Opened) -> None:
    """Take any file."""


async def read(
    call: Call, path: str, start: int, count: int | None, channels: Sequence[int], check: Check = no_check
) -> Reading:
    """Read `count` frames (None: all) from frame `start` on. What is read counts as used memory until it is here."""
    loop = asyncio.get_running_loop()
    with ExitStack() as leases:
        reserved = 0

        async def make_room(header: Opened, frames: int) -> None:
            nonlocal reserved
            if not reserved:
                check(header)
            if frames:
                width = len(channels) or header.channels
                call.buffers.require_size(frames, width)
                leases.enter_context(call.buffers.reserved(4 * frames * width - reserved))
                reserved = 4 * frames * width

        def room(header: Opened, frames: int) -> None:
            asyncio.run_coroutine_threadsafe(make_room(header, frames), loop).result()

        return await _apart(
            lambda transfer: call.services.files.read(path, start, count, channels, room=room, transfer=transfer)
        )


async def write(
    call: Call, path: str, samples: Samples, rate: float, header: str, sample_format: str, channels: Sequence[int]
) -> None:
    """Write samples as a sound file."""
    await _apart(
        lambda transfer: call.services.files.write(
            path, samples, rate, header, sample_format, channels, transfer=transfer
        )
    )


def warn(call: Call, buffer: BufferId, reading: Reading) -> None:
    """Tell what is wrong with a file that was read nevertheless: in the log, and to all who are logged in."""
    if reading.fault:
        sentence = f"{reading.path} {reading.fault}"
        call.log(sentence)
        for client in call.services.logins:
            with suppress(ReplyTooLargeError):  # the command is done, whoever takes only small packets
                client.send("/b_warning", [buffer.given, sentence])


async def _apart(work: Callable[[Transfer], Result]) -> Result:
    """Do something in a thread of its own: a disk may not answer for ever."""
    transfer = Transfer()
    try:
        return await apart(lambda: work(transfer), "file")
    except asyncio.CancelledError:
        transfer.cancel()
        raise
