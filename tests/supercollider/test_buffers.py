"""sclang's own Buffer class, unchanged, against nmfserver, over UDP and over TCP."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile
from numpy.typing import NDArray

from tests.supercollider.sclang import Sclang, quoted
from tests.wire import Udp

PACKET = 1626
"""Most samples that sclang's sendCollection puts into one message."""


def samples(values: list[float], channels: int = 1) -> NDArray[np.float32]:
    """Bring what sclang tells into the shape (frames, channels)."""
    return np.array(values, dtype=np.float32).reshape(-1, channels)


# Sizes.


def test_alloc_makes_silence_of_the_size_that_sclang_keeps(nmf: Sclang) -> None:
    kept, told, values = nmf.run("""
        var b = Buffer.alloc(n, 100, 2);
        n.sync;
        [[b.numFrames, b.numChannels, b.sampleRate], answer.({ |action| b.query(action) })[2..], floats.(b)]
    """)
    assert kept == told == [100, 2, 48000]
    assert values == [0] * 200


@pytest.mark.parametrize("completion", ["nil", "{ |x| x.setMsg(1, 5) }.value(b)", "[nil, b.setMsg(1, 5)]"])
@pytest.mark.parametrize(("rate", "expected"), [("nil", 48000), ("22050.5", 22050.5), ("44100", 44100)])
def test_alloc_as_sclang_3_14_sends_it(nmf: Sclang, completion: str, rate: str, expected: float) -> None:
    """Its Buffer.alloc puts the sample rate behind the completion message, which may be nil."""
    told, values = nmf.run(f"""
        var b = Buffer.new(n, 2, 2);
        n.listSendMsg(["/b_alloc", b.bufnum, 2, 2, {completion}, {rate}]);
        n.sync; [answer.({{ |action| b.query(action) }})[2..], floats.(b)]
    """)
    assert told == [2, 2, expected]
    assert values == ([0, 0, 0, 0] if completion == "nil" else [0, 5, 0, 0])


def test_consecutive_buffers_have_consecutive_numbers_and_completion_messages_of_their_own(nmf: Sclang) -> None:
    numbers, values = nmf.run("""
        var all = Buffer.allocConsecutive(4, n, 3, 2, { |b, i| b.setMsg(1, i + 10) });
        n.sync;
        [all.collect(_.bufnum), all.collect { |b| floats.(b) }]
    """)
    assert numbers == list(range(numbers[0], numbers[0] + 4))
    assert values == [[0, 10 + i, 0, 0, 0, 0] for i in range(4)]


def test_update_info_brings_another_clients_size_to_sclang(nmf: Sclang, udp: Udp) -> None:
    number = nmf.run("n.nextBufferNumber(1)")
    udp.do("/b_alloc", number, 50, 3, 22050.0)
    code = f"var b = Buffer.new(n, bufnum: {number}); answer.({{ |action| b.updateInfo(action) }});"
    assert nmf.run(f"{code} [b.numFrames, b.numChannels, b.sampleRate]") == [50, 3, 22050]


def test_query_posts_the_sizes(nmf: Sclang) -> None:
    nmf.run("""
        var b = Buffer.alloc(n, 100, 2);
        n.sync; b.query; n.sync; nil
    """)
    assert "numFrames: 100\nnumChannels: 2\nsampleRate: 48000.0\n" in nmf.posted


# Sound files.


def test_read_gives_the_whole_recording(nmf: Sclang, recording: Path, sound: NDArray[np.float32]) -> None:
    (frames, channels, rate), values = nmf.run(f"""
        var b;
        answer.({{ |action| b = Buffer.read(n, {quoted(str(recording))}, action: action) }});
        [[b.numFrames, b.numChannels, b.sampleRate], answer.({{ |action| b.loadToFloatArray(action: action) }})[0]]
    """)
    assert (frames, channels, rate) == (*sound.shape, soundfile.info(recording).samplerate)
    np.testing.assert_array_equal(samples(values, channels), sound)


def test_read_gives_a_part(nmf: Sclang, recording: Path, sound: NDArray[np.float32]) -> None:
    values = nmf.run(f"""
        var b;
        answer.({{ |action| b = Buffer.read(n, {quoted(str(recording))}, 1000, 60, action) }});
        floats.(b)
    """)
    np.testing.assert_array_equal(samples(values, 2), sound[1000:1060])


@pytest.mark.parametrize("channels", [[0], [1], [1, 0], [1, 1, 0]], ids=str)
def test_read_channel_gives_the_channels_in_the_given_order(
    nmf: Sclang, recording: Path, sound: NDArray[np.float32], channels: list[int]
) -> None:
    width, values = nmf.run(f"""
        var b;
        answer.({{ |action| b = Buffer.readChannel(n, {quoted(str(recording))}, 1000, 60, {channels}, action) }});
        [b.numChannels, floats.(b)]
    """)
    assert width == len(channels)
    np.testing.assert_array_equal(samples(values, width), sound[1000:1060, channels])


def test_read_into_a_buffer_keeps_what_the_file_does_not_reach(
    nmf: Sclang, recording: Path, sound: NDArray[np.float32]
) -> None:
    values = nmf.run(f"""
        var b = Buffer.alloc(n, 40, 2);
        n.sync; b.fill(0, 80, 7);
        answer.({{ |action| b.read({quoted(str(recording))}, 1000, 10, 5, action: action) }});
        floats.(b)
    """)
    expected = np.full((40, 2), 7, dtype=np.float32)
    expected[5:15] = sound[1000:1010]
    np.testing.assert_array_equal(samples(values, 2), expected)


def test_read_channel_into_a_buffer_takes_only_that_channel(
    nmf: Sclang, recording: Path, sound: NDArray[np.float32]
) -> None:
    values = nmf.run(f"""
        var b = Buffer.alloc(n, 20);
        answer.({{ |action| b.readChannel({quoted(str(recording))}, 1000, 20, 0, false, [1], action) }});
        floats.(b)
    """)
    np.testing.assert_array_equal(samples(values), sound[1000:1020, 1:])


def test_cue_sound_file_fills_the_buffer_before_the_sync_after_it(
    nmf: Sclang, recording: Path, sound: NDArray[np.float32]
) -> None:
    values = nmf.run(f"""
        var b = Buffer.cueSoundFile(n, {quoted(str(recording))}, 500, 2, 64), cued, again;
        n.sync; cued = floats.(b); b.close; b.cueSoundFile({quoted(str(recording))}, 700);
        n.sync; cued ++ floats.(b)
    """)
    np.testing.assert_array_equal(samples(values, 2), np.concatenate([sound[500:564], sound[700:764]]))


@pytest.mark.parametrize("channels", ["nil", "[]", "[1]", "[1, 0]"])
@pytest.mark.parametrize("completed", [False, True], ids=["alone", "completed"])
def test_alloc_read_channel_messages_of_every_shape_are_taken(
    nmf: Sclang, recording: Path, channels: str, completed: bool
) -> None:
    completion = "b.setMsg(0, 9)" if completed else "nil"
    (frames, width, _), first = nmf.run(f"""
        var b = Buffer.new(n);
        n.listSendMsg(b.allocReadChannelMsg({quoted(str(recording))}, 1000, 25, {channels}, {completion}));
        n.sync; answer.({{ |action| b.updateInfo(action) }});
        [[b.numFrames, b.numChannels, b.sampleRate], floats.(b).first]
    """)
    assert (frames, width) == (25, 1 if channels == "[1]" else 2)
    assert (first == 9) is completed


def test_a_path_may_hold_spaces_and_letters_beyond_ascii(
    nmf: Sclang, recording: Path, sound: NDArray[np.float32], tmp_path: Path
) -> None:
    source, written = tmp_path / "Über uns – 音 1.flac", tmp_path / "Ergebnis ß.wav"
    shutil.copy(recording, source)
    frames = nmf.run(f"""
        var b;
        answer.({{ |action| b = Buffer.read(n, {quoted(str(source))}, action: action) }});
        b.write({quoted(str(written))}, "wav", "float"); n.sync; b.numFrames
    """)
    assert frames == len(sound)
    np.testing.assert_array_equal(soundfile.read(written, dtype="float32")[0], sound)


def test_a_file_that_sclang_has_written_is_read_and_told_sample_by_sample(nmf: Sclang, tmp_path: Path) -> None:
    path = quoted(str(tmp_path / "saw.aiff"))
    infos, values, wave = nmf.run(f"""
        var file = SoundFile.new.headerFormat_("AIFF").sampleFormat_("int16").numChannels_(1);
        var saw = Signal.sineFill(441, (1..20).reciprocal), whole = Buffer.new(n), part, buffers;
        file.openWrite({path}); 10.do {{ file.writeData(saw) }}; file.close;
        whole.allocRead({path}); part = Buffer.alloc(n, 3000); part.readNoUpdate({path}, 0, 3000); n.sync;
        buffers = [whole, part];
        [
            buffers.collect {{ |b| answer.({{ |action| b.query(action) }})[2..] }},
            buffers.collect {{ |b| answer.({{ |action| b.get(1000, action) }})[0] }},
            saw[1000 % 441]
        ]
    """)
    assert infos == [[4410, 1, 44100], [3000, 1, 44100]]
    assert values[0] == values[1] == pytest.approx(wave, abs=2**-15)


@pytest.mark.parametrize(
    ("header", "sample", "precision"),
    [
        ("wav", "int16", 2**-15),
        ("wav", "int24", 2**-23),
        ("wav", "float", 0),
        ("aiff", "int16", 2**-15),
        ("aiff", "int24", 2**-23),
        ("aiff", "float", 0),
        ("flac", "int16", 2**-15),
        ("flac", "int24", 2**-23),
        ("w64", "float", 0),
    ],
)
def test_write_makes_a_file_that_sclang_reads(
    nmf: Sclang, tmp_path: Path, header: str, sample: str, precision: float
) -> None:
    path = quoted(str(tmp_path / "written"))
    told, values = nmf.run(f"""
        var b = Buffer.alloc(n, 10, 2), file, data;
        n.sync; b.setn(0, (-9..10) / 11); b.write({path}, "{header}", "{sample}"); n.sync;
        file = SoundFile.openRead({path}); data = FloatArray.newClear(20); file.readData(data); file.close;
        [[file.headerFormat, file.sampleFormat, file.numFrames, file.numChannels, file.sampleRate], data]
    """)
    assert told == [header.upper(), sample, 10, 2, 48000]
    assert values == pytest.approx([i / 11 for i in range(-9, 11)], abs=max(precision, 1e-7))


def test_write_writes_the_part_that_is_asked_for(nmf: Sclang, tmp_path: Path) -> None:
    nmf.run(f"""
        var b = Buffer.alloc(n, 10);
        n.sync; b.setn(0, (0..9)); b.write({quoted(str(tmp_path / "part.wav"))}, "wav", "float", 4, 3); n.sync; nil
    """)
    assert soundfile.read(tmp_path / "part.wav")[0].tolist() == [3, 4, 5, 6]


# Collections.


@pytest.mark.parametrize("size", [1, 7, PACKET - 1, PACKET, PACKET + 1, 5000])
def test_a_collection_that_is_sent_comes_back_the_same(nmf: Sclang, size: int) -> None:
    same, first, frames = nmf.run(f"""
        var collection = FloatArray.fill({size}, {{ 1.0.rand2 }}), b;
        answer.({{ |action| b = Buffer.sendCollection(n, collection, action: action) }});
        [floats.(b) == collection, answer.({{ |action| b.get(0, action) }})[0] == collection[0], b.numFrames]
    """)
    assert (same, first, frames) == (True, True, size)


@pytest.mark.parametrize("channels", [1, 2, 3])
def test_a_collection_of_several_channels_keeps_its_order(nmf: Sclang, channels: int) -> None:
    frames, width, values = nmf.run(f"""
        var b;
        answer.({{ |action| b = Buffer.sendCollection(n, (1..12), {channels}, action: action) }});
        [b.numFrames, b.numChannels, floats.(b)]
    """)
    assert (frames, width, values) == (12 / channels, channels, list(range(1, 13)))


def test_a_collection_goes_to_the_frame_that_is_named(nmf: Sclang) -> None:
    values = nmf.run("""
        var b = Buffer.alloc(n, 6, 2);
        n.sync; answer.({ |action| b.sendCollection((1..4), 3, action: action) }); floats.(b)
    """)
    assert values == [0] * 6 + [1, 2, 3, 4] + [0] * 2


@pytest.mark.parametrize("channels", [1, 3])
def test_a_collection_that_is_loaded_travels_through_a_file_that_is_deleted(nmf: Sclang, channels: int) -> None:
    before = sorted(nmf.folder.glob("*[0-9]"))
    told, values = nmf.run(f"""
        var b;
        answer.({{ |action| b = Buffer.loadCollection(n, (1..12) / 7, {channels}, action) }});
        [[b.numFrames, b.numChannels, b.path], floats.(b)]
    """)
    assert told == [12 / channels, channels, None]
    np.testing.assert_array_equal(samples(values), samples([i / 7 for i in range(1, 13)]))
    assert sorted(nmf.folder.glob("*[0-9]")) == before


def test_a_collection_is_loaded_to_the_frame_that_is_named(nmf: Sclang) -> None:
    values = nmf.run("""
        var b = Buffer.alloc(n, 6, 2);
        n.sync; answer.({ |action| b.loadCollection((1..4), 3, action) }); floats.(b)
    """)
    assert values == [0] * 6 + [1, 2, 3, 4] + [0] * 2


def test_noise_survives_each_way_there_and_each_way_back(nmf: Sclang) -> None:
    matches = nmf.run("""
        var noise = FloatArray.fill(10000, { 1.0.rand2 }), sent, loaded;
        answer.({ |action| sent = Buffer.sendCollection(n, noise, action: action) });
        answer.({ |action| loaded = Buffer.loadCollection(n, noise, action: action) });
        [sent, loaded].collect { |b|
            [floats.(b), answer.({ |action| b.loadToFloatArray(action: action) })[0]].collect { |back| back == noise }
        }
    """)
    assert matches == [[True, True], [True, True]]


@pytest.mark.parametrize(("index", "count", "size"), [(0, "nil", 8), (0, -1, 8), (2, "nil", 6), (2, -1, 6), (2, 2, 2)])
def test_get_to_float_array_gives_the_part_that_is_asked_for(nmf: Sclang, index: int, count: object, size: int) -> None:
    values = nmf.run(f"""
        var b;
        answer.({{ |action| b = Buffer.sendCollection(n, (0..7), action: action) }});
        answer.({{ |action| b.getToFloatArray({index}, {count}, -1, action: action) }})[0]
    """)
    assert values == list(range(index, index + size))


@pytest.mark.parametrize("wait", [-1, 0, 0.001])
def test_get_to_float_array_joins_many_answers(nmf: Sclang, wait: float) -> None:
    values = nmf.run(f"""
        var b;
        answer.({{ |action| b = Buffer.loadCollection(n, (0..7999), 2, action) }});
        answer.({{ |action| b.getToFloatArray(100, 7000, {wait}, action: action) }})[0]
    """)
    assert values == list(range(100, 7100))


def test_load_to_float_array_gives_the_part_that_is_asked_for(nmf: Sclang) -> None:
    values = nmf.run("""
        var b;
        answer.({ |action| b = Buffer.loadCollection(n, (0..19), 2, action) });
        answer.({ |action| b.loadToFloatArray(3, 4, action) })[0]
    """)
    assert values == list(range(6, 14))


# Samples.


def test_set_setn_and_fill_change_the_samples_that_they_name(nmf: Sclang) -> None:
    values = nmf.run("""
        var b = Buffer.alloc(n, 10, 2);
        n.sync; b.set(0, 0.5, 3, -2); b.setn(5, [1, 2, 3], 9, 4); b.fill(12, 3, 0.25, 18, 2, -1); floats.(b)
    """)
    assert values == [0.5, 0, 0, -2, 0, 1, 2, 3, 0, 4, 0, 0, 0.25, 0.25, 0.25, 0, 0, 0, -1, -1]


def test_get_and_getn_tell_single_precision(nmf: Sclang) -> None:
    one, some = nmf.run("""
        var b;
        answer.({ |action| b = Buffer.sendCollection(n, [88.88, 8, 888.8, 8.88], action: action) });
        [answer.({ |action| b.get(2, action) })[0], answer.({ |action| b.getn(2, 2, action) })[0]]
    """)
    assert one == np.float32(888.8)
    assert some == [np.float32(888.8), np.float32(8.88)]


def test_what_fits_is_written_of_a_run_that_reaches_beyond_the_end(nmf: Sclang) -> None:
    values = nmf.run(f"""
        var b = Buffer.alloc(n, 4), c = Buffer.alloc(n, 3), d = Buffer.alloc(n, {PACKET + 2});
        n.sync; b.setn(2, [1, 2, 3]); b.fill(1, 9, 7, 0, 1, 3); c.fill(0, 3, 1); b.copyData(c, 1, 2, 9); n.sync;
        answer.({{ |action| d.sendCollection((1..{PACKET + 5}), action: action) }});
        [floats.(b), floats.(c), floats.(d).keep(-3)]
    """)
    assert values == [[3, 7, 7, 7], [1, 7, 7], [PACKET, PACKET + 1, PACKET + 2]]
    assert "Collection larger than available number of Frames" in nmf.posted  # says sclang
    nmf.clear()


def test_the_end_of_a_buffer_is_told_and_the_buffer_kept_when_samples_beyond_it_are_named(nmf: Sclang) -> None:
    values = nmf.run("""
        var b = Buffer.alloc(n, 4);
        n.sync; b.set(0, 1, 4, 1); b.setn(0, [1], 4, [1, 2, 3]); b.fill(0, 1, 1, 4, 2, 1); n.sync; floats.(b)
    """)
    assert values == [0, 0, 0, 0]
    complaints = nmf.complaints()
    for command in ("/b_set", "/b_setn", "/b_fill"):
        assert any(f"[ /fail, {command}, buffer " in line and " has 4 samples" in line for line in complaints), command
    assert len(complaints) == 3
    nmf.clear()


# Whole buffers. The waves are compared with those of sclang's own Signal.


@pytest.mark.parametrize("wavetable", ["true", "false"])
@pytest.mark.parametrize(
    ("fill", "amplitudes", "phases"),
    [
        ("sine1([1, 0.5, 0, 0.25], true, {})", [1, 0.5, 0, 0.25], [0] * 4),
        ("sine2([1, 3], [1, 0.5], true, {})", [1, 0, 0.5], [0] * 3),
        ("sine3([1, 2], [1, 0.5], [0.3, 2], true, {})", [1, 0.5], [0.3, 2]),
    ],
    ids=["sine1", "sine2", "sine3"],
)
def test_sines_are_those_that_sclang_computes(
    nmf: Sclang, fill: str, amplitudes: list[float], phases: list[float], wavetable: str
) -> None:
    told, computed = nmf.run(f"""
        var size = 512, b = Buffer.alloc(n, size), wave;
        n.sync; b.{fill.format(wavetable)}; n.sync;
        wave = Signal.sineFill(if({wavetable}) {{ size / 2 }} {{ size }}, {amplitudes}, {phases});
        [floats.(b), if({wavetable}) {{ wave.asWavetable }} {{ wave }}]
    """)
    assert told == pytest.approx(computed, abs=1e-6)


def test_gen_takes_the_name_of_a_generator(nmf: Sclang) -> None:
    told, computed = nmf.run("""
        var b = Buffer.alloc(n, 64);
        n.sync; b.gen("sine1", [1, 0.5], true, false); n.sync;
        [floats.(b), Signal.sineFill(64, [1, 0.5])]
    """)
    assert told == pytest.approx(computed, abs=1e-6)


@pytest.mark.parametrize("normalize", ["true", "false"])
def test_chebyshev_polynomials_are_those_that_sclang_computes(nmf: Sclang, normalize: str) -> None:
    told, computed = nmf.run(f"""
        var size = 512, b = Buffer.alloc(n, size), shape;
        n.sync; b.cheby([0, 1, 0.5, -0.25], {normalize}, false); n.sync;
        shape = (0..size - 1).collect {{ |i|
            var x = 2 * i / size - 1;
            (2 * x.squared - 1) + (0.5 * (4 * x.cubed - (3 * x)))
                + (-0.25 * (8 * x.pow(4) - (8 * x.squared) + 1)) + 1.25 // so that the middle is 0
        }};
        [floats.(b), if({normalize}) {{ shape / shape.abs.maxItem }} {{ shape }}]
    """)
    assert told[256] == pytest.approx(0, abs=1e-6)
    assert told == pytest.approx(computed, abs=1e-5)


def test_copy_data_copies_frames_from_one_buffer_to_another(nmf: Sclang) -> None:
    values = nmf.run("""
        var b = Buffer.alloc(n, 5, 2), c = Buffer.alloc(n, 5, 2);
        n.sync; b.setn(0, (1..10)); b.copyData(c, 1, 2, 2); n.sync; floats.(c)
    """)
    assert values == [0, 0, 5, 6, 7, 8, 0, 0, 0, 0]


def test_normalize_scales_to_the_peak_that_is_asked_for(nmf: Sclang) -> None:
    values = nmf.run("""
        var b = Buffer.alloc(n, 3);
        n.sync; b.setn(0, [0.1, -0.5, 0.2]); b.normalize(0.25); n.sync; floats.(b)
    """)
    assert values == pytest.approx([0.05, -0.25, 0.1])


def test_zero_silences_a_buffer(nmf: Sclang) -> None:
    values = nmf.run("""
        var b = Buffer.alloc(n, 3);
        n.sync; b.setn(0, [1, 2, 3]); b.zero; n.sync; floats.(b)
    """)
    assert values == [0, 0, 0]


# Freeing.


def test_a_freed_buffer_is_gone_on_both_sides(nmf: Sclang, udp: Udp) -> None:
    kept = nmf.run("""
        var b = Buffer.alloc(n, 3);
        n.sync; b.free; n.sync; [b.bufnum, b.numFrames, b.sampleRate]
    """)
    assert kept == [None, None, None]
    assert udp.until_list() == []


def test_freeing_what_was_never_allocated_is_no_error(nmf: Sclang, udp: Udp) -> None:
    assert nmf.run("Buffer.new(n).free; n.sync; n.bufferAllocator.blocks.size") == 0
    assert udp.until_list() == []


def test_free_all_frees_every_buffer_and_every_number(nmf: Sclang, udp: Udp) -> None:
    blocks, first, again = nmf.run("""
        var all = 1024, first;
        Buffer.alloc(n, 3); Buffer.alloc(n, 5, 2); Buffer.allocConsecutive(6, n, 2); n.sync;
        Buffer.freeAll(n); n.sync;
        first = n.nextBufferNumber(all); Buffer.freeAll(n);
        [n.bufferAllocator.blocks.size, first, n.nextBufferNumber(all)]
    """)
    assert blocks == 0
    assert first == again
    assert udp.until_list() == []


def test_the_last_number_of_a_client_is_as_good_as_the_first(nmf: Sclang) -> None:
    values = nmf.run("""
        var last = n.nextBufferNumber(1024) + 1023, b = Buffer.alloc(n, 3, bufnum: last);
        n.sync; b.set(1, 2); floats.(b)
    """)
    assert values == [0, 2, 0]


# Completion messages.

COMPLETIONS: dict[str, tuple[str, Any]] = {
    "a message": ("['/b_set', b.bufnum, 1, 5]", [0, 5, 0]),
    "a function": ("{ |buffer| buffer.setMsg(1, 5) }", [0, 5, 0]),
    "a function that returns nil": ("{ nil }", [0, 0, 0]),
    "none": ("nil", [0, 0, 0]),
    "a bundle": ("[nil, b.setMsg(1, 5), b.setMsg(2, 6)]", [0, 5, 6]),
    "a fill": ("{ |buffer| buffer.sine1Msg([1], true, false) }", [0, 1, -1]),
}


@pytest.mark.parametrize(("completion", "expected"), COMPLETIONS.values(), ids=COMPLETIONS)
@pytest.mark.parametrize("command", ["alloc", "zero", "close"])
def test_a_completion_message_is_done_before_the_sync_after_it(
    nmf: Sclang, command: str, completion: str, expected: list[float]
) -> None:
    values = nmf.run(f"""
        var b = Buffer.new(n, 3, 1);
        n.sendMsg(*b.allocMsg); n.sync; b.{command}({completion}); n.sync; floats.(b)
    """)
    assert values == pytest.approx(expected, abs=1e-6)


def test_a_write_and_a_free_have_completion_messages_too(nmf: Sclang, tmp_path: Path) -> None:
    path = quoted(str(tmp_path / "written.wav"))
    values = nmf.run(f"""
        var b = Buffer.alloc(n, 3), c = Buffer.alloc(n, 3);
        n.sync; b.write({path}, "wav", "float", completionMessage: c.setMsg(0, 1)); b.free({{ c.setMsg(2, 3) }});
        n.sync; floats.(c)
    """)
    assert values == [1, 0, 3]


# Bundles.


def test_a_bundle_is_done_at_its_time_and_not_before(nmf: Sclang) -> None:
    before, after = nmf.run("""
        var b = Buffer.alloc(n, 3), before;
        n.sync; n.makeBundle(0.3, { b.set(0, 1); b.fill(1, 2, 2) }); before = floats.(b);
        n.sync(latency: 0.35); [before, floats.(b)]
    """)
    assert before == [0, 0, 0]
    assert after == [1, 2, 2]


def test_bind_waits_for_the_servers_latency(nmf: Sclang) -> None:
    before, after, waited = nmf.run("""
        var b = Buffer.alloc(n, 3), before, start;
        n.latency = 0.3; n.sync; start = Main.elapsedTime; n.bind { b.set(0, 1) }; before = floats.(b);
        n.sync(latency: 0.35); [before, floats.(b), Main.elapsedTime - start]
    """)
    assert before == [0, 0, 0]
    assert after == [1, 0, 0]
    assert waited >= 0.35


def test_a_bundle_that_asks_is_answered(nmf: Sclang) -> None:
    values = nmf.run("""
        var b = Buffer.alloc(n, 3);
        n.sync; b.setn(0, [1, 2, 3]);
        answer.({ |action| n.makeBundle(0.05, { b.getn(0, 3, action) }) })[0]
    """)
    assert values == [1, 2, 3]


def test_a_bundle_with_a_sync_inside_is_done_in_order(nmf: Sclang) -> None:
    values = nmf.run("""
        var b = Buffer.new(n, 3, 1);
        n.makeBundle(nil, { b.alloc; n.sync; b.set(1, 2) }); n.sync; floats.(b)
    """)
    assert values == [0, 2, 0]


# All of it.

ELSEWHERE = {
    "play": "test_server.py: it needs synthesis",
    "loadDialog": "it opens a window",
    **dict.fromkeys(("initClass", "initServerCache", "clearServerCaches", "queryDone"), "internal"),
    **dict.fromkeys(("streamCollection", "setnMsgArgs"), "internal"),
    **dict.fromkeys(("cachedBuffersDo", "cachedBufferAt", "cache", "uncache", "printOn"), "sends nothing"),
    **dict.fromkeys(("asUGenInput", "asControlInput", "asBufWithValues"), "sends nothing"),
}
"""Methods of Buffer that are not tried here, and why."""


def test_no_method_of_sclangs_buffer_has_been_forgotten(sclang: Sclang) -> None:
    names = sclang.run("""
        [Buffer.class, Buffer].collect { |each|
            each.methods.select { |method| method.filenameSymbol == Buffer.filenameSymbol and: { method.code.notNil } }
                .collect(_.name)
        }.flat.as(Set).asArray
    """)
    assert len(names) > 50
    tried = Path(__file__).read_text("utf-8").partition("ELSEWHERE =")[0]
    tried += Path(__file__).with_name("test_same_as_scsynth.py").read_text("utf-8")
    untried = {name for name in names if not re.search(rf"\b{name.removesuffix('Msg')}(Msg)?\b", tried)}
    assert untried <= set(ELSEWHERE)
