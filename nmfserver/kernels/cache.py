"""The machine code of the kernels on disk: one file for each, with a checksum.

numba's own cache runs what it finds: a file with a few wrong bits ends the process, at every start. Here a file that
does not match its checksum, or cannot be read for any other reason, is compiled anew. Where nothing can be written, the
kernels are compiled in memory. The checksum also covers the source, the versions and the processor that the code was
made for, so that no file is taken for another one. It does not cover the path of the source.
"""

import contextlib
import hashlib
import inspect
import logging
import pickle
import sys
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, cast

import llvmlite.binding
import numba
import platformdirs
from numba.core.caching import _Cache
from numba.core.compiler import CompileResult
from numba.core.cpu import CPUContext
from numba.core.registry import cpu_target
from numba.core.runtime import _nrt_python  # type: ignore[attr-defined]
from numba.core.runtime.nrt import rtsys
from numba.core.serialize import dumps
from numba.core.typing.templates import Signature

from nmfserver import __version__, leftovers
from nmfserver.kernels import blas

logger = logging.getLogger(__name__)

DIGEST = 32
"""Bytes of the checksum that a file begins with."""
ENDING = ".kernel"
COMPLETE = "complete"
"""The beginning of the name of the file that says that all kernels are there; it ends with what they are made for."""
ALL_KERNELS = 2**22
"""Bytes that all kernels take on disk, at most."""

_RUNTIME = {name if name.startswith("_") else f"NRT_{name}": address for name, address in _nrt_python.c_helpers.items()}
"""The functions of numba's runtime that are written in C, by the names by which machine code calls them."""


@cache
def cache_folder() -> Path | None:
    """Return the folder of the compiled kernels, whether it exists or not; None where the user has no home folder.

    It lies in the user's cache folder. Its name holds the version and a digest of all kernels' sources, because what a
    kernel calls becomes part of its machine code.
    """
    sources = b"".join(path.read_bytes() for path in sorted(Path(__file__).parent.rglob("*.py")))
    name = f"{__version__}-{hashlib.sha256(sources).hexdigest()[:12]}"
    try:
        return platformdirs.user_cache_path("nmfserver", appauthor=False) / name
    except RuntimeError:
        return None


def is_complete() -> bool:
    """Return whether all kernels were compiled and kept on disk at some time. Some may have been damaged since.

    They fit this Python, these releases of the compiler, and this processor.
    """
    mark = _mark()
    return mark is not None and mark.exists()


def mark_complete() -> None:
    """Note that all kernels are on disk."""
    mark = _mark()
    if mark is not None:
        with contextlib.suppress(OSError):
            mark.touch()


def can_keep() -> bool:
    """Return whether there is room for all kernels on disk, in a folder that can be written to; warn if not."""
    folder = cache_folder()
    if folder is None:
        _warn_homeless()
        return False
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(bytes(ALL_KERNELS))
    except OSError as error:
        _warn_unwritable(folder, error)
        return False
    return True


def keeps() -> bool:
    """Return whether everything that this process compiled could be kept."""
    return not _warn_once.cache_info().currsize


class KernelCache(_Cache):
    """The cache of one function, in the form in which numba's dispatcher uses it."""

    def __init__(self, function: Callable[..., Any]) -> None:
        self._name = f"{function.__module__}.{function.__qualname__}".replace("<", "").replace(">", "")
        source = Path(inspect.getfile(function)).read_bytes()
        self._identity = repr((self._name, hashlib.blake2b(source).hexdigest(), _made_for()))

    @property
    def cache_path(self) -> str:
        """The folder, as numba shows it in its statistics."""
        return str(cache_folder())

    def load_overload(self, sig: Signature, target_context: CPUContext) -> CompileResult | None:
        """Return the machine code for these types of arguments, or None."""
        path, salt = self._place(sig)
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
            return _rebuilt(target_context, content[DIGEST:])
        except Exception as error:  # another release of a library may fail in any way
            logger.warning("a compiled kernel is damaged (%s: %s): it is compiled anew", path, error)
            return None

    def save_overload(self, sig: Signature, data: Any) -> None:
        """Write machine code to its file, unless it holds addresses of this process, or cannot be written."""
        path, salt = self._place(sig)
        if data.library.has_dynamic_globals or path is None:
            return
        content = dumps((_is_free(data), _reduced(data)))
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with leftovers.beside(path) as new:
                new.write_bytes(_digest(salt, content) + content)
        except OSError as error:
            _warn_unwritable(path.parent, error)

    def enable(self) -> None:
        """Do nothing: the cache is always on."""

    def disable(self) -> None:
        """Do nothing: the cache is always on."""

    def flush(self) -> None:
        """Do nothing: damaged files are found when they are read."""

    def _place(self, sig: Signature) -> tuple[Path | None, bytes]:
        """Return the file for these types on this processor, and what its checksum covers beside its content."""
        salt = repr((self._identity, sig)).encode()
        folder = cache_folder()
        if folder is None:
            _warn_homeless()
            return None, salt
        return folder / f"{self._name}-{hashlib.blake2b(salt).hexdigest()[:16]}{ENDING}", salt


def _reduced(data: Any) -> tuple[Any, ...]:
    """Return what is kept of a kernel: machine code, without the code from which other functions could link it.

    No kernel calls another one, and reading that code would take longer than all the rest. In its place there are empty
    functions of the same names, for numba asks which names there are. Nor is the source with its types kept.
    """
    (name, kind, (machine_code, _)), *rest = data._replace(type_annotation="")._reduce()
    names = (function.name for function in data.library.get_defined_functions())
    empty = llvmlite.binding.parse_assembly("\n".join(f'define void @"{each}"() {{ ret void }}' for each in names))
    return ((name, kind, (machine_code, empty.as_bitcode())), *rest)


def _is_free(data: Any) -> bool:
    """Return whether a kernel calls of numba's runtime only what is there before numba compiles the rest of it."""
    outside = (each.name for each in data.library._final_module.functions if each.is_declaration)
    return not any(name.lower().startswith("nrt_") and name not in _RUNTIME for name in outside)


def _rebuilt(target_context: CPUContext, content: bytes) -> CompileResult:
    is_free, parts = pickle.loads(content)
    if is_free:
        for name, address in _RUNTIME.items():
            llvmlite.binding.add_symbol(name, address)
    else:
        rtsys.initialize(target_context)  # which compiles; numba does it before it compiles anything else
    result: Any = CompileResult._rebuild(target_context, *parts)
    result.library._shared_module = None  # so that linking it fails
    return cast("CompileResult", result)


def _digest(salt: bytes, content: bytes) -> bytes:
    digest = hashlib.blake2b(salt, digest_size=DIGEST)
    digest.update(content)
    return digest.digest()


def _made_for() -> tuple[object, ...]:
    """Return what machine code is made for, beside what its source says: it runs nowhere else."""
    processor = cpu_target.target_context.codegen().magic_tuple()
    return sys.version, numba.__version__, llvmlite.__version__, blas.BITS, processor


def _mark() -> Path | None:
    """Return the file that says that all kernels are there; None where the user has no home folder."""
    folder = cache_folder()
    digest = hashlib.blake2b(repr(_made_for()).encode()).hexdigest()[:16]
    return None if folder is None else folder / f"{COMPLETE}-{digest}"


def _warn_homeless() -> None:
    _warn_once("compiled kernels cannot be kept (this user has no home folder)")


def _warn_unwritable(folder: Path, error: OSError) -> None:
    _warn_once(f"compiled kernels cannot be kept in {folder} ({error.strerror or error})")


@cache
def _warn_once(trouble: str) -> None:
    logger.warning("%s: every start compiles them anew", trouble)
