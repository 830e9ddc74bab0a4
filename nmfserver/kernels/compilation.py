"""The decorators that compile kernels, their parts, and the audio thread's function."""

from collections.abc import Callable
from typing import Any, TypeVar, cast

import numba
from numba.core.ccallback import CFunc
from numba.core.sigutils import normalize_signature
from numba.core.typing.templates import Signature

from nmfserver.kernels.cache import KernelCache

Function = TypeVar("Function", bound=Callable[..., Any])

# Reordering and reciprocals may be used; `nnan` and `ninf` may not, for they make finiteness checks dead code.
FAST_MATH = {"contract", "reassoc", "arcp", "nsz"}

# Options that numba has but does not type.
_NO_WRAPPERS: dict[str, Any] = {"no_cpython_wrapper": True, "no_cfunc_wrapper": True}
_NO_RUNTIME: dict[str, Any] = {"_nrt": False}


def kernel(*, runtime: bool = False) -> Callable[[Function], Function]:
    """Return the decorator of a kernel: compiled at its first call, without the GIL, kept on disk.

    Division by zero gives infinity, as in NumPy: a check at every division would keep loops from becoming vectors.

    Parameters
    ----------
    runtime : whether numba's runtime is linked. Without it the compiler refuses whatever would allocate memory. Only
        kernels that call NumPy's functions on arrays need it.

    """
    options: dict[str, Any] = {} if runtime else _NO_RUNTIME
    compiler = numba.njit(nogil=True, fastmath=FAST_MATH, error_model="numpy", **options)

    def decorate(function: Function) -> Function:
        compiled: Any = compiler(function)
        if compiled is not function:  # as it is where compiling is turned off
            compiled._cache = KernelCache(function)
        return cast("Function", compiled)

    return decorate


def part(*, runtime: bool = False, ordered: bool = False, noalias: bool = False) -> Callable[[Function], Function]:
    """Return the decorator of a part of kernels and callbacks: compiled code calls it, and Python cannot.

    The wrapper that Python needs would take longer to compile than the function itself.

    Parameters
    ----------
    runtime : as in `kernel`, and as in the kernel that calls it
    ordered : whether sums are done in the order in which they are written
    noalias : whether nothing that one array argument writes is read or written through another, as C's ``restrict``
        promises. Loops over many arrays become vectors only then.

    """
    options: dict[str, Any] = _NO_WRAPPERS | ({} if runtime else _NO_RUNTIME)
    flags = FAST_MATH - {"reassoc"} if ordered else FAST_MATH
    compiler = numba.njit(fastmath=flags, error_model="numpy", nogil=True, **options)

    def decorate(function: Function) -> Function:
        compiled: Any = compiler(function)
        if noalias and compiled is not function:
            compiled._compiler._customize_flags = _without_aliases  # numba has the flag, but no option for it
        return cast("Function", compiled)

    return decorate


def _without_aliases(flags: Any) -> Any:
    flags.noalias = True
    return flags


def c_function(signature: Signature) -> Callable[[Function], Any]:
    """Return the decorator of a function that C can call by its ``address``: compiled at once, kept on disk.

    It is compiled without numba's runtime, like its parts, so it cannot allocate memory.
    """

    def decorate(function: Function) -> Any:
        compiled: Any = CFunc(function, normalize_signature(signature), locals={}, options=_NO_RUNTIME)
        compiled._cache = KernelCache(function)  # numba's own decorator knows no other cache than numba's
        compiled.compile()
        return compiled

    return decorate
