"""Random numbers against those of C++."""

from __future__ import annotations

import numpy as np
import pytest

from nmfserver.kernels import uniform
from tests import naive

FIRST_OF_42 = [0.755155532954539, 0.6390313938546974, 0.7521452007480266, 0.1362726836324371]
"""What FluCoMa draws, as the standard library of C++ makes it."""


def drawn(seed: int, count: int) -> naive.Array:
    out = np.empty(count, np.float32)
    with np.errstate(over="ignore"):
        uniform.uniform(seed, uniform.state(), out)
    return out


def test_a_seed_draws_what_it_draws_in_flucoma() -> None:
    np.testing.assert_allclose(naive.uniform(42, 4), FIRST_OF_42, rtol=1e-15)
    np.testing.assert_array_equal(drawn(42, 4), np.array(FIRST_OF_42, np.float32))


@pytest.mark.parametrize("seed", [0, 1, 5489, 2**31 - 1, 2**31, 2**62 + 12345, 2**63 - 1])
def test_every_number_is_that_of_the_equations(seed: int) -> None:
    np.testing.assert_array_equal(drawn(seed, 1300), naive.uniform(seed, 1300).astype(np.float32))


def test_a_longer_draw_begins_with_a_shorter_one() -> None:
    np.testing.assert_array_equal(drawn(7, 1000)[:313], drawn(7, 313))


def test_draws_in_parts_are_those_of_a_whole() -> None:
    words, out = uniform.state(), np.empty(3 * uniform.SIZE + 5, np.float32)
    with np.errstate(over="ignore"):
        uniform.uniform(7, words, out[: uniform.SIZE])
        uniform.proceed(words, out[uniform.SIZE : 3 * uniform.SIZE])
        uniform.proceed(words, out[3 * uniform.SIZE :])
    np.testing.assert_array_equal(out, drawn(7, len(out)))


def test_numbers_are_uniform() -> None:
    values = drawn(3, 4000)
    assert values.min() >= 0
    assert values.max() <= 1
    np.testing.assert_allclose(np.histogram(values, 10, (0, 1))[0], 400, atol=100)
