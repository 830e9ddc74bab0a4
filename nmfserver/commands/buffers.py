"""Commands about buffers: those of scsynth and some others.

Sample indices are interleaved: ``frame * channels + channel``. Every command checks all its values before it writes.
"""

import asyncio
import contextlib
from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar

import numpy as np

from nmfserver.buffers import fills
from nmfserver.buffers.table import Buffer, Flat, Samples
from nmfserver.commands import files
from nmfserver.commands.base import Call, Direct, Queued, command
from nmfserver.commands.fields import (
    SAMPLE,
    Anything,
    BufferId,
    BufferKind,
    Component,
    Integer,
    Number,
    SampleRange,
    Text,
    many,
    one,
    ranges,
)
from nmfserver.commands.queue import yield_to_loop
from nmfserver.component_names import number_of
from nmfserver.errors import ArgumentError, BadBufferError, counted
from nmfserver.osc.codec import STEP_VALUES, Argument, Value
from nmfserver.sound_files.formats import DEFAULT_HEADER, HEADERS, SAMPLE_FORMATS
from nmfserver.sound_files.messages import Opened
from nmfserver.sound_files.service import Reading
from nmfserver.sound_files.tags import NO_TAGS
from nmfserver.sound_files.templates import tagged_template, template_tags
from nmfserver.steps import Steps, copied, copy, finished

GENERATE_TRIES = 5
FILLED_AT_ONCE = 2**20
"""Samples that one message may fill in any buffer. Without a limit a short message could block the server."""
HEAD_OF_RANGE = 3
"""Values before the samples in an answer to ``/b_getn``: buffer, index, count."""
_FIRST_FRAME = "first frame in the file"
_CHANNELS = "channels of the file, from 0 on; all if none is named"


@command("/b_alloc", number=28, answer="`/done /b_alloc buffer`")
class Alloc(Queued):
    """Makes a buffer of silence.

    The completion message, or a nil in its place, may also stand before the sample rate.
    """

    early_completion: ClassVar[int | None] = 3  # as sclang 3.14 sends it

    buffer: BufferId = one(BufferKind(), "the buffer's number or name")
    frames: int = one(Integer(), "number of frames, at least 1")
    channels: int = one(Integer(), "number of channels, at least 1", 1)
    sample_rate: float = one(Number(0), "sample rate in Hz; 0 is the server's", 0.0)

    async def run(self, call: Call) -> tuple[Value, ...]:
        """Publish a silent buffer; return its name."""
        call.buffers.require_size(self.frames, self.channels, instead=self.buffer.key)
        samples = np.zeros((self.frames, self.channels), np.float32)
        rate = self.sample_rate or call.services.options.sample_rate
        call.buffers.publish({self.buffer.key: Buffer(samples, rate)})
        return (self.buffer.given,)


@command("/b_allocRead", number=29, answer="`/done /b_allocRead buffer`")
class AllocRead(Queued):
    """Makes a buffer of a sound file's size and reads the file into it.

    Of bases with several frames a template, written by `/b_write` or `nmfserver decompose` and read as a whole, the
    buffer knows how many there are.
    """

    buffer: BufferId = one(BufferKind(), "the buffer's number or name")
    path: str = one(Text(), "path of a sound file")
    start_frame: int = one(Integer(), _FIRST_FRAME, 0)
    num_frames: int = one(Integer(), "frames to read; the whole rest of the file if 0 or less", 0)

    async def run(self, call: Call) -> tuple[Value, ...]:
        """Read the file and publish the buffer; return its name."""
        count = self.num_frames if self.num_frames > 0 else None
        channels, is_whole = self._selected_channels(), self.start_frame == 0 and count is None
        reading = await files.read(call, self.path, self.start_frame, count, channels, tagged=is_whole)
        known = tagged_template(reading.tags, len(reading.samples))
        call.buffers.publish({self.buffer.key: Buffer(reading.samples, reading.sample_rate, (), known)})
        files.report_fault(call, self.buffer, reading)
        return (self.buffer.given,)

    def _selected_channels(self) -> tuple[int, ...]:
        """Return the file's channels to read; none means all."""
        return ()


@command("/b_allocReadChannel", number=54, answer="`/done /b_allocReadChannel buffer`")
class AllocReadChannel(AllocRead):
    """Like `/b_allocRead`, but reads only some channels, in the given order."""

    channels: tuple[int, ...] = many(Integer(), doc=_CHANNELS, least=0)

    def _selected_channels(self) -> tuple[int, ...]:
        return self.channels


@command("/b_read", number=30, answer="`/done /b_read buffer`")
class Read(Queued):
    """Reads a sound file into an existing buffer, as far as it fits. The buffer takes the file's sample rate."""

    buffer: BufferId = one(BufferKind(), "the buffer's number or name")
    path: str = one(Text(), "path of a sound file")
    start_frame: int = one(Integer(), _FIRST_FRAME, 0)
    num_frames: int = one(Integer(), "frames to read; the whole rest of the file if negative", -1)
    buf_start: int = one(Integer(), "first frame in the buffer", 0)
    leave_open: int = one(Integer(), "without effect: nothing streams from the disk here", 0)

    async def run(self, call: Call) -> tuple[Value, ...]:
        """Read the file into the buffer; return its name."""
        target = call.buffers.get(self.buffer.key)
        if not 0 <= self.buf_start < target.frames:
            raise BadBufferError(
                f"buffer {self.buffer.key} has {counted(target.frames, 'frame')}; it cannot be filled from frame "
                f"{self.buf_start} on"
            )
        channels, room = self._selected_channels(target.channels), target.frames - self.buf_start
        count = room if self.num_frames < 0 else min(self.num_frames, room)

        def check(header: Opened) -> None:
            width = len(channels) or header.channels
            if width != target.channels:
                raise BadBufferError(
                    f"buffer {self.buffer.key} has {counted(target.channels, 'channel')}, but {width} would be read "
                    f"from {header.path}: read some of them with /b_readChannel, or make a buffer with /b_allocRead"
                )

        reading = await files.read(call, self.path, self.start_frame, count, channels, check)
        with call.buffers.reserved(reading.samples.nbytes):
            await self._write(call, target, reading)
        files.report_fault(call, self.buffer, reading)
        return (self.buffer.given,)

    async def _write(self, call: Call, target: Buffer, reading: Reading) -> None:
        """Write what was read into the buffer, in steps; once the first is done, cancelling comes too late."""
        for _ in target.writable():
            await yield_to_loop()
        _require_same(call, self.buffer, target)
        samples = finished(target.writable()).reshape(-1, target.channels)
        target.sample_rate = reading.sample_rate
        written = samples[self.buf_start : self.buf_start + len(reading.samples)]
        with contextlib.suppress(asyncio.CancelledError):
            for _ in target.changing(copy(reading.samples, written)):
                await yield_to_loop()
        target.finish_change()

    def _selected_channels(self, wanted: int) -> tuple[int, ...]:
        """Return the file's channels to read into a buffer of `wanted` channels; none means all."""
        return ()


@command("/b_readChannel", number=55, answer="`/done /b_readChannel buffer`")
class ReadChannel(Read):
    """Like `/b_read`, but reads only some channels, as many as the buffer has, in the given order."""

    channels: tuple[int, ...] = many(Integer(), doc=_CHANNELS, least=0)

    def _selected_channels(self, wanted: int) -> tuple[int, ...]:
        count = len(self.channels)
        # sclang sends its nil, a completion message that was left out, as one channel more: 0.
        if self.channels[-1:] == (0,) and count in (1, wanted + 1) and count != wanted:
            return self.channels[:-1]
        return self.channels


@command("/b_write", number=31, answer="`/done /b_write buffer`")
class Write(Queued):
    """Writes a buffer as a sound file."""

    must_finish: ClassVar[bool] = True

    buffer: BufferId = one(BufferKind(), "the buffer's number or name")
    path: str = one(Text(), "path of the file; one that exists is replaced")
    header: str = one(
        Text(),
        f"header format: {', '.join(HEADERS)}; if none is named, that of the path's ending, or {DEFAULT_HEADER}",
        "",
    )
    format: str = one(Text(), f"sample format: {', '.join(SAMPLE_FORMATS)}", "int16")
    num_frames: int = one(
        Integer(), "frames to write, as many as there are at most; the whole rest of the buffer if negative", -1
    )
    start_frame: int = one(Integer(), "first frame in the buffer", 0)
    leave_open: int = one(Integer(), "without effect: nothing streams to the disk here", 0)

    async def run(self, call: Call) -> tuple[Value, ...]:
        """Write the file; return the name of the buffer."""
        source = call.buffers.get(self.buffer.key)
        part = self._frames_to_write(source)
        channels = [number_of(channel, source.names) for channel in self._selected_channels()]
        for channel in channels:
            _require_channel(self.buffer, source, channel)
        tags = template_tags(source.template) if part == slice(0, source.frames) else NO_TAGS
        with source.reading() as samples:
            await files.write(
                call, self.path, samples[part], source.sample_rate, self.header, self.format, channels, tags
            )
        return (self.buffer.given,)

    def _selected_channels(self) -> tuple[int | str, ...]:
        """Return the channels to write; none means all."""
        return ()

    def _frames_to_write(self, source: Buffer) -> slice:
        """Return the frames to write."""
        if not 0 <= self.start_frame < source.frames:
            raise BadBufferError(
                f"buffer {self.buffer.key} has {counted(source.frames, 'frame')}; it cannot be written from frame "
                f"{self.start_frame} on"
            )
        rest = source.frames - self.start_frame
        return slice(self.start_frame, self.start_frame + (rest if self.num_frames < 0 else min(self.num_frames, rest)))


@command("/b_writeChannel", answer="`/done /b_writeChannel buffer`")
class WriteChannel(Write):
    """Like `/b_write`, but writes only some channels, in the given order."""

    channels: tuple[int | str, ...] = many(
        Component(), doc="channels of the buffer, from 0 on, or their names; all if none is named", least=0
    )

    def _selected_channels(self) -> tuple[int | str, ...]:
        return self.channels


@command("/b_free", number=32, answer="`/done /b_free buffer`")
class Free(Queued):
    """Frees a buffer. One that does not exist is no error."""

    buffer: BufferId = one(BufferKind(), "the buffer's number or name")

    async def run(self, call: Call) -> tuple[Value, ...]:
        """Free the buffer; return its name."""
        call.buffers.free(self.buffer.key)
        return (self.buffer.given,)


@command("/b_zero", number=34, answer="`/done /b_zero buffer`")
class Zero(Queued):
    """Fills a buffer with silence."""

    buffer: BufferId = one(BufferKind(), "the buffer's number or name")

    async def run(self, call: Call) -> tuple[Value, ...]:
        """Replace the samples by zeros; return the name of the buffer."""
        target = call.buffers.get(self.buffer.key)
        target.require_copy()
        target.replace(np.zeros((target.frames, target.channels), np.float32))
        return (self.buffer.given,)


@command("/b_close", number=33, answer="`/done /b_close buffer`")
class Close(Queued):
    """Does nothing: no file is ever left open here."""

    buffer: BufferId = one(BufferKind(), "the buffer's number or name")

    async def run(self, call: Call) -> tuple[Value, ...]:
        """Return the name of the buffer."""
        return (self.buffer.given,)


@command("/b_set", number=35)
class Set(Direct):
    """Sets single samples."""

    buffer: BufferId = one(BufferKind(), "the buffer's number or name")
    samples: tuple[tuple[int, float], ...] = many(Integer(0), SAMPLE, doc="pairs of sample index and value")

    def run(self, call: Call) -> Steps[None]:
        """Set the samples, in steps."""
        target = call.buffers.get(self.buffer.key)
        _require_range(self.buffer, target, max(index for index, _ in self.samples), 1)
        yield from target.changing(_set_samples((yield from target.writable()), self.samples))


@command("/b_setn", number=36)
class SetRange(Direct):
    """Sets ranges of samples.

    Of a range that goes beyond the end, the part that fits is written, and the log says so.
    """

    buffer: BufferId = one(BufferKind(), "the buffer's number or name")
    ranges: tuple[SampleRange, ...] = ranges("first sample index, count, that many values; repeated")

    def run(self, call: Call) -> Steps[None]:
        """Write the ranges, in steps."""
        target = call.buffers.get(self.buffer.key)
        fitting = yield from _fitting_counts(
            call, self.buffer, target, [(run.start, len(run.values)) for run in self.ranges]
        )
        parts = (
            (slice(each.start, each.start + count), each.values[:count])
            for each, count in zip(self.ranges, fitting, strict=True)
        )
        yield from target.changing(_write_ranges((yield from target.writable()), parts))


@command("/b_fill", number=37)
class Fill(Direct):
    """Sets ranges of samples to one value each.

    Of a range that goes beyond the end, the part that fits is written, and the log says so.
    """

    buffer: BufferId = one(BufferKind(), "the buffer's number or name")
    ranges: tuple[tuple[int, int, float], ...] = many(
        Integer(0), Integer(0), SAMPLE, doc="first sample index, count, value; repeated"
    )

    def run(self, call: Call) -> Steps[None]:
        """Fill the ranges, in steps."""
        target = call.buffers.get(self.buffer.key)
        fitting = yield from _fitting_counts(
            call, self.buffer, target, [(start, count) for start, count, _ in self.ranges]
        )
        total, most = sum(fitting), max(2 * target.size, FILLED_AT_ONCE)
        if total > most:
            raise BadBufferError(
                f"the ranges have {total} samples in all, and one message fills at most {most} here: send several"
            )
        parts = (
            (slice(at, min(at + FILLED_AT_ONCE, start + count)), value)
            for (start, _, value), count in zip(self.ranges, fitting, strict=True)
            for at in range(start, start + count, FILLED_AT_ONCE)
        )
        yield from target.changing(_write_ranges((yield from target.writable()), parts))


@command("/b_gen", number=38, answer="`/done /b_gen buffer`")
class Generate(Queued):
    """Fills a buffer by a generator. It takes no completion message.

    - `sine1 flags amp…`, `sine2 flags (partial amp)…`, `sine3 flags (partial amp phase)…` and `cheby flags amp…` fill
      buffers of one channel. The flags are a sum of 1 (normalise), 2 (wavetable) and 4 (clear first).
    - `normalize [peak]` and `wnormalize [peak]` scale what is there.
    - `copy toFrame sourceBuffer fromFrame numFrames` copies from another buffer: with -1 as many frames as fit. If more
      are asked for than fit, the log says so.
    """

    takes_completion: ClassVar[bool] = False

    buffer: BufferId = one(BufferKind(), "the buffer's number or name")
    name: str = one(Text(), "`sine1`, `sine2`, `sine3`, `cheby`, `normalize`, `wnormalize` or `copy`")
    arguments: tuple[Argument, ...] = many(Anything(), doc="as the generator needs them", least=0)

    async def run(self, call: Call) -> tuple[Value, ...]:
        """Generate new samples from the old ones and publish them; return the name of the buffer."""
        generate = _GENERATORS.get(self.name)
        if generate is None:
            raise ArgumentError(f"{self.name!r} is no generator; there are {', '.join(_GENERATORS)}")
        for _ in range(GENERATE_TRIES):
            target = call.buffers.get(self.buffer.key)
            with target.reading() as samples, call.buffers.reserved(samples.nbytes):
                result = await generate(self, call, samples)
            if target.samples is samples and call.buffers.find(self.buffer.key) is target:
                target.require_copy()
                target.replace(result.reshape(samples.shape))
                return (self.buffer.given,)
            # Samples were set in the meantime; the result of the old ones would undo that.
        raise BadBufferError(f"buffer {self.buffer.key} is being written to all the time; {self.name} found no moment")

    async def wave(self, call: Call, samples: Samples) -> Samples:
        """Return the samples of sines or Chebyshev polynomials."""
        if samples.shape[1] != 1:
            raise BadBufferError(
                f"{self.name} fills buffers of one channel; buffer {self.buffer.key} has {samples.shape[1]}"
            )
        if not self.arguments:
            raise ArgumentError(f"{self.name} has no flags: a sum of 1 (normalise), 2 (wavetable) and 4 (clear)")
        flags = Integer().convert(self.arguments[0], "flags")
        rest = [Number().convert(value, "amplitude") for value in self.arguments[1:]]
        if self.name == "cheby":
            return await call.run_in_steps(fills.chebyshev(samples[:, 0], flags, rest))
        return await call.run_in_steps(fills.sines(samples[:, 0], flags, self._partials(rest)))

    def _partials(self, values: list[float]) -> list[tuple[float, float, float]]:
        size = {"sine1": 1, "sine2": 2, "sine3": 3}[self.name]
        if len(values) % size:
            raise ArgumentError(f"{self.name} takes values in groups of {size}; {len(values)} are given")
        if size == 1:
            return [(float(partial), amp, 0.0) for partial, amp in enumerate(values, start=1)]
        groups = [values[at : at + size] for at in range(0, len(values), size)]
        return [(group[0], group[1], group[2] if size == 3 else 0.0) for group in groups]

    async def normalise(self, call: Call, samples: Samples) -> Samples:
        """Return the samples scaled to a peak."""
        if len(self.arguments) > 1:
            raise ArgumentError(f"{self.name} takes one value, the new peak; {len(self.arguments)} are given")
        peak = Number().convert(self.arguments[0], "peak") if self.arguments else 1.0
        return await call.run_in_steps(fills.normalised(samples.reshape(-1), peak, self.name == "wnormalize"))

    async def copy(self, call: Call, samples: Samples) -> Samples:
        """Return the samples with frames of another buffer copied in."""
        if len(self.arguments) != 4:
            raise ArgumentError(
                f"copy takes toFrame, sourceBuffer, fromFrame and numFrames: 4 values, not {len(self.arguments)}"
            )
        to, start, count = (
            Integer().convert(self.arguments[at], name)
            for at, name in ((0, "toFrame"), (2, "fromFrame"), (3, "numFrames"))
        )
        named = BufferKind().convert(self.arguments[1], "sourceBuffer")
        assert named is not None
        with call.buffers.get(named.key).reading() as source:
            if (most := fills.fitting(samples, source, to, start, count)) < count:
                call.log(
                    f"of {count} frames from frame {start} of buffer {named.key} on, {most} fit from frame {to} on"
                )
            return await call.run_in_steps(fills.with_frames(samples, source, to, start, count))


_GENERATORS = {
    "sine1": Generate.wave,
    "sine2": Generate.wave,
    "sine3": Generate.wave,
    "cheby": Generate.wave,
    "normalize": Generate.normalise,
    "wnormalize": Generate.normalise,
    "copy": Generate.copy,
}


@command("/b_query", number=47, answer="`/b_info (buffer frames channels rate)…`")
class Query(Direct):
    """Returns the sizes of buffers; zeros for one that does not exist."""

    buffers: tuple[BufferId, ...] = many(BufferKind(), doc="numbers or names of buffers")

    def run(self, call: Call) -> Steps[None]:
        """Send the sizes, in steps."""
        parts = ((named.given, *_info(call.buffers.find(named.key))) for named in self.buffers)
        return call.reply_in_parts("/b_info", (), parts, 4 * len(self.buffers))


@command("/b_get", number=42, answer="`/b_set buffer (index value)…`")
class Get(Direct):
    """Returns single samples."""

    buffer: BufferId = one(BufferKind(), "the buffer's number or name")
    indices: tuple[int, ...] = many(Integer(0), doc="sample indices")

    def run(self, call: Call) -> Steps[None]:
        """Send the samples, in steps."""
        source = call.buffers.get(self.buffer.key)
        _require_range(self.buffer, source, max(self.indices), 1)
        with source.reading() as lent:
            samples = lent.reshape(-1)
            parts = ((index, float(samples[index])) for index in self.indices)
            yield from call.reply_in_parts("/b_set", [self.buffer.given], parts, 2 * len(self.indices))


@command("/b_getn", number=43, answer="`/b_setn buffer (start count value…)…`")
class GetRange(Direct):
    """Returns ranges of samples."""

    buffer: BufferId = one(BufferKind(), "the buffer's number or name")
    ranges: tuple[tuple[int, int], ...] = many(Integer(0), Integer(0), doc="first sample index and count; repeated")

    def run(self, call: Call) -> Steps[None]:
        """Send the ranges, in steps."""
        source = call.buffers.get(self.buffer.key)
        for at, (start, count) in enumerate(self.ranges):
            _require_range(self.buffer, source, start, count)
            if at % STEP_VALUES == STEP_VALUES - 1:
                yield
        most = call.client.most_values
        at_once = source.size if most is None else most - HEAD_OF_RANGE
        asked = sum(count for _, count in self.ranges)
        with source.reading() as lent:
            samples = lent.reshape(-1)
            parts = (piece for start, count in self.ranges for piece in _pieces(samples, start, count, at_once))
            yield from call.reply_in_parts("/b_setn", [self.buffer.given], parts, asked)


@command("/b_getChannel", answer="`/b_channel buffer channel start count value…`")
class GetChannel(Direct):
    """Returns samples of one channel, without those of the other channels in between."""

    buffer: BufferId = one(BufferKind(), "the buffer's number or name")
    channel: int | str = one(Component(), "the channel, from 0 on, or its name")
    start_frame: int = one(Integer(0), "first frame", 0)
    num_frames: int = one(Integer(-1), "number of frames; -1: up to the end", -1)

    def run(self, call: Call) -> Steps[None]:
        """Send the channel's samples, in steps."""
        source = call.buffers.get(self.buffer.key)
        channel = number_of(self.channel, source.names)
        _require_channel(self.buffer, source, channel)
        count = source.frames - self.start_frame if self.num_frames == -1 else self.num_frames
        if not 0 <= count <= source.frames - self.start_frame:
            raise BadBufferError(
                f"buffer {self.buffer.key} has {counted(source.frames, 'frame')}; {count} from frame "
                f"{self.start_frame} on cannot be told"
            )
        head: list[Value] = [self.buffer.given, channel]
        at_once = max(source.frames if (most := call.client.most_values) is None else most - HEAD_OF_RANGE - 1, 1)
        with source.reading() as samples:
            pieces = _pieces(samples[:, channel], self.start_frame, count, at_once)
            yield from call.reply_in_parts("/b_channel", head, pieces, count)


@command("/b_setSampleRate", number=66)
class SetSampleRate(Direct):
    """Sets the sample rate of a buffer. The samples stay as they are."""

    buffer: BufferId = one(BufferKind(), "the buffer's number or name")
    sample_rate: float = one(Number(0), "sample rate in Hz; 0 is the server's", 0.0)

    def run(self, call: Call) -> None:
        """Set the sample rate."""
        call.buffers.get(self.buffer.key).sample_rate = self.sample_rate or call.services.options.sample_rate


@command("/b_list", answer="one `/b_info buffer frames channels rate` a buffer, then `/done /b_list count`")
class List(Direct):
    """Lists all buffers: numbers in order, then names in order."""

    def run(self, call: Call) -> Steps[tuple[Value, ...]]:
        """Send a message for each buffer, in steps; return the count."""
        count = 0
        for key, buffer in call.buffers:
            call.reply("/b_info", key, *_info(buffer))
            count += 1
            yield
        return (count,)


@command("/b_rename", answer="`/done /b_rename from to`", may_be_keyed=True)
class Rename(Queued):
    """Gives a buffer another number or name. A buffer that had that one is freed."""

    from_: BufferId = one(BufferKind(), "the buffer's number or name")
    to: BufferId = one(BufferKind(), "its new number or name")

    async def run(self, call: Call) -> tuple[Value, ...]:
        """Rename the buffer; return both names."""
        call.buffers.rename(self.from_.key, self.to.key)
        return (self.from_.given, self.to.given)


@command("/b_dup", answer="`/done /b_dup from to`", may_be_keyed=True)
class Duplicate(Queued):
    """Copies a buffer. A buffer that already has the copy's number or name is replaced."""

    from_: BufferId = one(BufferKind(), "the buffer's number or name")
    to: BufferId = one(BufferKind(), "number or name of the copy")

    async def run(self, call: Call) -> tuple[Value, ...]:
        """Copy the buffer on the side thread and publish the copy; return both names."""
        source = call.buffers.get(self.from_.key)
        call.buffers.require_size(source.frames, source.channels)
        with source.reading() as samples, call.buffers.reserved(samples.nbytes):
            duplicate = await call.run_in_steps(copied(samples))
        copy = Buffer(duplicate, source.sample_rate, source.names, source.template)
        call.buffers.publish({self.to.key: copy})
        return (self.from_.given, self.to.given)


def _info(buffer: Buffer | None) -> tuple[int, int, float]:
    return (0, 0, 0.0) if buffer is None else (buffer.frames, buffer.channels, float(buffer.sample_rate))


def _require_same(call: Call, named: BufferId, buffer: Buffer) -> None:
    """Raise `BadBufferError` if the buffer was freed or replaced meanwhile."""
    if call.buffers.find(named.key) is not buffer:
        raise BadBufferError(f"buffer {named.key} was freed or replaced while the file was read; nothing was written")


def _pieces(samples: Samples, start: int, count: int, at_once: int) -> Iterator[tuple[int, int, Samples]]:
    """Yield the pieces of a range of samples: start, size, samples."""
    for at in range(start, start + count, at_once) or [start]:
        end = min(at + at_once, start + count)
        yield at, end - at, samples[at:end]


def _set_samples(samples: Flat, pairs: Sequence[tuple[int, float]]) -> Iterator[None]:
    """Write pairs of index and value, in steps."""
    for at in range(0, len(pairs), STEP_VALUES):
        for index, value in pairs[at : at + STEP_VALUES]:
            samples[index] = value
        yield


def _write_ranges(samples: Flat, parts: Iterable[tuple[slice, float | Samples]]) -> Iterator[None]:
    """Write values to ranges, in steps."""
    for place, values in parts:
        samples[place] = values
        yield


def _require_channel(named: BufferId, buffer: Buffer, channel: int) -> None:
    if not 0 <= channel < buffer.channels:
        raise BadBufferError(
            f"buffer {named.key} has {counted(buffer.channels, 'channel')}; there is no channel {channel}"
        )


def _fitting_counts(call: Call, named: BufferId, buffer: Buffer, wanted: Sequence[tuple[int, int]]) -> Steps[list[int]]:
    """Return, in steps, how many samples of each range fit into a buffer.

    Raises `BadBufferError` if a range begins outside the buffer.
    """
    for at, (start, count) in enumerate(wanted):
        _require_range(named, buffer, start, min(count, 1))
        if at % STEP_VALUES == STEP_VALUES - 1:
            yield
    size = buffer.size
    for start, count in wanted:
        if start + count > size:
            call.log(f"buffer {named.key} has {size} samples; of {count} from index {start} on, {size - start} fit")
            yield
    return [min(count, size - start) for start, count in wanted]


def _require_range(named: BufferId, buffer: Buffer, start: int, count: int) -> None:
    size = buffer.size
    if start + count > size:
        raise BadBufferError(
            f"buffer {named.key} has {counted(size, 'sample')} (frames times channels); "
            f"there is no index {start + max(count, 1) - 1}"
        )
