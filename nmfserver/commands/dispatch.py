"""From packets to commands, which run at once or in the queue."""

import asyncio
import time
from collections.abc import Generator

from nmfserver.commands import bufcompose, buffers, bufnmf, flucoma, live, monitor, server, synthesis  # noqa: F401 - they fill the registry
from nmfserver.commands.base import REGISTRY, Call, Direct, Queued, Services, unknown_command
from nmfserver.commands.binding import MOST_KEYED, bind
from nmfserver.commands.endings import Endings, require_answerable
from nmfserver.commands.fields import flat
from nmfserver.commands.queue import PendingCommand, yield_to_loop
from nmfserver.errors import Cancelled, NMFServerError
from nmfserver.osc.budget import OVERHEAD
from nmfserver.osc.client import Client
from nmfserver.osc.codec import BadPacketError, Bundle, Message, decoding
from nmfserver.osc.gate import ANSWERS
from nmfserver.osc.udp import MOST_WAITING
from nmfserver.steps import Steps

DEEPEST_COMPLETION = 32
"""The depth of nested completion messages that the queue waits for."""
QUITTING = "the server is quitting"


class Dispatcher:
    """Decodes packets and runs their commands, in steps. Everything here runs on the event loop.

    Other clients have their turns between two steps. The packets of one client stay in order, because its line
    (`nmfserver.osc.lines`) runs one at a time.
    """

    def __init__(self, services: Services, endings: Endings) -> None:
        self.bad_packets = 0
        self._services = services
        self._endings = endings
        self._ending = False

    def receive(self, packet: bytes, client: Client, ahead: list[PendingCommand] | None = None) -> Steps[None]:
        """Run the commands of a packet.

        ahead : the list that gets commands for the queue instead of it: those of a completion message
        """
        try:
            content = yield from decoding(packet)
        except BadPacketError as error:
            self.report_bad_packet(error, client)
            return
        except MemoryError as error:
            self._endings.failed(Call(self._services, client, "#packet"), error)
            return
        self._services.dump.write(packet, content, client)
        yield from self._execute(content, client, ahead)

    def report_loss(self, client: Client, count: int, *, exactly: bool) -> None:
        """Send a client the number of its packets that were lost, `exactly` or about."""
        lost = "a message of yours was lost" if count == 1 else f"{count} messages of yours were lost"
        lost = lost if exactly else f"about {lost}"
        self._endings.failed(Call(self._services, client, "#packet"), NMFServerError(
            f"{lost}: more came at once than the system or the server takes, which is {MOST_WAITING} of a client; "
            "send them more slowly, as bundles, or over TCP"
        ))  # fmt: skip

    def report_bad_packet(self, error: BadPacketError, client: Client | None) -> None:
        """Count and log a packet that cannot be read; answer with ``/fail`` if its address could be read."""
        self.bad_packets += 1
        self._services.log.write(
            "bad packet from %s: %s (%d so far)", client or "a new connection", error, self.bad_packets
        )
        if client is not None and error.address is not None:
            self._endings.failed(Call(self._services, client, error.address), error)

    async def finish(self) -> None:
        """End all commands: with ``/fail``, unless they are done first."""
        self._ending = True
        self._services.scheduler.clear()
        self._services.jobs.cancel_all()
        await self._services.queue.finish(Cancelled(QUITTING))

    def _execute(
        self, content: Message | Bundle, client: Client, ahead: list[PendingCommand] | None, *, in_place: bool = False
    ) -> Steps[None]:
        """Run a message or a bundle, or schedule the bundle for its time.

        A late bundle runs at once, but after bundles that were due before it.

        in_place : whether it is inside a bundle that runs now; a late one then runs inside it
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
        self, bundle: Bundle, client: Client, ahead: list[PendingCommand] | None, *, in_place: bool
    ) -> Steps[None]:
        """Run the elements of a bundle; an ``/error`` below 0 among them applies until its end."""
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
        except MemoryError as error:
            self._endings.failed(Call(self._services, client, "#bundle"), error)
        finally:
            own_posting.pop(client, None)
            if before is not None:
                own_posting[client] = before

    def _run(self, message: Message, client: Client, ahead: list[PendingCommand] | None) -> Steps[None]:
        """Run the command of a message, or put it into the queue; answer with ``/fail`` if it has an error."""
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
                raise unknown_command(message.address)
            call.address = kind.address
            call.failure_values = kind.identify(message.arguments[:MOST_KEYED])
            command, completion = yield from bind(kind, message.arguments)
            if isinstance(command, Direct):
                answer = command.run(call)
                values = (yield from answer) if isinstance(answer, Generator) else answer
                self._endings.done(call, values)
            elif isinstance(command, Queued):
                self._enqueue(PendingCommand(command, call, completion, _size(message)), ahead)
        except Exception as error:
            self._endings.failed(call, error)

    def _enqueue(self, pending: PendingCommand, ahead: list[PendingCommand] | None) -> None:
        if self._ending:
            raise Cancelled(QUITTING)
        self._services.queue.require_room(pending.call.client)
        require_answerable(pending.command, pending.call)
        pending.command.accept(pending.call)
        if ahead is not None:
            ahead.append(pending)
        else:
            self._services.queue.add(pending, self._begin)

    async def _begin(self, pending: PendingCommand, depth: int = 0) -> None:
        """Perform a command, or detach it from the queue; first wait for the end of the bundle that it came in."""
        await pending.call.client.line.finish_current()
        if not pending.command.detached:
            await self._perform(pending, depth)
        else:
            # The queue does not wait for it, so its completion message joins the queue like any other.
            self._services.queue.detach(pending, self._perform(pending, DEEPEST_COMPLETION))

    async def _perform(self, pending: PendingCommand, depth: int) -> None:
        call = pending.call
        try:
            if pending.refusal is not None and call.job is None:
                raise pending.refusal
            pending.is_running = True
            values = await pending.command.run(call)
            pending.is_running = False
            if pending.completion is not None:
                await self._complete(pending, pending.completion, depth)
            self._endings.done(call, values)
        except (Exception, asyncio.CancelledError) as error:
            self._endings.failed(call, pending.refusal or error)

    async def _complete(self, outer: PendingCommand, completion: bytes, depth: int) -> None:
        """Run a completion message and wait for its commands; those nested too deeply join the queue instead."""
        client = outer.call.client
        if depth == DEEPEST_COMPLETION:
            await client.line.insert(self.receive(completion, client))
            return
        ahead: list[PendingCommand] = []
        await client.line.insert(self.receive(completion, client, ahead))
        for pending in ahead:
            outer.inner = pending
            if outer.refusal is not None:
                pending.refuse(outer.refusal)
            await self._begin(pending, depth + 1)
            outer.inner = None
            await yield_to_loop()


def _size(message: Message) -> int:
    """Return the approximate bytes of a pending message."""
    return OVERHEAD + sum(len(value) if isinstance(value, str | bytes) else 8 for value in flat(message.arguments))
