"""Builds the server from its parts, runs it, and takes it down in order."""

import asyncio
import contextlib
import logging
import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from nmfserver.audio.session import Live
from nmfserver.buffers.exchange import ExchangeFolders
from nmfserver.buffers.table import BufferTable
from nmfserver.commands.base import Call, Services
from nmfserver.commands.dispatch import Dispatcher
from nmfserver.commands.endings import Endings
from nmfserver.commands.queue import LAST_PATIENCE, LAST_WORDS, Queue
from nmfserver.commands.resources import ClientResources
from nmfserver.config import Options
from nmfserver.errors import Cancelled, StartError
from nmfserver.jobs import LOW_PRIORITY, JobQueue, step_back
from nmfserver.kernels import warmup
from nmfserver.kernels.cache import is_filled
from nmfserver.osc.budget import Budget
from nmfserver.osc.clients import Connections, RemovalPolicy, Senders
from nmfserver.osc.gate import Gate
from nmfserver.osc.lines import Lines
from nmfserver.osc.scheduler import Scheduler
from nmfserver.osc.sockets import Pair, bind, is_loopback
from nmfserver.osc.tcp import TcpEndpoint
from nmfserver.osc.udp import UdpEndpoint
from nmfserver.sound_files.service import SoundFiles
from nmfserver.threads import Daemon, Turns, apart

logger = logging.getLogger(__name__)

SIGNALS = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name))
WAKE_UP = 0.5
"""Seconds after which a loop on Windows looks for a signal: there a signal does not wake it."""
SWITCH_INTERVAL = 0.0005
"""Seconds for which a busy thread may keep the others from running Python; the default is ten times as long."""


def warm_up(told: Callable[[str], None]) -> None:
    """Compile every kernel, or load it from the cache; `told` gets each one's name before it is done."""
    if not is_filled():
        logger.info("compiling the kernels, once for this version: this takes some seconds")
    for name, run in warmup.steps():
        told(name)
        run()


def run(options: Options, ready: Callable[[str], None], told: Callable[[str], None] = lambda name: None) -> None:
    """Serve until somebody says ``/quit``, or the process is told to end; `ready` gets the line that says where.

    Raises KeyboardInterrupt where Ctrl-C came before it was ready.
    """
    sys.setswitchinterval(SWITCH_INTERVAL)
    bound = bind(options.host, options.port)
    # The selector loop, on Windows too: the other one there cannot watch a UDP socket of our own.
    with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
        interrupted = runner.run(_serve(options, bound, ready, told))
    if interrupted:
        raise KeyboardInterrupt


async def _serve(
    options: Options,
    bound: Sequence[Pair],
    ready: Callable[[str], None],
    told: Callable[[str], None],
) -> bool:
    """Serve; return whether Ctrl-C came before the server was ready."""
    loop = asyncio.get_running_loop()
    end: asyncio.Future[Call | int] = loop.create_future()
    hosts, port = [udp.getsockname()[0] for udp, _ in bound], bound[0][0].getsockname()[1]

    def stop(why: Call | int) -> None:
        if not end.done():
            end.set_result(why)

    def told_until_the_end(name: str) -> None:
        if end.done():
            raise Cancelled("the server is told to end")
        told(name)

    _end_on_signals(loop, stop)
    lines = Lines(loop, Budget())
    services = _services(options, lines, all(map(is_loopback, hosts)), stop, told_until_the_end)
    services.files.warm()
    sweeping = asyncio.create_task(apart(services.exchange.sweep, "sweep"))
    if sys.platform == "win32":
        _wake_up(loop)
    endings = Endings()
    dispatcher = Dispatcher(services, endings)
    resources = ClientResources(services)
    policy = RemovalPolicy(options.client_patience, resources.held_by, resources.free)
    senders = Senders(Gate(options.trusted_hosts), policy)
    watch = asyncio.create_task(resources.watch(senders))
    endpoints = [UdpEndpoint(lines, udp, dispatcher.receive, dispatcher.lost, senders) for udp, _ in bound]
    tcp = TcpEndpoint(lines, dispatcher.receive, dispatcher.broken, resources.free, Connections(policy))
    await tcp.start([listening for _, listening in bound])
    warming = asyncio.wrap_future(services.jobs.warm)
    try:
        # Buffers can be loaded meanwhile, and jobs wait; it is /status that tells when the server is ready.
        await asyncio.wait((warming, end), return_when=asyncio.FIRST_COMPLETED)
        interrupted = end.done() and end.result() == signal.SIGINT
        if not end.done():
            _require_warm(warming)
            ready(f"nmfserver is ready on {options.host} port {port} (UDP and TCP)")
        await end
        _ignore_signals()
        return interrupted
    finally:
        warming.cancel()
        sweeping.cancel()
        watch.cancel()
        await asyncio.gather(dispatcher.finish(), lines.finish(LAST_WORDS), _end(services.live))
        if end.done() and isinstance(why := end.result(), Call):
            endings.done(why, ())
        await tcp.close()
        for endpoint in endpoints:
            endpoint.close()
        services.files.close()
        services.exchange.close()
        logger.info("ended; bad packets: %d", dispatcher.bad_packets)


async def _end(live: Live) -> None:
    """End live audio, unless the device hangs."""
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(live.stop(), LAST_PATIENCE)


def _require_warm(warming: asyncio.Future[None]) -> None:
    if error := warming.exception():
        raise StartError(f"the kernels cannot be compiled: {error}") from error


def _services(
    options: Options, lines: Lines, only_here: bool, quit_: Callable[[Call], object],
    told: Callable[[str], None],
) -> Services:  # fmt: skip
    anywhere = only_here and not options.file_folders
    folders = None if anywhere else [Path(folder) for folder in options.file_folders]
    return Services(
        options=options,
        buffers=BufferTable(options.quota),
        files=SoundFiles(folders, LOW_PRIORITY),
        exchange=ExchangeFolders(),
        jobs=JobQueue(lambda: warm_up(told)),
        live=Live(),
        scheduler=Scheduler(lines.loop, lines.budget),
        turns=Turns(Daemon("side", step_back)),
        quit=quit_,
        queue=Queue(lines.budget),
    )


def _end_on_signals(loop: asyncio.AbstractEventLoop, end: Callable[[int], object]) -> None:
    # Not the loop's own handlers: they are gone with the loop, and a second signal would then kill the process.
    def handle(number: int, frame: object) -> None:
        _ignore_signals()  # the first is enough: handlers of a storm of them would run within each other
        loop.call_soon_threadsafe(end, number)

    for name in SIGNALS:
        if signal.getsignal(name) is not signal.SIG_IGN:  # as nohup wants it
            signal.signal(name, handle)


def _wake_up(loop: asyncio.AbstractEventLoop) -> None:
    loop.call_later(WAKE_UP, _wake_up, loop)


def _ignore_signals() -> None:
    """Let the server end in peace: whatever says so once more changes nothing."""
    for name in SIGNALS:
        signal.signal(name, signal.SIG_IGN)
