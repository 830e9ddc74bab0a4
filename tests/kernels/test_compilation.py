"""That warming up is enough."""

from __future__ import annotations

import itertools
import os
import re
from typing import Any

import numba
import numpy as np
import pytest

from nmfserver.kernels import coarse, descent, joint, masks, mosaic, nmf, on_demand, stft, team, uniform, warmup
from nmfserver.kernels.compilation import part
from nmfserver.kernels.stft import Transform
from nmfserver.processes import bufnmf, describing, seeding
from nmfserver.processes.cross import Crossing, cross
from nmfserver.processes.seeding import Seeding
from nmfserver.processes.settings import Settings

with_compiler = pytest.mark.skipif(os.environ.get("NUMBA_DISABLE_JIT") == "1", reason="nothing is compiled in this run")
# Those that Python calls: what a kernel calls is compiled into it.
KERNELS: tuple[Any, ...] = (
    stft.magnitudes, nmf.begin, nmf.factorise, masks.resynthesise, joint.take, coarse.survey,
    descent.reduce, descent.descend, uniform.uniform, uniform.proceed, mosaic.refine, team.wait, team.clock,
)  # fmt: skip


def test_every_step_has_its_share_of_the_progress_bar() -> None:
    names = [name for name, _ in warmup.steps()]
    assert names == list(warmup.SHARES)
    assert sum(warmup.SHARES.values()) == pytest.approx(1)
    assert [round(warmup.fraction_before(name), 2) for name in names] == [0, 0.07, 0.11, 0.2, 0.57, 0.67, 0.73]


@with_compiler
@pytest.mark.parametrize("promised", [False, True])
def test_arrays_that_share_no_memory_are_known_to_the_compiler(promised: bool) -> None:
    def add(values, sums):  # type: ignore[no-untyped-def]
        for at in range(sums.shape[0]):
            sums[at] += values[at]

    compiled: Any = part(noalias=promised)(add)
    floats = numba.types.float32[::1]
    compiled.compile((floats, floats))
    (code,) = compiled.inspect_llvm().values()
    (head,) = [line for line in code.splitlines() if line.startswith("define") and "add" in line]
    assert bool(re.search(r"noalias [^,]*%arg.sums", head)) == promised


@with_compiler
def test_after_warming_up_nothing_is_compiled_any_more() -> None:
    for _, run in warmup.steps():
        run()
    before = [len(kernel.signatures) for kernel in KERNELS]
    assert before == [1] * len(KERNELS)
    sound = np.random.default_rng(0).standard_normal((3000, 2)).astype(np.float32)
    for solver, sizes in itertools.product(("fast", "mu"), ((64, 32, 64), (100, 30, 256), (64, 64, 64))):
        first = bufnmf.decompose(sound, Settings(2, 3, 1, 0, 0, *sizes, resynth=True, solver=solver))
        for bases, activations in ((0, 1), (1, 0), (1, 2), (2, 1), (2, 2), ((0, 2), 0)):
            settings = Settings(2, 3, 1, bases, activations, *sizes, resynth=True, solver=solver)
            bufnmf.decompose(sound[:, :], settings, first.bases, first.activations)
    bufnmf.decompose(sound[100:900, 1:], Settings(1, 3, resynth=True))
    kept = sound[:, :1].copy()
    kept.flags.writeable = False  # as a file is that nobody may change
    for solver in ("fast", "mu"):
        bufnmf.decompose(kept, Settings(2, 3, 1, 0, 0, 256, 64, 256, resynth=True, solver=solver))
    describing.of_sound(kept, 1, Transform(256, 64, 256), 1, describing.unreported)
    seeding.seed(kept, Seeding())
    for stereo, components in itertools.product(("linked", "paired"), (2, 9, 50, -1)):
        bufnmf.decompose(sound, Settings(components, 3, 1, 0, 0, 256, 64, 256, stereo=stereo, max_components=3))
    for solver in ("fast", "mu"):
        bufnmf.decompose(sound, Settings(9, 3, 1, 0, 0, 256, 64, 256, solver=solver, budget=0.01))
        bufnmf.decompose(sound, Settings(9, 3, 1, 0, 0, 256, 64, 256, solver=solver, tolerance=0))
    for phase, fluid in (("source", False), ("griffinlim", False), ("source", True)):
        cross(sound, sound[:900, :1], Crossing(iterations=4, phase=phase, fluid=fluid))
    assert [len(kernel.signatures) for kernel in KERNELS] == before


@with_compiler
def test_after_the_first_job_with_templates_in_time_nothing_is_compiled_any_more() -> None:
    for _, run in warmup.steps():
        run()
    on_demand.load()
    kernels: tuple[Any, ...] = (*KERNELS, *on_demand.KERNELS)
    before = [len(kernel.signatures) for kernel in kernels]
    assert before == [1] * len(kernels)
    sound, sizes = np.random.default_rng(0).standard_normal((3000, 2)).astype(np.float32), (64, 32, 64)
    for solver, stereo, frames in itertools.product(("fast", "mu"), ("apart", "linked"), (1, 3)):
        wanted: dict[str, Any] = {
            "resynth": True, "solver": solver, "stereo": stereo, "template_frames": frames, "sparsity": 1.0
        }  # fmt: skip
        first = bufnmf.decompose(sound, Settings(2, 3, 1, 0, 0, *sizes, **wanted))
        for bases, activations in ((0, 1), (1, 0), (1, 2), (2, 1), (2, 2), ((0, 2), 0)):
            settings = Settings(2, 3, 1, bases, activations, *sizes, **wanted)
            bufnmf.decompose(sound, settings, first.bases, first.activations[:, [0, 1, 0, 1]])
    assert [len(kernel.signatures) for kernel in kernels] == before
