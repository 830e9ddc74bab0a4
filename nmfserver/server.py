"""Builds the server from its parts, runs it, and closes them in order."""

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
from nmfserver.commands.keeper import Automatic, Keeper
from nmfserver.commands.live import checked_settings
from nmfserver.commands.news import News
from nmfserver.commands.queue import FINISH_TIME, STOP_TIME, CommandQueue
from nmfserver.commands.resources import ClientResources
from nmfserver.config import Options
from nmfserver.console_window import closes_in_order
from nmfserver.errors import Cancelled, StartError
from nmfserver.event_loop import event_loop
from nmfserver.jobs import JobQueue
from nmfserver.kernels.compiling import Report, prepare
from nmfserver.osc.budget import Budget
from nmfserver.osc.clients import Connections, RemovalPolicy, Senders
from nmfserver.osc.gate import Gate
from nmfserver.osc.lines import Lines
from nmfserver.osc.scheduler import Scheduler
from nmfserver.osc.sockets import Pair, bind, is_loopback
from nmfserver.osc.tcp import TcpEndpoint
from nmfserver.osc.udp import UdpEndpoint
from nmfserver.priority import LOW_PRIORITY, step_back
from nmfserver.sessions.store import SessionStore
from nmfserver.sound_files.service import SoundFiles
from nmfserver.threads import DaemonThread, RoundRobin, run_in_thread

logger = logging.getLogger(__name__)

SIGNALS = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name))
WAKE_UP = 0.5
"""Seconds between two checks for a signal on Windows, where a signal does not wake the event loop."""
SWITCH_INTERVAL = 0.001 if sys.platform == "win32" else 0.0005
"""Seconds for which a thread may hold the GIL while others wait for it; the default is five to ten times as long. On
Windows, Python waits in whole milliseconds: less becomes none, and whoever waits for the GIL spins."""


def run(
    options: Options,
    on_ready: Callable[[str, int], None],
    report: Report = lambda what, fraction: None,
    *,
    restores: bool = False,
) -> None:
    """Serve until a client sends ``/quit`` or the process gets a signal.

    on_ready : called once with a line that names the address, and the port, when jobs can run
    report : told what is compiled or loaded before that, and how much of it is done
    restores : whether to begin with what was saved automatically

    Raises KeyboardInterrupt if Ctrl-C came before the server was ready.
    """
    sys.setswitchinterval(SWITCH_INTERVAL)
    bound = bind(options.host, options.port)

    async def serve() -> bool:
        return await _Server(options, bound, report).serve(on_ready, restores=restores)

    with closes_in_order(), asyncio.Runner(loop_factory=event_loop) as runner:
        interrupted = runner.run(serve())
    if interrupted:
        raise KeyboardInterrupt


class _Server:
    """The parts of a server, from start to end."""

    def __init__(self, options: Options, bound: Sequence[Pair], report: Report) -> None:
        loop = asyncio.get_running_loop()
        self._end: asyncio.Future[int | None] = loop.create_future()
        """Done when the server is to end: with the number of a signal, or None for ``/quit``."""
        self._quits: list[Call] = []
        """The calls of ``/quit``, which are answered at the end."""
        _end_on_signals(loop, self._stop)
        self._options, self._bound, self._report = options, bound, report
        self._lines = Lines(loop, Budget())
        self._endings = Endings()
        self._services = self._make_services()
        self._services.files.warm()
        if sys.platform == "win32":
            _wake_up(loop)
        self._dispatcher = Dispatcher(self._services, self._endings)
        self._resources = ClientResources(self._services)
        policy = RemovalPolicy(options.client_patience, self._resources.held_by, self._resources.free)
        self._senders = Senders(Gate(options.trusted_hosts), policy)
        dispatch, report_loss = self._dispatcher.dispatch, self._dispatcher.report_loss
        self._udp = [UdpEndpoint(self._lines, udp, dispatch, report_loss, self._senders) for udp, _ in bound]
        self._tcp = TcpEndpoint(
            self._lines,
            dispatch,
            self._dispatcher.report_bad_packet,
            self._resources.free_connection,
            Connections(policy),
        )

    async def serve(self, on_ready: Callable[[str, int], None], *, restores: bool) -> bool:
        """Serve until the end; return whether Ctrl-C came before the server was ready."""
        tasks: list[asyncio.Future[None]] = [
            asyncio.create_task(run_in_thread(self._services.exchange.sweep, "sweep")),
            asyncio.create_task(self._resources.watch(self._senders)),
        ]
        await self._tcp.start([listening for _, listening in self._bound])
        warming = asyncio.wrap_future(self._services.jobs.warm)
        try:
            restoring = asyncio.create_task(self._services.sessions.restore() if restores else asyncio.sleep(0))
            tasks.append(restoring)
            await asyncio.wait((restoring, self._end), return_when=asyncio.FIRST_COMPLETED)
            tasks.append(asyncio.create_task(self._services.sessions.keep_saving()))
            # Clients can load buffers meanwhile, and jobs wait. Only /status shows when the server is ready.
            await asyncio.wait((warming, self._end), return_when=asyncio.FIRST_COMPLETED)
            interrupted = self._end.done() and self._end.result() == signal.SIGINT
            if not self._end.done():
                _require_warm(warming)
                on_ready(f"nmfserver is ready on {self._options.host} port {self._port} (UDP and TCP)", self._port)
            await self._end
            _ignore_signals()
            return interrupted
        finally:
            for task in (warming, *tasks):
                task.cancel()
            await self._close()

    def _stop(self, signal_number: int | None = None) -> None:
        if not self._end.done():
            self._end.set_result(signal_number)

    def _quit(self, call: Call) -> None:
        self._quits.append(call)
        self._stop()

    async def _close(self) -> None:
        """End all work, answer ``/quit``, then close sockets, files and folders."""
        services = self._services
        services.queue.close()
        services.scheduler.clear()
        services.jobs.cancel_all()
        await asyncio.gather(services.queue.finish(), self._lines.finish(STOP_TIME), self._save_and_stop_live_audio())
        for call in self._quits:
            self._endings.done(call, ())
        await self._tcp.close()
        for endpoint in self._udp:
            endpoint.close()
        services.files.close()
        services.sessions.store.close()
        services.exchange.close()
        logger.info("ended; bad packets: %d", self._dispatcher.bad_packets)

    async def _save_and_stop_live_audio(self) -> None:
        """Save automatically and stop live audio; give up after some seconds if a disk or the device hangs."""
        work = asyncio.gather(self._services.sessions.save_automatically(), self._services.live.stop())
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(work, FINISH_TIME)

    @property
    def _port(self) -> int:
        port: int = self._bound[0][0].getsockname()[1]
        return port

    def _make_services(self) -> Services:
        options, lines = self._options, self._lines
        only_local = all(is_loopback(udp.getsockname()[0]) for udp, _ in self._bound)
        any_folder = only_local and not options.file_folders
        folders = None if any_folder else [Path(folder) for folder in options.file_folders]
        buffers, live, exchange = BufferTable(options.quota), Live(), ExchangeFolders(DaemonThread("remover"))
        automatic = Automatic(options.automatic_session, options.autosave, options.autosave_size * 2**20)
        store = SessionStore(options.sessions, LOW_PRIORITY)
        jobs = JobQueue(lambda: prepare(self._report_kernel))
        return Services(
            options=options,
            buffers=buffers,
            files=SoundFiles(folders, LOW_PRIORITY),
            exchange=exchange,
            jobs=jobs,
            live=live,
            sessions=Keeper(store, automatic, buffers, live, exchange, checked_settings, folders),
            scheduler=Scheduler(lines.loop, lines.budget),
            turns=RoundRobin(DaemonThread("side", step_back)),
            quit=self._quit,
            queue=CommandQueue(lines.budget, self._endings),
            news=News(buffers, jobs),
        )

    def _report_kernel(self, what: str, fraction: float) -> None:
        """Report what is compiled or loaded, or stop that if the server ends; on the compute thread."""
        if self._end.done():
            raise Cancelled("the server is told to end")
        self._report(what, fraction)


def _require_warm(warming: asyncio.Future[None]) -> None:
    """Raise `StartError` if a kernel could not be compiled."""
    if error := warming.exception():
        raise StartError(f"the kernels cannot be compiled: {error}") from error


def _end_on_signals(loop: asyncio.AbstractEventLoop, end: Callable[[int], object]) -> None:
    """Call `end` with the number of the first signal that tells the process to end."""

    # Not the handlers of the loop: they end with it, and a second signal would then kill the process.
    def handle(number: int, frame: object) -> None:
        _ignore_signals()  # further signals would interrupt this handler
        loop.call_soon_threadsafe(end, number)

    for name in SIGNALS:
        if signal.getsignal(name) is not signal.SIG_IGN:  # nohup ignores SIGHUP
            signal.signal(name, handle)


def _wake_up(loop: asyncio.AbstractEventLoop) -> None:
    """Wake the event loop now and then, so that Python can run a signal's handler."""
    loop.call_later(WAKE_UP, _wake_up, loop)


def _ignore_signals() -> None:
    """Ignore further signals while the server ends."""
    for name in SIGNALS:
        signal.signal(name, signal.SIG_IGN)
