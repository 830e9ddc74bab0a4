"""Templates with time through a real server: what comes back, what buffers remember, and what is refused."""

from __future__ import annotations

import contextlib
import itertools
from typing import Any

import numpy as np
import pytest
import soundfile

import nmfserver
from nmfserver.kernels import on_demand
from nmfserver.sound_files.tags import Tags
from nmfserver.sound_files.templates import tagged_template
from nmfserver.template import UNKNOWN, Template
from tests import sounds
from tests.commands.test_bufnmf import contents, info, named
from tests.uncompiled import uncompiled
from tests.wire import Tcp, Udp

FRAMES, BINS = 20000, 129
SIZES = ("windowSize", 256, "hopSize", 128, "fftSize", 256)
COMMON = ("source", "drums", "components", 2, "iterations", 8, "seed", 3, *SIZES)


@pytest.fixture(scope="module", autouse=True)
def compiled() -> None:
    """Compile here what the first job would wait for, however busy the machine is."""
    on_demand.prepare(lambda: None)


@pytest.fixture
def loaded(udp: Udp, tmp_path: Any) -> Udp:
    """A client with a sound in the buffer `drums`."""
    soundfile.write(tmp_path / "drums.wav", sounds.make("drums", FRAMES, 2), sounds.RATE, subtype="FLOAT")
    assert udp.do("/b_allocRead", "drums", str(tmp_path / "drums.wav"))[0] == "/done"
    return udp


def made(client: Udp, *more: Any) -> None:
    done = client.do("/bufnmf", *COMMON, "bases", "w", "activations", "h", "templateFrames", 4, *more)
    assert done[0] == "/done", done


def test_a_buffer_of_bases_has_the_frames_of_each_template_behind_each_other(loaded: Udp, tmp_path: Any) -> None:
    done = loaded.do(
        "/bufnmf", *COMMON, "bases", "w", "activations", "h", "resynth", "r", "templateFrames", 4, "sparsity", 0.5
    )
    expected = nmfserver.decompose(
        sounds.make("drums", FRAMES, 2), sounds.RATE, components=2, iterations=8, seed=3, stereo="apart",
        window_size=256, hop_size=128, fft_size=256, template_frames=4, sparsity=0.5,
    )  # fmt: skip
    assert info(loaded, "w") == [("w", 4 * BINS, 4, pytest.approx(sounds.RATE / 256))]
    assert expected.templates.shape == (2, 2, 4, BINS)
    assert expected.frequencies.shape == (BINS,)
    np.testing.assert_allclose(contents(loaded, "w", tmp_path), expected.bases.reshape(4, -1).T, atol=1e-5)
    np.testing.assert_allclose(contents(loaded, "r", tmp_path), expected.stems.reshape(FRAMES, 4), atol=1e-5)
    assert named(done)["divergence"] == pytest.approx(expected.divergence, rel=1e-4)
    assert named(done)["solver"] == "fast"


@pytest.mark.parametrize("modes", [each for each in itertools.product((0, 1, 2), repeat=2) if each != (0, 0)], ids=str)
def test_what_came_out_can_be_given_again(loaded: Udp, modes: tuple[int, int], tmp_path: Any) -> None:
    made(loaded)
    before = {name: contents(loaded, name, tmp_path).tobytes() for name in ("w", "h")}
    made(loaded, "basesMode", modes[0], "actMode", modes[1], "resynth", "r")
    for name, mode in zip(("w", "h"), modes, strict=True):
        assert (contents(loaded, name, tmp_path).tobytes() == before[name]) == (mode == 2)


def test_buffers_remember_how_many_frames_a_template_has_and_a_mismatch_names_both(loaded: Udp) -> None:
    made(loaded)
    loaded.do("/b_dup", "w", "copy")
    loaded.do("/bufnmf", *COMMON, "bases", "flat")
    for buffer, wanted, sentence in (
        ("w", 3, "the templates of the bases in buffer w have 4 frames, but templateFrames is 3"),
        ("copy", 1, "the templates of the bases in buffer copy have 4 frames, but templateFrames is 1"),
        ("flat", 4, "the templates of the bases in buffer flat have 1 frame, but templateFrames is 4"),
    ):
        failed = loaded.do("/bufnmf", *COMMON, "bases", buffer, "basesMode", 1, "templateFrames", wanted)
        assert failed[0] == "/fail"
        assert sentence in failed[2]


def test_what_does_not_fit_is_refused_by_a_sentence_and_changes_nothing(loaded: Udp, tmp_path: Any) -> None:
    made(loaded)
    loaded.do("/b_alloc", "other", 100, 4)
    before = contents(loaded, "w", tmp_path).tobytes()
    for wrong, sentence in (
        (("templateFrames", 0), "templateFrames"),
        (("templateFrames", 158), "a template of 158 frames is longer than the sound, which has 157 frames"),
        (("templateFrames", 4, "bases", "other", "basesMode", 1), "100 frames"),
        (("templateFrames", 4, "basesMode", 1, "windowSize", 512, "fftSize", 512), "4 template frames of 257 bins"),
        (("templateFrames", 4, "basesMode", 1, "hopSize", 64), "are 128 samples apart, but hopSize is 64: use 128"),
        (("sparsity", -1), "sparsity is -1; it is between 0 and 100000"),
        (("sparsity", 1e38), "it is between 0 and 100000"),
    ):
        arguments = dict(zip((*COMMON, "bases", "w")[::2], (*COMMON, "bases", "w")[1::2], strict=True))
        arguments |= dict(zip(wrong[::2], wrong[1::2], strict=True))
        failed = loaded.do("/bufnmf", *itertools.chain.from_iterable(arguments.items()))
        assert failed[0] == "/fail"
        assert sentence in failed[2]
    assert contents(loaded, "w", tmp_path).tobytes() == before


def test_what_takes_bases_of_one_frame_refuses_others_by_a_sentence(loaded: Udp) -> None:
    longer = ("windowSize", 1024, "hopSize", 512, "fftSize", 1024)
    made(loaded, "resynth", "r")
    small = dict(zip(SIZES[::2], (16, 8, 16), strict=True)) | {"bases": "w57", "templateFrames": 57}
    loaded.do("/bufnmf", "source", "drums", "components", 2, "iterations", 1, *itertools.chain(*small.items()))
    assert info(loaded, "w57")[0][1] == 513  # as bases of one frame with an FFT of 1024
    before = info(loaded, "w57"), info(loaded, "w")
    for bases, frames, sizes in (("w", 4, SIZES), ("w57", 57, longer)):
        for command in (
            ("/bufnmfmorph", "source", bases, "target", bases, "destination", "between"),
            ("/bufsplit", "component", 0, "components", 2, "stems", "r", "bases", bases, *sizes),
        ):
            failed = loaded.do(*command)
            assert failed[0] == "/fail", command
            assert f"the templates of the bases in buffer {bases} have {frames} frames; here they have 1" in failed[2]
    for address in ("/bufnmffilter", "/bufnmfmatch"):  # which take several, of their FFT size
        keys = (address, "source", "drums", "destination", "out", "bases")
        assert "have 513 frames, with templates of 57; the FFT size" in loaded.do(*keys, "w57", *longer)[2]
        assert loaded.do(*keys, "w", *SIZES)[0] == "/done"
    assert (info(loaded, "w57"), info(loaded, "w")) == before


def test_bases_of_which_the_frames_are_not_known_are_not_taken_for_one_spectrum(loaded: Udp, tmp_path: Any) -> None:
    made(loaded)
    loaded.do("/b_write", "w", str(tmp_path / "w.wav"), "wav", "float")
    whole, rate = soundfile.read(tmp_path / "w.wav", dtype="float32")
    soundfile.write(tmp_path / "w.wav", whole, rate, subtype="FLOAT")  # another program's, which says nothing
    loaded.do("/b_allocRead", "read", str(tmp_path / "w.wav"))
    for command in (
        ("/bufdescribe", "bases", "read"),
        ("/bufnmfmorph", "source", "read", "target", "read", "destination", "between"),
        ("/bufnmffilter", "source", "drums", "bases", "read", "destination", "out", *SIZES),
    ):
        failed = loaded.do(*command)
        assert failed[0] == "/fail", command
        assert "buffer read has 516 frames; bases have fftSize / 2 + 1" in failed[2]
    given = loaded.do("/bufnmf", *COMMON, "bases", "read", "basesMode", 1, "templateFrames", 4)
    assert given[0] == "/done"  # who tells their number can go on with them


def test_the_frames_of_templates_go_with_a_whole_copy_and_not_with_other_samples(loaded: Udp) -> None:
    known = "/bufnmf", *COMMON, "basesMode", 1, "templateFrames", 3, "bases"

    def is_known(name: str) -> bool:
        return "have 4 frames, but templateFrames is 3" in loaded.do(*known, name)[2]

    made(loaded)
    loaded.do("/bufcompose", "source", "w", "destination", "whole")
    loaded.do("/bufcompose", "source", "w", "startFrame", 1, "numFrames", 4 * BINS, "destination", "shifted")
    loaded.do("/bufcompose", "source", "w", "destination", "mixed")
    loaded.do("/bufcompose", "source", "drums", "numFrames", 4 * BINS, "destination", "mixed", "destGain", 1)
    assert [is_known(each) for each in ("w", "whole", "shifted", "mixed")] == [True, True, False, False]
    for change in (("/b_setn", "whole", 0, 2, 0.5, 0.5), ("/b_zero", "w")):
        loaded.send(*change)
        loaded.sync()
    assert [is_known(each) for each in ("w", "whole")] == [False, False]


def test_copies_and_files_are_played_at_the_hop_of_the_original(loaded: Udp, tmp_path: Any) -> None:
    made(loaded)
    loaded.do("/b_dup", "w", "copy")
    loaded.do("/bufcompose", "source", "copy", "destination", "composed")
    loaded.do("/b_write", "composed", str(tmp_path / "w.wav"), "wav", "float")
    loaded.do("/b_allocRead", "read", str(tmp_path / "w.wav"))
    keys = ("source", "drums", "numFrames", 4000, "windowSize", 256, "fftSize", 256, "bases")
    heard, refused = [], []
    for name in ("w", "copy", "composed", "read"):
        assert loaded.do("/bufnmffilter", *keys, name, "destination", "out", "hopSize", 64)[0] == "/done"
        heard.append(contents(loaded, "out", tmp_path))
        refused.append(loaded.do("/bufnmffilter", *keys, name, "destination", "out", "hopSize", 60)[2])
        np.testing.assert_array_equal(heard[-1], heard[0])
    assert set(refused) == set(refused[:1])
    assert "the frames of the templates are 128 samples apart" in refused[0]


@pytest.mark.parametrize(("said", "template"), [
    ("nmfserver bases, templateFrames 4, hopSize 512", Template(4, 512)),
    ("nmfserver bases, templateFrames 3, hopSize 512", UNKNOWN),  # not so many frames in the file
    ("nmfserver bases, templateFrames 1, hopSize 512", UNKNOWN),
    ("nmfserver bases, templateFrames 8192, hopSize 512", UNKNOWN),  # more than anybody may ask for
    ("nmfserver bases, templateFrames ٤, hopSize 512", UNKNOWN),
    ("nmfserver bases", UNKNOWN),
])  # fmt: skip
def test_what_a_comment_says_is_believed_where_it_can_be(said: str, template: Template) -> None:
    assert tagged_template(Tags({"comment": said}), 8192) == template


def test_templates_are_described_as_the_sums_of_their_frames(loaded: Udp, tmp_path: Any) -> None:
    made(loaded)
    summed = contents(loaded, "w", tmp_path).reshape(4, BINS, 4).sum(axis=0)
    loaded.do("/b_alloc", "sums", BINS, 4, sounds.RATE / 256)
    loaded.send("/b_setn", "sums", 0, summed.size, *(float(each) for each in summed.ravel()))
    loaded.sync()
    told = []
    for name in ("w", "sums"):
        loaded.send("/bufdescribe", "bases", name)
        told.append([each[1:] for each in loaded.until("/done", "/bufdescribe") if each[0] == "/bufdescribe/component"])
    assert len(told[0]) == 4
    for one, other in zip(*told, strict=True):
        np.testing.assert_allclose(one, other, rtol=1e-3, atol=1e-6)


@pytest.mark.parametrize("name", ["w.wav", "w.aiff", "w.flac"])
def test_files_of_bases_remember_how_many_frames_a_template_has(loaded: Udp, name: str, tmp_path: Any) -> None:
    made(loaded)
    path, sample = str(tmp_path / name), "int24" if name == "w.flac" else "float"
    for part, known in (((), True), ((3 * BINS,), False)):  # a part of them are other bases
        loaded.do("/b_write", "w", path, "", sample, *part)
        loaded.do("/b_allocRead", "read", path)
        failed = loaded.do("/bufnmf", *COMMON, "bases", "read", "basesMode", 1, "templateFrames", 3)
        assert ("buffer read have 4 frames, but templateFrames is 3" in str(failed)) == known
    loaded.do("/b_write", "w", path, "", sample)
    loaded.do("/b_allocRead", "part", path, BINS)
    failed = loaded.do("/bufnmf", *COMMON, "bases", "part", "basesMode", 1, "templateFrames", 4)
    assert f"the bases have {3 * BINS} frames" in failed[2]


def test_who_asks_is_told_that_kernels_are_compiled_and_can_cancel_that(tmp_path: Any) -> None:
    with (
        uncompiled(tmp_path) as server,
        contextlib.closing(Udp(server.port)) as client,
        contextlib.closing(Tcp(server.port)) as other,
    ):
        client.do("/b_alloc", "sound", FRAMES)
        other.do("/notify/jobs", 1)
        for number in (7, 8):
            client.send("/bufnmf", "source", "sound", "bases", "w", "templateFrames", 4, "id", number)
            (told,) = client.until("/bufnmf/compiling")[-1:]
            assert told == ("/bufnmf/compiling", number, on_demand.COMPILING)
            while ("note", on_demand.COMPILING) not in itertools.pairwise(other.until("/job", number)[-1]):
                pass  # it waits, or has just begun
            client.send("/bufnmf/cancel", number)
            assert client.until("/fail")[-1] == ("/fail", "/bufnmf", "cancelled", number)
