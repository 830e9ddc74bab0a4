"""Live sound under fuzz, on a JACK server of its own, which is killed and halted."""

import contextlib
import shutil
import signal
import time
import uuid
from collections.abc import Iterator

from tests.programs import Jack, ProgramError
from tests.wire import Udp
from torture.findings import Count, Fault
from torture.packets import OPENS, Packets, every_command
from torture.run import SectionRun

PREFIXES = (
    "/live", "/scene", "/component", "/monitor", "/panic", "/g_freeAll", "/b_alloc", "/b_free", "/b_gen",
    "/bufnmf/cancel", "/notify",
    "/live", "/monitor", "/tempo", "/tap", "/panic", "/g_freeAll", "/b_alloc", "/b_free", "/b_gen", "/bufnmf/cancel",
    "/notify",
)  # fmt: skip
BATCH = 40
STARTING = 20.0
"""Seconds in which live sound starts, or the server answers why not."""
ENGINES = (
    (), ("maxComponents", 3), ("windowSize", 256), ("mode", "match", "iterations", 2), ("capture", 2.0),
    ("channels", 1, 4), ("sampleRate", 11025.0), ("windowSize", 65536, "capture", 3600.0),
    ("delay", 32, "open", 1), ("windowSize", 2048, "delay", 128, "limiter", 0),
)  # fmt: skip
NAMES = (0, 1, 2, "bases", "sound")
BATCHES = 10
"""Between two starts."""
HARMED = 0.3
"""Share of the rounds in which JACK is killed or halted."""


def environment() -> dict[str, str]:
    """Return what lets a server find a JACK server that is of this run alone, and start none by itself."""
    return {"JACK_DEFAULT_SERVER": f"nmfserver-{uuid.uuid4().hex[:8]}", "JACK_NO_AUDIO_RESERVATION": "1"}


def live(run: SectionRun) -> None:
    """Start, fuzz and stop live sound again and again; sometimes kill or halt JACK meanwhile."""
    if shutil.which("jackd") is None:
        run.found(Fault.OTHER, "JACK is not installed: live sound is not attacked")
        return
    packets = Packets(run.random, every_command(PREFIXES), NAMES, ["/nowhere.wav"])
    played, refused = 0, ""
    for _ in run.rounds():
        try:
            with run.attempt("live sound"), _jack(run) as jack:
                _round(run, jack, packets)
            played += 1
        except ProgramError as error:  # JACK counts all servers of a machine, dead ones too, and has had enough
            refused = str(error)
            time.sleep(1)
    if not played:
        run.found(Fault.OTHER, f"JACK has never started, so live sound was not attacked: {refused}")


def _round(run: SectionRun, jack: Jack, packets: Packets) -> None:
    """Start live sound, attack it, and stop it."""
    harmed_at = run.random.randrange(BATCHES) if run.random.random() < HARMED else None
    with contextlib.closing(Udp(run.server.port)) as client:
        _prepare(client)
        _start(run, client)
        for number in range(BATCHES):
            if run.seconds_left < 0:
                break
            if number == harmed_at:
                _harm(run, jack)
            _batch(run, client, packets)
        jack.process.send_signal(signal.SIGCONT)
        _ending(run, client, "/live/stop")


def _prepare(client: Udp) -> None:
    client.do("/b_alloc", "bases", 513, 3)
    client.send("/b_fill", "bases", 0, 513 * 3, 0.1)
    client.do("/b_alloc", "sound", 48000, 2)
    client.send("/notify", 1)


def _start(run: SectionRun, client: Udp) -> None:
    """Start live sound; whether it works depends on JACK, but it has to say so."""
    _ending(run, client, OPENS, *run.random.choice(ENGINES))


def _ending(run: SectionRun, client: Udp, address: str, *arguments: int | float | str) -> None:
    client.send(address, *arguments)
    client.send("/sync", 7)
    endings = [
        reply
        for reply in client.until("/synced", 7, patience=STARTING)
        if reply[0] in ("/done", "/fail") and reply[1] == address
    ]
    run.count(Count.COMMANDS)
    run.count(Count.ENDINGS, len(endings))
    if len(endings) != 1:
        run.found(Fault.ENDING, f"{address} {arguments} ended {len(endings)} times")


def _batch(run: SectionRun, client: Udp, packets: Packets) -> None:
    batch = [packets.packet() for _ in range(BATCH)]
    for packet in batch:
        client.send_raw(packet)
    run.count(Count.PACKETS, len(batch))
    run.count(Count.COMMANDS, packets.take_count())
    for words in (
        ("/live/lock", 0),
        ("/cancel",),
        ("/bufnmf/cancel", -1),
        ("/clearSched",),
        ("/monitor/stop",),
        ("/sync", 8),
    ):
        client.send(*words)
    client.until("/synced", 8, patience=STARTING)
    if not run.look():
        raise ConnectionError


def _harm(run: SectionRun, jack: Jack) -> None:
    """Kill JACK, or let it hang until the round ends."""
    number = run.random.choice((signal.SIGKILL, signal.SIGSTOP, signal.SIGTERM))
    jack.process.send_signal(number)
    run.count(Count.FAULTS)


@contextlib.contextmanager
def _jack(run: SectionRun) -> Iterator[Jack]:
    """Run a JACK server of the name that our server looks for."""
    jack = Jack("-C", "2", "-P", "8", name=run.env["JACK_DEFAULT_SERVER"])
    try:
        yield jack
    finally:
        jack.process.send_signal(signal.SIGCONT)
        jack.end()
