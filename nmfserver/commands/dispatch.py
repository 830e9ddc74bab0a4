"""From packets to commands; the queue of asynchronous ones; the only sender of ``/done`` and ``/fail``.

Whoever is not let in has been answered before (see `nmfserver.osc.gate`).
"""

import asyncio
import contextlib
import logging
import time
from dataclasses import dataclass

from nmfserver.commands import bufcompose, buffers, bufnmf, flucoma, live, monitor, server, synthesis  # noqa: F401 - they fill the registry
from nmfserver.commands.base import REGISTRY, Call, Direct, Queued, Services, not_found
from nmfserver.commands.binding import MOST_KEYED, bind
from nmfserver.commands.fields import BufferId, flat
from nmfserver.commands.queue import Waiting, let_others
from nmfserver.errors import Cancelled, NMFServerError
from nmfserver.log import LONGEST_LINE, LimitedLog
from nmfserver.osc.codec import BadPacketError, Bundle, Message, bytes_of, decoding, encoded_size, pieces
from nmfserver.osc.transport import MOST_WAITING, Client, ReplyTooLargeError
from nmfserver.steps import Steps

logger = logging.getLogger(__name__)

DEEPEST_COMPLETION = 32
"""Completion messages within each other that are run in place."""
# Bytes of UTF-8. An address and a short reason fit into the smallest packet that a client can ask for.
LONGEST_REASON = 1000
LONGEST_ADDRESS = 100
SHORT_REASON = 100
DONE_VALUES = 128
"""Bytes that a ``/done`` may need beside the command and the buffers that it names."""
DUMP_PARSED, DUMP_HEX = 1, 2
MOST_DUMPED = 100
"""Lines a second: whoever looks at what arrives wants to see more than faults."""
QUITTING = "the server is quitting"


class Dispatcher:
    """Takes packets and runs what they ask for, in steps. Everything here happens on the event loop.

    Between two steps others have their turn, but nothing of the same client: its line (see `nmfserver.osc.lines`) keeps
    the order.
    """

    def __init__(self, services: Services) -> None:
        self.bad_packets = 0
        self._services = services
        self._errors = LimitedLog("more error", logging.ERROR)  # of its own: faults of clients must not hide ours
        self._dumps = LimitedLog("more line", logging.INFO, MOST_DUMPED)
        self._ending = False

    def receive(self, packet: bytes, client: Client, ahead: list[Waiting] | None = None) -> Steps[None]:
        """Run what is in a packet.

        `ahead` gets the commands for the queue where they go before all that wait there.
        """
        try:
            content = yield from decoding(packet)
        except BadPacketError as error:
            self.broken(error, client)
            return
        except MemoryError as error:
            self._fail(Call(self._services, client, "#packet"), error)
            return
        self._dump(packet, content, client)
        yield from self._execute(content, client, ahead)

    def lost(self, client: Client, count: int) -> None:
        """Tell a client that packets of its were lost."""
        lost = "a message of yours was lost" if count == 1 else f"{count} messages of yours were lost"
        self._fail(Call(self._services, client, "#packet"), NMFServerError(
            f"{lost}: more came at once than the system or the server takes, which is {MOST_WAITING} of a client; "
            "send them more slowly, as bundles, or over TCP"
        ))  # fmt: skip

    def broken(self, error: BadPacketError, client: Client | None) -> None:
        """Count a packet that cannot be read; answer where it says what it was meant to be."""
        self.bad_packets += 1
        self._services.log.write(
            "bad packet from %s: %s (%d so far)", client or "a new connection", error, self.bad_packets
        )
        if client is not None and error.address is not None:
            self._fail(Call(self._services, client, error.address), error)

    async def finish(self) -> None:
        """End everything with its ``/fail``, unless it is done first."""
        self._ending = True
        self._services.scheduler.clear()
        self._services.jobs.cancel_all()
        await self._services.queue.finish(Cancelled(QUITTING))

    def _execute(
        self, content: Message | Bundle, client: Client, ahead: list[Waiting] | None, *, in_place: bool = False
    ) -> Steps[None]:
        """Run a message or a bundle, or keep the bundle until its time.

        One that is late runs at once, but behind what was due before it, unless it is in a bundle of which that holds
        already: `in_place`.
        """
        if isinstance(content, Message):
            posts_errors = self._services.posts_errors
            yield from self._run(content, client, ahead)
            if _is_temporary(content):
                self._services.posts_errors = posts_errors
            return
        scheduler = self._services.scheduler
        if content.time is None or scheduler.is_late(content.time) or (in_place and content.time <= time.time()):
            yield from self._run_together(content, client, ahead, in_place=in_place)
            return
        try:
            scheduler.add(content.time, lambda: client.line.insert(
                self._run_together(content, client, None, in_place=True)
            ), len(content.packet), client)  # fmt: skip
        except NMFServerError as error:
            self._fail(Call(self._services, client, "#bundle"), error)

    def _run_together(
        self, bundle: Bundle, client: Client, ahead: list[Waiting] | None, *, in_place: bool
    ) -> Steps[None]:
        """Run the elements of a bundle; an ``/error`` below 0 among them holds until its end."""
        posts_errors, is_temporary = self._services.posts_errors, False
        for part in bundle.parts():
            element = yield from decoding(part, checked=True)
            if isinstance(element, Message):
                yield from self._run(element, client, ahead)
                is_temporary = is_temporary or _is_temporary(element)
            else:
                yield from self._execute(element, client, ahead, in_place=in_place)
            yield
        if is_temporary:
            self._services.posts_errors = posts_errors

    def _run(self, message: Message, client: Client, ahead: list[Waiting] | None) -> Steps[None]:
        call = Call(self._services, client, message.address, posts_errors=self._services.posts_errors)
        try:
            kind = REGISTRY.get(message.address)
            if kind is None:
                raise not_found(message.address)
            call.address = kind.address
            call.failure_values = kind.identify(message.arguments[:MOST_KEYED])
            command, completion = yield from bind(kind, message.arguments)
            if isinstance(command, Direct):
                steps = command.run(call)
                if steps is not None:
                    yield from steps
            elif isinstance(command, Queued):
                self._enqueue(Waiting(command, call, completion, _size(message)), ahead)
        except Exception as error:
            self._fail(call, error)

    def _enqueue(self, waiting: Waiting, ahead: list[Waiting] | None) -> None:
        if self._ending:
            raise Cancelled(QUITTING)
        self._services.queue.require_room(waiting.size)
        _require_answerable(waiting)
        waiting.command.accept(waiting.call)
        if ahead is not None:
            ahead.append(waiting)
        else:
            self._services.queue.add(waiting, self._begin)

    async def _begin(self, waiting: Waiting, depth: int = 0) -> None:
        """Perform a command, to its end unless it leaves the queue at once; not amidst the bundle that it came in."""
        await waiting.call.client.line.rest()
        if not waiting.command.detached:
            await self._perform(waiting, depth)
        else:
            # Nothing waits for it, so its completion message has its turn in the queue like any other.
            self._services.queue.detach(waiting, self._perform(waiting, DEEPEST_COMPLETION))

    async def _perform(self, waiting: Waiting, depth: int) -> None:
        call = waiting.call
        try:
            if waiting.refusal is not None and call.job is None:
                raise waiting.refusal
            waiting.running = True
            values = await waiting.command.run(call)
            waiting.running = False
            if waiting.completion is not None:
                await self._complete(waiting, waiting.completion, depth)
            if call.conclude is not None:
                call.conclude(True)
            if values is not None:
                call.reply("/done", call.address, *values)
        except (Exception, asyncio.CancelledError) as error:
            self._fail(call, waiting.refusal or error)

    async def _complete(self, outer: Waiting, completion: bytes, depth: int) -> None:
        """Run a completion message, its commands for the queue too, unless it is none that the queue waits for."""
        client = outer.call.client
        if depth == DEEPEST_COMPLETION:
            await client.line.insert(self.receive(completion, client))
            return
        ahead: list[Waiting] = []
        await client.line.insert(self.receive(completion, client, ahead))
        for waiting in ahead:
            outer.inner = waiting
            if outer.refusal is not None:
                waiting.refuse(outer.refusal)
            await self._begin(waiting, depth + 1)
            outer.inner = None
            await let_others()

    def _fail(self, call: Call, error: BaseException) -> None:
        if isinstance(error, NMFServerError):
            reason = _readable(str(error))
        elif isinstance(error, MemoryError):
            reason = "the machine's memory is used up: free buffers and try again"
        else:
            self._errors.write("an error in nmfserver itself", error=error)
            reason = f"an error in nmfserver itself, please report it: {type(error).__name__}: {error}"
        call.log(reason)
        address = _clipped(call.address, LONGEST_ADDRESS)
        try:
            call.client.send("/fail", [address, _clipped(reason, LONGEST_REASON), *call.failure_values])
        except ReplyTooLargeError:
            call.client.send("/fail", [address, _clipped(reason, SHORT_REASON)])
        if call.conclude is not None:
            call.conclude(False)

    def _dump(self, packet: bytes, content: Message | Bundle, client: Client) -> None:
        if self._services.dump_code & DUMP_PARSED:
            self._dumps.write("%s -> %s", client, _Excerpt(content))
        if self._services.dump_code & DUMP_HEX:
            self._dumps.write("%s -> %s", client, packet[:LONGEST_LINE].hex(" ", 4))


@dataclass(frozen=True)
class _Excerpt:
    """What a packet holds, as text, as far as a line of the log shows it: made only where it is shown."""

    content: Message | Bundle

    def __str__(self) -> str:
        text = ""
        for piece in pieces(self.content):
            text += piece
            if len(text) > LONGEST_LINE:
                break
        return text


def _require_answerable(waiting: Waiting) -> None:
    """Refuse a command whose ``/done`` would not fit into the client's packets: it would be done, yet seem to fail."""
    names = [value.given for value in vars(waiting.command).values() if isinstance(value, BufferId)]
    size, limit = encoded_size("/done", [waiting.call.address, *names]) + DONE_VALUES, waiting.call.client.limit
    if size > limit:
        raise NMFServerError(
            f"the answer may need {size} bytes, and this client takes {limit}: "
            "use shorter names of buffers, or raise the limit with /maxpacket"
        )


def _is_temporary(message: Message) -> bool:
    """Whether a message is an ``/error`` below 0, as an int, a float or a string."""
    with contextlib.suppress(IndexError, TypeError, ValueError):
        return message.address == "/error" and float(message.arguments[0]) < 0  # type: ignore[arg-type]
    return False


def _size(message: Message) -> int:
    """Return the bytes that a message's arguments take, about."""
    return sum(len(value) if isinstance(value, str | bytes) else 8 for value in flat(message.arguments))


def _readable(sentence: str) -> str:
    """Return a sentence that is UTF-8 for certain, for clients that read no other; a name in it may be none."""
    return bytes_of(sentence).decode(errors="replace")


def _clipped(text: str, size: int) -> str:
    """Return as much of a text as fits into some bytes."""
    if len(data := bytes_of(text)) <= size:
        return text
    return data[:size].decode(errors="ignore")
