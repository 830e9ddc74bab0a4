"""From packets to commands, at once or by way of the queue."""

import asyncio
import time
from collections.abc import Generator

from nmfserver.commands import bufcompose, buffers, bufnmf, flucoma, live, monitor, server, synthesis  # noqa: F401 - they fill the registry
from nmfserver.commands.base import REGISTRY, Call, Direct, Queued, Services, not_found
from nmfserver.commands.binding import MOST_KEYED, bind
from nmfserver.commands.endings import Endings, require_answerable
from nmfserver.commands.fields import flat
from nmfserver.commands.queue import Waiting, let_others
from nmfserver.errors import Cancelled, NMFServerError
from nmfserver.osc.budget import OVERHEAD
from nmfserver.osc.client import Client
from nmfserver.osc.codec import BadPacketError, Bundle, Message, decoding
from nmfserver.osc.gate import ANSWERS
from nmfserver.osc.udp import MOST_WAITING
from nmfserver.steps import Steps

DEEPEST_COMPLETION = 32
"""Completion messages within each other that are run in place."""
QUITTING = "the server is quitting"


class Dispatcher:
    """Takes packets and runs what they ask for, in steps. Everything here happens on the event loop.

    Between two steps others have their turn, but nothing of the same client: its line (see `nmfserver.osc.lines`) keeps
    the order.
    """

    def __init__(self, services: Services, endings: Endings) -> None:
        self.bad_packets = 0
        self._services = services
        self._endings = endings
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
            self._endings.failed(Call(self._services, client, "#packet"), error)
            return
        self._services.dump.write(packet, content, client)
        yield from self._execute(content, client, ahead)

    def lost(self, client: Client, count: int, *, exactly: bool) -> None:
        """Tell a client that packets of its were lost, or about so many."""
        lost = "a message of yours was lost" if count == 1 else f"{count} messages of yours were lost"
        lost = lost if exactly else f"about {lost}"
        self._endings.failed(Call(self._services, client, "#packet"), NMFServerError(
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
            self._endings.failed(Call(self._services, client, error.address), error)

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
            yield from self._run(content, client, ahead)
            self._services.own_posting.pop(client, None)
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
            self._endings.failed(Call(self._services, client, "#bundle"), error)

    def _run_together(
        self, bundle: Bundle, client: Client, ahead: list[Waiting] | None, *, in_place: bool
    ) -> Steps[None]:
        """Run the elements of a bundle; an ``/error`` below 0 among them holds until its end."""
        own_posting = self._services.own_posting
        before = own_posting.get(client)
        try:
            for part in bundle.parts():
                element = yield from decoding(part, checked=True)
                if isinstance(element, Message):
                    yield from self._run(element, client, ahead)
                else:
                    yield from self._execute(element, client, ahead, in_place=in_place)
                yield
        finally:
            own_posting.pop(client, None)
            if before is not None:
                own_posting[client] = before

    def _run(self, message: Message, client: Client, ahead: list[Waiting] | None) -> Steps[None]:
        services = self._services
        call = Call(
            services, client, message.address, posts_errors=services.own_posting.get(client, services.posts_errors)
        )
        if message.address in ANSWERS:
            call.log("an answer has come here, where commands are expected")
            return
        try:
            kind = REGISTRY.get(message.address)
            if kind is None:
                raise not_found(message.address)
            call.address = kind.address
            call.failure_values = kind.identify(message.arguments[:MOST_KEYED])
            command, completion = yield from bind(kind, message.arguments)
            if isinstance(command, Direct):
                answer = command.run(call)
                values = (yield from answer) if isinstance(answer, Generator) else answer
                self._endings.done(call, values)
            elif isinstance(command, Queued):
                self._enqueue(Waiting(command, call, completion, _size(message)), ahead)
        except Exception as error:
            self._endings.failed(call, error)

    def _enqueue(self, waiting: Waiting, ahead: list[Waiting] | None) -> None:
        if self._ending:
            raise Cancelled(QUITTING)
        self._services.queue.require_room(waiting.call.client)
        require_answerable(waiting.command, waiting.call)
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
            self._endings.done(call, values)
        except (Exception, asyncio.CancelledError) as error:
            self._endings.failed(call, waiting.refusal or error)

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


def _size(message: Message) -> int:
    """Return the bytes that a waiting message takes, about."""
    return OVERHEAD + sum(len(value) if isinstance(value, str | bytes) else 8 for value in flat(message.arguments))
