"""Every command of the registry, right, nearly right and damaged, over UDP and both framings of TCP."""

import struct
from collections.abc import Callable

import numpy as np
import soundfile

from nmfserver.osc.codec import encode
from tests.wire import Slip, Tcp, Udp
from torture.findings import Count
from torture.packets import Packets, damaged, every_command, may_end
from torture.run import SectionRun
from torture.witness import LATE, NAME

FLAGS = ("--memory-quota", "64", "--file-folders", "{folder}/files", "--sessions-folder", "{folder}/files/sessions")
"""Other files of this machine are out of reach: a damaged path may be anything."""
KINDS: tuple[Callable[[int], Udp], ...] = (Udp, Tcp, Slip)
BATCH = 40
NAMES = (0, 1, 2, 3, -1, "a", "b", "a b", "ä", "1/x")
RESTORED = (
    ("/cancel",), ("/bufnmf/cancel", -1), ("/clearSched",), ("/dumpOSC", 0), ("/error", 1), ("/maxpacket", 65507),
    ("/maxlist", 0), ("/notify", 0), ("/notify/buffers", 0), ("/notify/jobs", 0), ("/notify/live", 0),
)  # fmt: skip
"""What ends all that a batch has begun, so that the next answer is due at once."""
SYNC = 20260101
BROKEN_STREAM = 0.05
"""Share of the batches over TCP whose framing is damaged, too."""


def fuzz(run: SectionRun) -> None:
    """Send batches of packets; after each, the server has to answer."""
    files = run.folder / "files"
    files.mkdir()
    soundfile.write(files / "sound.wav", np.zeros((100, 2), np.float32), 8000)
    paths = [*(str(files / name) for name in ("sound.wav", "none.wav", "new.aiff", "new.flac", ".")), "", "/"]
    packets = Packets(run.random, every_command(), NAMES, paths)
    clients: dict[int, Udp] = {}
    before: list[bytes] = []
    for number in run.rounds():
        batch = [packets.packet() for _ in range(BATCH)]
        run.count(Count.COMMANDS, packets.take_count())
        with run.attempt("a batch of packets"):
            _send(run, clients, number % len(KINDS), batch)
        if not run.look(_kept(before + batch)):
            _close(clients)
        before = batch
    _close(clients)


def _close(clients: dict[int, Udp]) -> None:
    while clients:
        clients.popitem()[1].close()


def _send(run: SectionRun, clients: dict[int, Udp], place: int, batch: list[bytes]) -> None:
    """Send a batch over one of the connections, which is opened anew where the server has closed it."""
    client = clients.pop(place, None) or KINDS[place](run.server.port)
    client.socket.settimeout(LATE)
    run.count(Count.PACKETS, len(batch))
    try:
        if isinstance(client, Tcp) and run.random.random() < BROKEN_STREAM:
            if not may_end(stream := damaged(run.random, _kept(batch))):
                client.socket.sendall(stream)
            client.close()
            return
        for packet in batch:
            client.send_raw(packet)
        _settle(run, client)
    except ConnectionError:  # what cannot be read any further is closed
        client.close()
        return
    except BaseException:
        client.close()
        raise
    clients[place] = client


def _settle(run: SectionRun, client: Udp) -> None:
    """End what the batch has begun, and wait for an answer; free everything now and then."""
    for address, *values in RESTORED:
        client.send(address, *values)
    client.send("/sync", SYNC)
    client.until("/synced", SYNC, patience=LATE)
    if run.random.random() < 0.1:
        client.send("/b_list")
        for reply in client.until("/done", "/b_list", patience=LATE)[:-1]:
            if reply[0] == "/b_info" and reply[1] != NAME:
                client.send_raw(encode("/b_free", [reply[1]]))  # the name may be no UTF-8


def _kept(batch: list[bytes]) -> bytes:
    """Return packets as a stream with lengths, which can be sent again."""
    return b"".join(struct.pack(">i", len(packet)) + packet for packet in batch)
