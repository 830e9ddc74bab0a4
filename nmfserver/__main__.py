"""Where ``nmfserver`` and ``python -m nmfserver`` begin: quiet about Ctrl-C from the first moment on."""

import os
import signal
import sys

INTERRUPTED = 130
AGAIN = 0.02
"""Seconds after which a Ctrl-C that got lost comes again."""


def main() -> int:
    """Run the command line; return the exit code."""
    usual = signal.getsignal(signal.SIGINT)
    if usual is signal.default_int_handler:
        # While modules are loaded, nothing is at stake yet, and some would swallow a KeyboardInterrupt.
        signal.signal(signal.SIGINT, lambda *_: os._exit(INTERRUPTED))
    from nmfserver.terminal.main import main as run_command_line

    sys.unraisablehook = _unraisable
    try:
        signal.signal(signal.SIGINT, usual)
        return run_command_line()
    except KeyboardInterrupt:
        return INTERRUPTED
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # it ends already


def _unraisable(lost: "sys.UnraisableHookArgs") -> None:
    """Let a Ctrl-C come again that came while foreign code was calling Python, as LLVM does: there it gets lost."""
    if not isinstance(lost.exc_value, KeyboardInterrupt):
        sys.__unraisablehook__(lost)
        return
    import _thread
    import threading

    threading.Timer(AGAIN, _thread.interrupt_main).start()


if __name__ == "__main__":
    sys.exit(main())
