"""The entry point of ``nmfserver`` and ``python -m nmfserver``. Ctrl-C never shows a traceback, even during imports."""

import gc
import os
import signal
import sys

INTERRUPTED = 130
AGAIN = 0.02
"""Seconds after which a lost Ctrl-C is raised again."""


def main() -> int:
    """Run the command line; return the exit code."""
    if sys.platform == "darwin":  # Apple's BLAS reads this when it is loaded; see nmfserver.kernels.accelerate
        os.environ.setdefault("VECLIB_MAXIMUM_THREADS", "1")
    usual = signal.getsignal(signal.SIGINT)
    if usual is signal.default_int_handler:
        # Imports can be aborted at once; some modules would swallow a KeyboardInterrupt.
        signal.signal(signal.SIGINT, lambda *_: os._exit(INTERRUPTED))
    from nmfserver.terminal.main import main as run_command_line

    sys.unraisablehook = _unraisable
    try:
        signal.signal(signal.SIGINT, usual)
        return run_command_line()
    except KeyboardInterrupt:
        return INTERRUPTED
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the program is ending
        gc.freeze()  # and all that it has loaded need not be searched for garbage


def _unraisable(lost: "sys.UnraisableHookArgs") -> None:
    """Raise a KeyboardInterrupt again that was lost in a callback from foreign code, such as LLVM."""
    if not isinstance(lost.exc_value, KeyboardInterrupt):
        sys.__unraisablehook__(lost)
        return
    import _thread
    import threading

    threading.Timer(AGAIN, _thread.interrupt_main).start()


if __name__ == "__main__":
    sys.exit(main())
