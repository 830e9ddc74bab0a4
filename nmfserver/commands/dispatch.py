"""From packets to commands: decoding, bundles, arguments.

A `Direct` command runs at once. Any other is `Queued`: what becomes of it stands in `nmfserver.commands.queue`.
"""

from collections.abc import Generator
from functools import partial

from nmfserver.commands import contents  # noqa: F401 - it fills the registry
from nmfserver.commands.base import REGISTRY, Call, Command, Direct, Queued, Services, require_unlocked, unknown_command
from nmfserver.commands.binding import MOST_KEYED, bind
from nmfserver.commands.endings import Endings
from nmfserver.commands.fields import flat
from nmfserver.commands.queue import Enqueue, PendingCommand
from nmfserver.errors import NMFServerError
from nmfserver.osc.budget import OVERHEAD
from nmfserver.osc.client import Client
from nmfserver.osc.codec import BadPacketError, Bundle, Message, decoding
from nmfserver.osc.gate import ANSWERS
from nmfserver.osc.udp import MOST_WAITING
from nmfserver.steps import Steps
from nmfserver.timers import unix_time


class Dispatcher:
    """Decodes packets and runs their commands, in steps. Everything here runs on the event loop.

    Other clients have their turns between two steps. The packets of one client stay in order, because its line
    (`nmfserver.osc.lines`) runs one at a time.
    """

    def __init__(self, services: Services, endings: Endings) -> None:
        self.bad_packets = 0
        self._services = services
        self._endings = endings

    def dispatch(self, packet: bytes, client: Client, enqueue: Enqueue | None = None) -> Steps[None]:
        """Run the commands of a packet.

        enqueue : takes those for the queue instead of it, if the packet is a completion message
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
        yield from self._run_or_schedule(content, client, enqueue or self._services.queue.add)

    def _run_or_schedule(
        self, content: Message | Bundle, client: Client, enqueue: Enqueue, *, in_place: bool = False
    ) -> Steps[None]:
        """Run a message or a bundle, or schedule the bundle for its time.

        A late bundle runs at once, but after bundles that were due before it.

        in_place : whether it is inside a bundle that runs now; a late one then runs inside it
        """
        if isinstance(content, Message):
            yield from self._run_message(content, client, enqueue)
            self._services.own_posting.pop(client, None)
            return
        scheduler = self._services.scheduler
        if content.time is None or scheduler.is_late(content.time) or (in_place and content.time <= unix_time()):
            yield from self._run_bundle(content, client, enqueue, in_place=in_place)
            return
        try:
            scheduler.add(content.time, lambda: client.line.insert(
                self._run_bundle(content, client, self._services.queue.add, in_place=True)
            ), len(content.packet), client)  # fmt: skip
        except NMFServerError as error:
            self._endings.failed(Call(self._services, client, "#bundle"), error)

    def _run_bundle(self, bundle: Bundle, client: Client, enqueue: Enqueue, *, in_place: bool) -> Steps[None]:
        """Run the elements of a bundle; an ``/error`` below 0 among them applies until its end."""
        own_posting = self._services.own_posting
        before = own_posting.get(client)
        try:
            for part in bundle.parts():
                element = yield from decoding(part, checked=True)
                if isinstance(element, Message):
                    yield from self._run_message(element, client, enqueue, bundle.time)
                else:
                    yield from self._run_or_schedule(element, client, enqueue, in_place=in_place)
                yield
        except MemoryError as error:
            self._endings.failed(Call(self._services, client, "#bundle"), error)
        finally:
            own_posting.pop(client, None)
            if before is not None:
                own_posting[client] = before

    def _run_message(self, message: Message, client: Client, enqueue: Enqueue, due: float | None = None) -> Steps[None]:
        """Run the command of a message, or hand it to the queue; answer with ``/fail`` if it has an error."""
        services = self._services
        call = Call(
            services, client, message.address, posts_errors=services.own_posting.get(client, services.posts_errors),
            time=due,
        )  # fmt: skip
        if message.address in ANSWERS:
            call.log("an answer has come here, where commands are expected")
            return
        try:
            command, completion = yield from _bound(message, call)
            require_unlocked(command, call)
            if isinstance(command, Direct):
                answer = command.run(call)
                values = (yield from answer) if isinstance(answer, Generator) else answer
                self._endings.done(call, values)
            elif isinstance(command, Queued):
                complete = partial(self.dispatch, completion, client) if completion is not None else None
                pending = PendingCommand(command, call, complete, _size(message))
                services.queue.accept(pending)
                enqueue(pending)
        except Exception as error:
            self._endings.failed(call, error)

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


def _bound(message: Message, call: Call) -> Steps[tuple[Command, bytes | None]]:
    """Return, in steps, the command of a message, and its completion message or None; note what its failure names."""
    kind = REGISTRY.get(message.address)
    if kind is None:
        raise unknown_command(message.address)
    call.address = kind.address
    call.failure_values = kind.identify(message.arguments[:MOST_KEYED])
    return (yield from bind(kind, message.arguments))


def _size(message: Message) -> int:
    """Return the approximate bytes of a pending message."""
    return OVERHEAD + sum(len(value) if isinstance(value, str | bytes) else 8 for value in flat(message.arguments))
