"""The sessions in Python: what the pages say of them is so."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType
from typing import Any

import environment
import numpy as np
import pytest

from nmfserver import scores


@pytest.fixture(scope="module")
def session() -> Any:
    """Return a function that imports a session."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(environment, "rerun_inside", lambda extras: None)
        yield lambda name: importlib.import_module(f"python.{name}")


@pytest.fixture(scope="module")
def seeding(session: Any) -> ModuleType:
    found: ModuleType = session("seeding")
    return found


@pytest.fixture(scope="module")
def melody(seeding: ModuleType) -> Any:
    return seeding.played(seeding.canon())


@pytest.fixture(scope="module")
def pairs(seeding: ModuleType, melody: Any) -> dict[tuple[int, int], Any]:
    return {(pair.bases_mode, pair.act_mode): pair for pair in seeding.all_pairs(melody)}


def test_the_loop_comes_apart_and_is_drawn(session: Any, tmp_path: Path) -> None:
    decomposition = session("decomposition")
    parts = decomposition.taken_apart()
    assert decomposition.rest(parts) < -100
    drums = np.stack(list(importlib.import_module("drum_loop").parts().values()), axis=1)
    found = session("measuring").match(drums, parts.stems[:, 0])
    assert (found.in_place, found.decibels > 6) == (3, True)
    decomposition.draw(parts, tmp_path / "sum.png")
    assert (tmp_path / "sum.png").stat().st_size > 50_000


def test_templates_with_time_keep_drums_apart_and_sparsity_their_activations_at_the_hits(
    session: Any, tmp_path: Path
) -> None:
    templates = session("templates")
    found = templates.all_ways()
    assert found["several"].decibels > found["one"].decibels + 3
    assert found["one"].near + 0.05 < found["several"].near < found["sparse"].near
    assert f"{100 * found['sparse'].near:.1f} % at the hits" in found["sparse"].title
    templates.draw(found, tmp_path / "templates.png")
    assert (tmp_path / "templates.png").stat().st_size > 30_000
    kick = templates.hit(found["several"].parts, 0)
    assert kick.shape == (8 * 512, 1)
    assert np.abs(kick).max() > 0.1


def test_a_template_is_that_of_its_key(melody: Any) -> None:
    bases = melody.bases[0]
    for pitch, basis in zip(scores.pitches(melody.notes), bases, strict=True):
        hertz = 440 * 2 ** ((pitch - 69) / 12)
        assert basis[: 2 * round(hertz * 4096 / 44100)].argmax() == pytest.approx(hertz * 4096 / 44100, abs=1)


def test_what_is_known_puts_every_key_into_its_place(pairs: dict[tuple[int, int], Any]) -> None:
    assert {modes for modes, pair in pairs.items() if pair.match.in_place == 5} >= set(pairs) - {(0, 0)}
    blind = pairs[0, 0].match.decibels
    assert all(pair.match.decibels > blind + 3 for modes, pair in pairs.items() if modes != (0, 0))
    kept, begun = (
        [pair.match.decibels for modes, pair in pairs.items() if (2 in modes) == is_kept] for is_kept in (1, 0)
    )
    assert min(kept) > max(begun)


def test_what_is_kept_stays(melody: Any, pairs: dict[tuple[int, int], Any]) -> None:
    for (bases_mode, act_mode), pair in pairs.items():
        assert np.array_equal(pair.parts.bases, melody.bases) == (bases_mode == 2)
        assert np.array_equal(pair.parts.activations, melody.activations) == (act_mode == 2)


def test_the_pictures_are_drawn(
    seeding: ModuleType, melody: Any, pairs: dict[tuple[int, int], Any], tmp_path: Path
) -> None:
    seeding.draw(melody, list(pairs.values()), tmp_path)
    assert (tmp_path / "seeds.png").stat().st_size > 20_000
    assert (tmp_path / "seeding.png").stat().st_size > 50_000


def test_the_melody_as_a_midi_file_is_the_same_score(seeding: ModuleType, tmp_path: Path) -> None:
    notes = sorted(seeding.canon(), key=lambda note: (note.start, note.pitch))
    seeding.write_midi(notes, tmp_path / "melody.mid")
    read = scores.read_midi(tmp_path / "melody.mid")
    assert [note.pitch for note in read] == [note.pitch for note in notes]
    np.testing.assert_allclose([note[1:3] for note in read], [note[1:3] for note in notes], atol=0.002)


def test_stems_in_another_order_are_matched(session: Any) -> None:
    parts = np.random.default_rng(1).standard_normal((1000, 3)).astype(np.float32)
    found = session("measuring").match(parts, parts[:, [1, 0, 2]])
    assert (found.places, found.in_place) == ([1, 0, 2], 1)
    assert found.decibels == pytest.approx(60, abs=0.1)
    assert session("measuring").match(parts, 0 * parts).decibels < -59
