"""scsynth's command line, so that sclang can boot nmfserver where it would boot scsynth.

Some of its options set something here. The others are about synthesis and audio devices: they are accepted and ignored.
"""

import argparse

from nmfserver import __version__
from nmfserver.errors import StartError

MOST_LOGINS = 32
"""scsynth allows more than this; sclang does not."""

# Option, name here, type, and what it does here.
USED: tuple[tuple[str, str, type, str], ...] = (
    ("-u", "udp_port", int, "port; UDP and TCP are open on it alike"),
    ("-t", "tcp_port", int, "port; UDP and TCP are open on it alike"),
    ("-B", "host", str, "address to listen on"),
    ("-S", "sample_rate", float, "sample rate in Hz of buffers allocated without one"),
    ("-l", "max_logins", int, "clients that can log in at a time"),
    ("-P", "folder", str, "the only folder whose files clients may touch"),
)
WITH_A_VALUE = "abCcDdIiMmNnOopRrsTUVwZz"
WITHOUT_A_VALUE = "L"
DEVICES = "-H"


def add_scsynth_options(parser: argparse.ArgumentParser) -> None:
    """Declare the options of scsynth, except ``-h``, which argparse has declared."""
    parser.add_argument("-v", action="version", version=f"nmfserver {__version__}")
    for flag, name, kind, text in USED:
        parser.add_argument(flag, dest=name, type=kind, metavar=name.upper(), help=text)
    ignored = parser.add_argument_group("accepted, and without effect here")
    for letter in WITH_A_VALUE:
        ignored.add_argument(f"-{letter}", metavar="VALUE", help=argparse.SUPPRESS, dest="ignored")
    ignored.add_argument(f"-{WITHOUT_A_VALUE}", action="store_true", help=argparse.SUPPRESS, dest="ignored")
    ignored.add_argument(DEVICES, nargs="+", metavar="DEVICE", help="and all the others", dest="ignored")


def settings(options: argparse.Namespace) -> dict[str, object]:
    """Return the settings of nmfserver that an scsynth command line asks for."""
    port = options.udp_port if options.udp_port is not None else options.tcp_port
    if port is None:
        raise StartError("no port is named: give one with -u (or -t)")
    logins = options.max_logins
    return {
        "port": port,
        "host": options.host,
        "sample_rate": options.sample_rate or None,
        "max_logins": logins and min(logins, MOST_LOGINS),
        "file_folders": None if options.folder is None else (options.folder,),
    }
