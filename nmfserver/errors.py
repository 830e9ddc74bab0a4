"""The errors of nmfserver. Each carries one sentence for the user, which ``/fail`` sends.

counted          a number with its noun
require_integer  checks the bounds of an integer
did_you_mean     suggests a known word
sentence         what the user reads about an exception
printable        a text as one line
"""

import difflib
import operator
from collections.abc import Iterable

LARGEST_INT = 2**31 - 1
"""Integers in messages have 32 bits."""
DISK_FULL = "the disk may be full"
"""What is told of files that cannot be written whole."""
NEAR = 0.75
"""Least similarity of a suggestion: ``/b_qery`` and ``/b_query`` have 0.93, ``/nonsense`` and ``/n_setn`` 0.63."""
LONGEST_WORD = 100
"""Most characters of a word that are compared: the time grows with their number."""


def counted(number: int, thing: str) -> str:
    """Return a number with its noun: 1 frame, 0 frames."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def require_integer(name: str, value: object, least: int, most: int = LARGEST_INT, *, shown: str = "") -> int:
    """Return an integer, or raise `ArgumentError` if it is out of bounds. The message has `shown`, or the value."""
    try:
        number = operator.index(value)  # type: ignore[arg-type]
    except TypeError:
        raise ArgumentError(f"{name} is {shown or repr(value)}; it takes an integer") from None
    if not least <= number <= most:
        at_least = number < least and most == LARGEST_INT
        bounds = f"at least {least}" if at_least else f"between {least} and {most}"
        raise ArgumentError(f"{name} is {shown or number}; it is {bounds}")
    return number


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return ``: did you mean …?`` with the most similar known word, or "" if none is similar."""
    names = {name.lower(): name for name in known}
    near = difflib.get_close_matches(word[:LONGEST_WORD].lower(), names, n=1, cutoff=NEAR)
    return f": did you mean {names[near[0]]}?" if near else ""


def sentence(error: BaseException) -> str:
    """Return what the user reads about an error."""
    if isinstance(error, MemoryError):
        return f"the machine's memory is not enough: {error}"
    if isinstance(error, OSError):
        facts = ": ".join(str(fact) for fact in (error.filename, error.strerror) if fact)
        return printable(facts or str(error))
    return printable(str(error))


def printable(text: str) -> str:
    """Return a text as one line of letters: names of files may hold anything."""
    return "".join(letter if letter.isprintable() else "?" for letter in text)


class NMFServerError(Exception):
    """What went wrong, as one sentence for a musician."""


class ArgumentError(NMFServerError):
    """A value that a command, a flag or a function cannot take."""


class BadBufferError(NMFServerError):
    """A buffer that is missing, too small, or of another shape than is needed."""


class SoundFileError(NMFServerError):
    """A sound file that cannot be read or written."""


class MemoryLimitError(NMFServerError):
    """More memory would be needed than the quota leaves."""


class Cancelled(NMFServerError):  # noqa: N818 - it is not an error
    """A job was asked to stop."""


class StartError(NMFServerError):
    """The server cannot start: a port that is taken, a configuration that cannot be read."""


class SessionError(NMFServerError):
    """A session that cannot be saved or loaded."""


class DeviceError(NMFServerError):
    """Live audio cannot run: the device is missing, busy, or refuses the sample rate, or a library is missing."""
