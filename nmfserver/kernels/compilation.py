"""How a kernel is compiled, and where the machine code is kept."""

import atexit
import hashlib
import logging
import os
import shutil
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, cast

import numba
import platformdirs

from nmfserver import __version__

logger = logging.getLogger(__name__)
Function = TypeVar("Function", bound=Callable[..., Any])

# Reordering and reciprocals may be used; `nnan` and `ninf` may not, for they make finiteness checks dead code.
FAST_MATH = {"contract", "reassoc", "arcp", "nsz"}

# Options that numba has but does not type.
_NO_WRAPPERS: dict[str, Any] = {"no_cpython_wrapper": True, "no_cfunc_wrapper": True}
_NO_RUNTIME: dict[str, Any] = {"_nrt": False}


@cache
def cache_folder() -> Path:
    """Return the folder of the compiled kernels, made if need be.

    It lies in the user's cache folder and bears the version and a digest of the kernels' source: numba itself
    does not notice an edit in a function that a cached kernel calls.
    """
    sources = b"".join(path.read_bytes() for path in sorted(Path(__file__).parent.rglob("*.py")))
    name = f"{__version__}-{hashlib.sha256(sources).hexdigest()[:12]}"
    try:
        folder = platformdirs.user_cache_path("nmfserver", appauthor=False) / name
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except (OSError, RuntimeError) as error:  # the latter where there is no home
        folder = Path(tempfile.mkdtemp(prefix="nmfserver-"))
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        logger.warning("the user's cache folder cannot be used (%s): every start compiles the kernels anew", error)
    return folder


def kernel(*, runtime: bool = False) -> Callable[[Function], Function]:
    """Return the decorator of a kernel: compiled at its first call, without the GIL, kept on disk.

    Division by zero gives infinity, as in NumPy: a check at every division would keep loops from becoming vectors.

    Parameters
    ----------
    runtime : whether numba's runtime is there. Without it nothing can be allocated: what would is refused by the
        compiler. Only what calls NumPy's functions on arrays needs it.

    """
    options: dict[str, Any] = {} if runtime else _NO_RUNTIME
    return _kept(numba.njit(cache=True, nogil=True, fastmath=FAST_MATH, error_model="numpy", **options))


def part(*, runtime: bool = False, ordered: bool = False) -> Callable[[Function], Function]:
    """Return the decorator of a part of kernels or of the audio thread's function, not to be called by Python.

    What would let Python call it takes longer to compile than the part itself.

    Parameters
    ----------
    runtime : as in `kernel`, and as in the kernel that calls it
    ordered : whether sums are done in the order in which they are written

    """
    options: dict[str, Any] = _NO_WRAPPERS | ({} if runtime else _NO_RUNTIME)
    flags = FAST_MATH - {"reassoc"} if ordered else FAST_MATH
    return cast(
        "Callable[[Function], Function]",
        numba.njit(fastmath=flags, error_model="numpy", nogil=True, **options),
    )


def c_function(signature: Any) -> Callable[[Function], Any]:
    """Return the decorator of a function that C can call by its ``address``: compiled at once, kept on disk.

    Without numba's runtime, like its parts.
    """
    return _kept(numba.cfunc(signature, cache=True, **_NO_RUNTIME))


def _kept(decorator: Callable[[Function], Any]) -> Callable[[Function], Any]:
    """Return the decorator with its cache in our folder."""

    def decorate(function: Function) -> Any:
        # numba reads its cache folder here, at decoration; the setting is put back so that a program that uses
        # this package as a library keeps its own.
        settings: Any = numba.config
        before = settings.CACHE_DIR
        settings.CACHE_DIR = os.fspath(cache_folder())
        try:
            compiled: Any = decorator(function)
        finally:
            settings.CACHE_DIR = before
        if hasattr(compiled, "_cache"):  # not so where compiling is turned off
            _heal(compiled._cache)
        return compiled

    return decorate


def _heal(kept: Any) -> None:
    """Let a damaged cache file count as none: numba would fail at every start, for ever."""
    load = kept.load_overload

    def load_or_flush(*arguments: Any) -> Any:
        try:
            return load(*arguments)
        except Exception as error:  # a cut file fails in any way that unpickling can
            logger.warning("a compiled kernel is damaged (%s): it is compiled anew", error)
            kept.flush()
            return None

    kept.load_overload = load_or_flush
