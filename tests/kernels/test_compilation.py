"""Where compiled kernels are kept, and that warming up is enough."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import nmfserver
from nmfserver.kernels import masks, nmf, stft, warmup
from nmfserver.kernels.compilation import cache_folder
from nmfserver.processes import bufnmf
from nmfserver.processes.bufnmf import Settings

with_compiler = pytest.mark.skipif(os.environ.get("NUMBA_DISABLE_JIT") == "1", reason="nothing is compiled in this run")
KERNELS: tuple[Any, ...] = (stft.magnitudes, nmf.begin, nmf.factorise, masks.resynthesise)


@with_compiler
def test_after_warming_up_nothing_is_compiled_any_more() -> None:
    for _, run in warmup.steps():
        run()
    before = [len(kernel.signatures) for kernel in KERNELS]
    assert before == [1] * len(KERNELS)
    sound = np.random.default_rng(0).standard_normal((3000, 2)).astype(np.float32)
    for sizes in ((64, 32, 64), (100, 30, 256), (64, 64, 64)):
        first = bufnmf.decompose(sound, Settings(2, 3, 1, 0, 0, *sizes, resynth=True))
        for modes in ((0, 1), (1, 0), (1, 2), (2, 1), (2, 2)):
            bufnmf.decompose(
                sound[:, :], Settings(2, 3, 1, *modes, *sizes, resynth=True), first.bases, first.activations
            )
    bufnmf.decompose(sound[100:900, 1:], Settings(1, 3, resynth=True))
    assert [len(kernel.signatures) for kernel in KERNELS] == before


def test_the_cache_folder_bears_the_version() -> None:
    assert cache_folder().name.startswith(nmfserver.__version__ + "-")


@with_compiler
@pytest.mark.skipif(sys.platform != "linux", reason="only there an environment variable moves the cache folder")
def test_kernels_are_kept_per_version_in_the_users_cache_folder(
    tmp_path: Path,
) -> None:
    code = (
        "import numba, numpy as np\n"
        "before = numba.config.CACHE_DIR\n"
        "from nmfserver.kernels import control, nmf\n"
        "factors = np.ones((2, 3), np.float32), np.ones((4, 2), np.float32)\n"
        "nmf.begin(control.allocate(1), 0, 1, *factors, nmf.space(1, 4, 3, 2))\n"
        "assert numba.config.CACHE_DIR == before\n"
    )
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path)}
    subprocess.run([sys.executable, "-c", code], check=True, env=environment)
    (folder,) = (tmp_path / "nmfserver").iterdir()
    assert folder.name == cache_folder().name
    assert list(folder.rglob("*.nbi"))


@pytest.mark.skipif(sys.platform != "linux", reason="only there an environment variable moves the cache folder")
def test_a_cache_folder_that_cannot_be_made_is_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    code = "from nmfserver.kernels.compilation import cache_folder; print(cache_folder())"
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "file")}
    done = subprocess.run([sys.executable, "-c", code], check=True, env=environment, capture_output=True, text=True)
    assert "nmfserver-" in done.stdout
    assert not Path(done.stdout.strip()).exists()  # it is gone with the process
    assert "cannot be used" in done.stderr


@with_compiler
@pytest.mark.skipif(sys.platform != "linux", reason="only there an environment variable moves the cache folder")
def test_damaged_cache_files_are_made_anew(tmp_path: Path) -> None:
    code = (
        "import numpy as np; from nmfserver.kernels import control, nmf; one = np.full((1, 1), 3, np.float32)\n"
        "nmf.begin(control.allocate(1), 0, 1, one, one.copy(), nmf.space(1, 1, 1, 1)); print(one)\n"
    )
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path)}
    subprocess.run([sys.executable, "-c", code], check=True, env=environment)
    for damage in ("*.nbi", "*.nbc"):
        for file in tmp_path.rglob(damage):
            file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
        done = subprocess.run([sys.executable, "-c", code], check=True, env=environment, capture_output=True, text=True)
        assert done.stdout == "[[1.]]\n"
        assert "damaged" in done.stderr
    healed = subprocess.run([sys.executable, "-c", code], check=True, env=environment, capture_output=True, text=True)
    assert not healed.stderr
