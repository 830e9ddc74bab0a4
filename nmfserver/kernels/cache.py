"""Where the machine code of the kernels is kept: one file for each, with a checksum.

numba's own cache runs what it finds: a file with a few wrong bits ends the process, at every start. Here what does not
match its checksum, or cannot be read for any other reason, is compiled anew; and where nothing can be written, the
kernels are compiled in memory. The checksum covers what the code was made from and for as well, so that no file can
stand in another one's place, and where the source lies makes no difference.
"""

import hashlib
import inspect
import logging
import pickle
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import llvmlite
import numba
import platformdirs
from numba.core.caching import _Cache
from numba.core.compiler import CompileResult
from numba.core.serialize import dumps

from nmfserver import __version__, leftovers

logger = logging.getLogger(__name__)

DIGEST = 32
"""Bytes of a checksum, which a file begins with."""
ENDING = ".kernel"


@cache
def cache_folder() -> Path | None:
    """Return the folder of the compiled kernels, whether it is there or not; None where the user has no home.

    It lies in the user's cache folder and bears the version and a digest of the kernels' source: what a kernel calls
    becomes part of its machine code.
    """
    sources = b"".join(path.read_bytes() for path in sorted(Path(__file__).parent.rglob("*.py")))
    name = f"{__version__}-{hashlib.sha256(sources).hexdigest()[:12]}"
    try:
        return platformdirs.user_cache_path("nmfserver", appauthor=False) / name
    except RuntimeError:
        return None


def is_filled() -> bool:
    """Whether compiled kernels are kept."""
    folder = cache_folder()
    return folder is not None and any(folder.glob(f"*{ENDING}"))


class KernelCache(_Cache):
    """What numba asks for the machine code of one function, and gives it to."""

    def __init__(self, function: Callable[..., Any]) -> None:
        self._name = f"{function.__module__}.{function.__qualname__}".replace("<", "").replace(">", "")
        source = Path(inspect.getfile(function)).read_bytes()
        versions = sys.version, numba.__version__, llvmlite.__version__
        self._identity = repr((self._name, hashlib.blake2b(source).hexdigest(), versions))

    @property
    def cache_path(self) -> str:
        """The folder, as numba shows it in its statistics."""
        return str(cache_folder())

    def load_overload(self, sig: Any, target_context: Any) -> Any:
        """Return the machine code for these types of arguments, or None."""
        target_context.refresh()
        path, salt = self._place(sig, target_context.codegen())
        if path is None:
            return None
        try:
            content = path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            logger.warning("a compiled kernel cannot be read (%s): it is compiled anew", error)
            return None
        try:
            if content[:DIGEST] != _digest(salt, content[DIGEST:]):
                raise ValueError("its checksum is wrong")
            return CompileResult._rebuild(target_context, *pickle.loads(content[DIGEST:]))
        except Exception as error:  # another release of a library may fail in any way
            logger.warning("a compiled kernel is damaged (%s: %s): it is compiled anew", path, error)
            return None

    def save_overload(self, sig: Any, data: Any) -> None:
        """Keep machine code, if it is such as another process can use and there is room."""
        path, salt = self._place(sig, data.codegen)
        if data.library.has_dynamic_globals or path is None:
            return
        content = dumps(data._reduce())
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with leftovers.beside(path) as new:
                new.write_bytes(_digest(salt, content) + content)
        except OSError as error:
            _tell_once(f"compiled kernels cannot be kept in {path.parent} ({error.strerror or error})")

    def enable(self) -> None:
        """Do nothing: it is never off."""

    def disable(self) -> None:
        """Do nothing, likewise."""

    def flush(self) -> None:
        """Do nothing: what is damaged is found by itself."""

    def _place(self, sig: Any, codegen: Any) -> tuple[Path | None, bytes]:
        """Return the path for these types on this processor, and what the checksum covers beside the file."""
        salt = repr((self._identity, sig, codegen.magic_tuple())).encode()
        folder = cache_folder()
        if folder is None:
            _tell_once("compiled kernels cannot be kept (this user has no home folder)")
            return None, salt
        return folder / f"{self._name}-{hashlib.blake2b(salt).hexdigest()[:16]}{ENDING}", salt


def _digest(salt: bytes, content: bytes) -> bytes:
    digest = hashlib.blake2b(salt, digest_size=DIGEST)
    digest.update(content)
    return digest.digest()


@cache
def _tell_once(trouble: str) -> None:
    logger.warning("%s: every start compiles them anew", trouble)
