"""The decorators that compile kernels, their parts, and the audio thread's function.

numba makes optimised machine code of every function, and links it, optimised, into each function that calls it, where
it is optimised again. Only kernels are called from outside, so parts stop halfway here: a kernel links all parts that
are called in it, each once, and nothing is optimised before it is all together. That takes less than half of the time.
"""

from collections.abc import Callable
from typing import Any, TypeVar, cast

import numba
from numba import _dynfunc  # type: ignore[attr-defined]
from numba.core.ccallback import CFunc
from numba.core.codegen import JITCodeLibrary
from numba.core.compiler import CompilerBase, DefaultPassBuilder
from numba.core.compiler_machinery import PassManager, register_pass
from numba.core.runtime.nrt import rtsys
from numba.core.sigutils import normalize_signature
from numba.core.typed_passes import InlineOverloads, NativeLowering, NopythonRewrites
from numba.core.typing.templates import Signature
from numba.core.untyped_passes import InlineClosureLikes

from nmfserver.kernels.cache import KernelCache

Function = TypeVar("Function", bound=Callable[..., Any])

# Reordering and reciprocals may be used; `nnan` and `ninf` may not, for they make finiteness checks dead code.
FAST_MATH = {"contract", "reassoc", "arcp", "nsz"}

# They look for functions within functions, for functions of numba's to be inlined, and for arithmetic with arrays.
_NEEDLESS = {InlineClosureLikes, InlineOverloads, NopythonRewrites}

# Options that numba has but does not type.
_NOT_FOR_C: dict[str, Any] = {"no_cfunc_wrapper": True}
_NO_WRAPPERS: dict[str, Any] = {"no_cpython_wrapper": True} | _NOT_FOR_C
_NO_RUNTIME: dict[str, Any] = {"_nrt": False}


class _PartLibrary(JITCodeLibrary):
    """The code of a part as it was written. In a kernel it is linked with other code, optimised, made machine code."""

    def _optimize_functions(self, ll_module: Any) -> None:
        ll_module.data_layout = self._codegen._data_layout

    def finalize(self) -> None:
        self._finalized = True

    def with_callees(self) -> list[Any]:
        """Return what code that calls the part is to be linked with: the part, and all that is called in it.

        LLVM drops what nothing calls yet when it is linked. So callees follow their callers, and numba's runtime, which
        numba adds to each function, comes last, with the kernel.
        """
        everything = dict.fromkeys((self, *self._linking_libraries))  # those of a callee came with the callee
        return [each for each in everything if each is not rtsys.library]


@register_pass(mutates_CFG=True, analysis_only=False)
class _PartLowering(NativeLowering):
    """Makes code of a part that other code can link, and Python cannot call."""

    _name = "part_lowering"

    def run_pass(self, state: Any) -> bool:
        state.library = _PartLibrary(state.targetctx.codegen(), state.func_id.func_qualname)
        state.flags.no_compile = True
        super().run_pass(state)
        lowered = state["cr"]
        description = lowered.fndesc
        # numba finds the code of a function by an object that Python could call, had it an address.
        name = _dynfunc.make_function(
            description.lookup_module(), description.qualname, "", 0, lowered.env, (state.library,)
        )
        state.targetctx.insert_user_function(name, description, state.library.with_callees())
        state["cr"] = lowered._replace(cfunc=name)
        return True


class _PartCompiler(CompilerBase):
    """numba's compiler, but for the pass that makes code, and without those that look for what parts do not have."""

    def define_pipelines(self) -> list[PassManager]:
        passes: PassManager = DefaultPassBuilder.define_nopython_pipeline(self.state)
        passes.passes = [
            (_PartLowering if each is NativeLowering else each, description)
            for each, description in passes.passes
            if each not in _NEEDLESS
        ]
        return [passes]


def kernel(*, runtime: bool = False) -> Callable[[Function], Function]:
    """Return the decorator of a kernel: compiled at its first call, without the GIL, kept on disk.

    Division by zero gives infinity, as in NumPy: a check at every division would keep loops from becoming vectors.

    Parameters
    ----------
    runtime : whether numba's runtime is linked. Without it the compiler refuses whatever would allocate memory. Only
        kernels that call NumPy's functions on arrays need it.

    """
    options: dict[str, Any] = _NOT_FOR_C | ({} if runtime else _NO_RUNTIME)
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
    compiler = numba.njit(fastmath=flags, error_model="numpy", nogil=True, pipeline_class=_PartCompiler, **options)

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
