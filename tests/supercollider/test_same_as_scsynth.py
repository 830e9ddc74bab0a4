"""The same code of sclang, run with nmfserver and with a real scsynth, gives the same values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import soundfile

from tests.supercollider.sclang import Sclang, quoted
from tests.wire import running

NAMES = {"x": "nmf", "y": "scsynth"}
"""The interpreter's variable of each server."""

NUMBERS_IN_SNIPPETS = 32
"""Snippets that name a buffer's number themselves take one below this."""

SHORT = r"""
var sound = SOUND, frames = FRAMES, folder = FOLDER, n = SERVER;
var info = { |b| [b.numFrames, b.numChannels, b.sampleRate] };
var whole = { |b| info.(b) ++ floats.(b) };
var messages = { |names, send| // what the server sends until it has answered a sync
	var got = List.new;
	var responders = names.collect { |name| OSCFunc({ |message| got.add(message) }, name, n.addr) };
	send.value;
	n.sync;
	responders.do(_.free);
	got.asArray
};
var file = { |name| // what sclang's own SoundFile reads
	var sound = SoundFile.openRead(folder +/+ name), data = FloatArray.newClear(sound.numFrames * sound.numChannels);
	sound.readData(data);
	sound.close;
	[sound.headerFormat, sound.sampleFormat, sound.numFrames, sound.numChannels, sound.sampleRate] ++ data
};
"""

CLEAN = f"""
n.freeAllBuffers;
n.sendBundle(nil, *{NUMBERS_IN_SNIPPETS}.collect {{ |i| ["/b_free", i] }});
n.sync
"""

EXACTLY = {
    # Sizes.
    "alloc": "var b = Buffer.alloc(n, 7, 3); n.sync; whole.(b)",
    "alloc with floats": "var b = Buffer.alloc(n, 7.9, 2.0); n.sync; answer.({ |a| b.query(a) })",
    "alloc again, smaller": """
        var b = Buffer.alloc(n, 6); n.sync; b.fill(0, 6, 1); b.numFrames = 4; b.alloc; n.sync; floats.(b)
    """,
    "alloc under a number in use": """
        var b = Buffer.alloc(n, 4), c;
        n.sync; c = Buffer.alloc(n, 5, 2, bufnum: b.bufnum); n.sync; answer.({ |a| c.query(a) })
    """,
    "query": "var b = Buffer.alloc(n, 100, 2); n.sync; answer.({ |a| b.query(a) })",
    "query of a number never used": "messages.(['/b_info'], { n.sendMsg('/b_query', 900) })",
    "query of several": """
        n.sendMsg('/b_alloc', 3, 10); n.sync; messages.(['/b_info'], { n.sendMsg('/b_query', 3, 901, 3) })
    """,
    "updateInfo": """
        var b = Buffer.new(n);
        n.sendMsg('/b_alloc', b.bufnum, 33, 2); n.sync; answer.({ |a| b.updateInfo(a) }); info.(b)
    """,
    # Reading.
    "read": "var b; answer.({ |a| b = Buffer.read(n, sound, action: a) }); info.(b) ++ [b.duration, b.path == sound]",
    "read a part": """
        var b;
        answer.({ |a| b = Buffer.read(n, sound, 1000, 50, action: a) }); whole.(b) ++ [b.startFrame]
    """,
    "read past the end": "var b; answer.({ |a| b = Buffer.read(n, sound, frames - 10, 50, a) }); whole.(b)",
    "read 0 frames": "var b; answer.({ |a| b = Buffer.read(n, sound, frames - 10, 0, a) }); whole.(b)",
    "readNoUpdate": """
        var b = Buffer.readNoUpdate(n, sound, 10, 20), before;
        n.sync; before = info.(b); Buffer.initServerCache(n); b.cache; answer.({ |a| b.updateInfo(a) });
        before ++ info.(b)
    """,
    "readChannel": "var b; answer.({ |a| b = Buffer.readChannel(n, sound, 1000, 50, [1, 0, 1], a) }); whole.(b)",
    "readChannel, one": "var b; answer.({ |a| b = Buffer.readChannel(n, sound, 0, 50, 1, a) }); whole.(b)",
    "readChannel, all": "var b; answer.({ |a| b = Buffer.readChannel(n, sound, 1000, 20, nil, a) }); whole.(b)",
    "read into a buffer": """
        var b = Buffer.alloc(n, 40, 2); n.sync; answer.({ |a| b.read(sound, 1000, 10, 5, action: a) }); whole.(b)
    """,
    "read into a buffer that is too small": """
        var b = Buffer.alloc(n, 40, 2);
        n.sync; answer.({ |a| b.read(sound, 1000, bufStartFrame: 30, action: a) }); whole.(b)
    """,
    "read the file's end into a buffer": """
        var b = Buffer.alloc(n, 40, 2); n.sync; answer.({ |a| b.read(sound, frames - 5, 10, action: a) }); whole.(b)
    """,
    "read and leave open": """
        var b = Buffer.alloc(n, 40, 2);
        n.sync; answer.({ |a| b.read(sound, 5, 10, 0, true, a) }); b.close; n.sync; whole.(b)
    """,
    "readChannel into a buffer": """
        var b = Buffer.alloc(n, 40, 1);
        n.sync; answer.({ |a| b.readChannel(sound, 1000, 10, 5, channels: [1], action: a) }); whole.(b)
    """,
    "cueSoundFile": """
        var b = Buffer.cueSoundFile(n, sound, 500, 2, 64); n.sync; answer.({ |a| b.updateInfo(a) }); whole.(b)
    """,
    "cueSoundFile again": """
        var b = Buffer.alloc(n, 64, 2);
        n.sync; b.cueSoundFile(sound, 500); n.sync; b.close; n.sync; b.cueSoundFile(sound, 700); n.sync; floats.(b)
    """,
    # Collections.
    "sendCollection": "var b; answer.({ |a| b = Buffer.sendCollection(n, (1..20) * 0.1, 2, action: a) }); whole.(b)",
    "sendCollection, odd": "var b; answer.({ |a| b = Buffer.sendCollection(n, (1..5), 2, action: a) }); whole.(b)",
    "sendCollection, several packets": """
        var b, c = FloatArray.fill(5000, { |i| (i * 0.01).sin });
        answer.({ |a| b = Buffer.sendCollection(n, c, action: a) }); whole.(b) ++ [floats.(b) == c]
    """,
    "sendCollection from a frame on": """
        var b = Buffer.alloc(n, 10, 2); n.sync; answer.({ |a| b.sendCollection((1..8), 3, action: a) }); floats.(b)
    """,
    "loadCollection": "var b; answer.({ |a| b = Buffer.loadCollection(n, (1..12) / 7, 3, a) }); whole.(b) ++ [b.path]",
    "loadCollection from a frame on": """
        var b = Buffer.alloc(n, 10, 2);
        n.sync; answer.({ |a| b.loadCollection((1..8) / 7, 3, a) }); whole.(b) ++ [b.path]
    """,
    # Samples.
    "set": "var b = Buffer.alloc(n, 10, 2); n.sync; b.set(0, 0.1, 3, -2.5, 19, 7); floats.(b)",
    "setn": "var b = Buffer.alloc(n, 10, 2); n.sync; b.setn(0, [1, 2, 3], 10, [4, 5], 19, 6); floats.(b)",
    "setn, not finite": """
        var b = Buffer.alloc(n, 4);
        n.sync; b.setn(0, [inf, -inf, 0 / 0, 1e30]); floats.(b).collect { |x| if(x.isNaN) { \\nan } { x } }
    """,
    "fill": "var b = Buffer.alloc(n, 10, 2); n.sync; b.fill(2, 3, 0.25, 10, 2, -1); floats.(b)",
    "get": "var b = Buffer.alloc(n, 10); n.sync; b.set(5, 0.1); answer.({ |a| b.get(5, a) })",
    "get of several": """
        var b = Buffer.alloc(n, 10);
        n.sync; b.setn(0, (1..10)); messages.(['/b_set'], { n.sendMsg('/b_get', b.bufnum, 2, 5, 2) })
    """,
    "getn": "var b = Buffer.alloc(n, 10); n.sync; b.setn(0, (1..10)); answer.({ |a| b.getn(3, 4, a) })",
    "getn of several": """
        var b = Buffer.alloc(n, 10);
        n.sync; b.setn(0, (1..10)); messages.(['/b_setn'], { n.sendMsg('/b_getn', b.bufnum, 2, 3, 0, 2) })
    """,
    "getToFloatArray, a part": """
        var b = Buffer.alloc(n, 3000, 2);
        n.sync; b.setn(3000, (1..1000)); answer.({ |a| b.getToFloatArray(2990, 2000, action: a) })[0]
    """,
    "loadToFloatArray": """
        var b = Buffer.alloc(n, 10, 2);
        n.sync; b.setn(0, (1..20) / 3); answer.({ |a| b.loadToFloatArray(action: a) })[0]
    """,
    "loadToFloatArray, a part": """
        var b = Buffer.alloc(n, 10, 2);
        n.sync; b.setn(0, (1..20) / 3); answer.({ |a| b.loadToFloatArray(3, 4, a) })[0]
    """,
    "loadToFloatArray, more than there is": """
        var b = Buffer.alloc(n, 10, 2);
        n.sync; b.setn(0, (1..20) / 3); answer.({ |a| b.loadToFloatArray(8, 40, a) })[0]
    """,
    "message numbers": """
        n.sendMsg(28, 9, 12, 1); n.sync; n.sendMsg(35, 9, 1, 0.5); messages.(['/b_setn'], { n.sendMsg(43, 9, 0, 3) })
    """,
    # Whole buffers.
    "copyData": """
        var b = Buffer.alloc(n, 10), c = Buffer.alloc(n, 8);
        n.sync; b.setn(0, (1..10)); b.copyData(c, 1, 2, 3); n.sync; floats.(c)
    """,
    "copyData, all that fits": """
        var b = Buffer.alloc(n, 10), c = Buffer.alloc(n, 8);
        n.sync; b.setn(0, (1..10)); b.copyData(c); n.sync; floats.(c)
    """,
    "setn beyond the end": "var b = Buffer.alloc(n, 4); n.sync; b.setn(0, [9], 2, [1, 2, 3]); n.sync; floats.(b)",
    "fill beyond the end": "var b = Buffer.alloc(n, 4); n.sync; b.fill(2, 9, 1, 0, 1, 5); n.sync; floats.(b)",
    "copyData beyond the end": """
        var b = Buffer.alloc(n, 10), c = Buffer.alloc(n, 8);
        n.sync; b.setn(0, (1..10)); b.copyData(c, 5, 2, 9); b.copyData(c, 0, 8, 9); n.sync; floats.(c)
    """,
    "copyData onto itself": """
        var b = Buffer.alloc(n, 10); n.sync; b.setn(0, (1..10)); b.copyData(b, 2, 0, 6); n.sync; floats.(b)
    """,
    "copyData, stereo": """
        var b = Buffer.alloc(n, 5, 2), c = Buffer.alloc(n, 5, 2);
        n.sync; b.setn(0, (1..10)); b.copyData(c, 1, 2, 3); n.sync; floats.(c)
    """,
    "normalize": "var b = Buffer.alloc(n, 6); n.sync; b.setn(0, [0.1, -0.5, 0.2]); b.normalize; n.sync; floats.(b)",
    "normalize, stereo": """
        var b = Buffer.alloc(n, 6, 2); n.sync; b.setn(0, [0.1, -0.5, 0.2]); b.normalize(0.3); n.sync; floats.(b)
    """,
    "normalize to 0": "var b = Buffer.alloc(n, 4); n.sync; b.setn(0, (1..4)); b.normalize(0); n.sync; floats.(b)",
    "normalize silence": "var b = Buffer.alloc(n, 6); n.sync; b.normalize; n.sync; floats.(b)",
    "zero": "var b = Buffer.alloc(n, 6); n.sync; b.fill(0, 6, 1); b.zero; n.sync; floats.(b)",
    "free": """
        var b = Buffer.alloc(n, 6), number = b.bufnum;
        n.sync; b.free; n.sync; messages.(['/b_info'], { n.sendMsg('/b_query', number) })[0][2..3] ++ info.(b)
    """,
    "free what was never allocated": "Buffer.new(n, 6).free; n.sync; n.bufferAllocator.blocks.size",
    "free twice": """
        var b = Buffer.alloc(n, 4), number = b.bufnum;
        n.sync; b.free; messages.(['/done'], { n.sendMsg('/b_free', number) })
    """,
    "freeAll": """
        var numbers = [Buffer.alloc(n, 4), Buffer.alloc(n, 5)].collect(_.bufnum);
        n.sync; Buffer.freeAll(n); n.sync; [n.bufferAllocator.blocks.size]
        ++ messages.(['/b_info'], { n.sendMsg('/b_query', *numbers) })[0].at([2, 3, 6, 7])
    """,
    "done": """
        messages.(['/done'], {
            [['/b_alloc', 5, 10, 2], ['/b_zero', 5], ['/b_gen', 5, 'normalize'], ['/b_read', 5, sound, 0, 10],
            ['/b_readChannel', 5, sound, 0, 10, 0, 0, 1, 0], ['/b_write', 5, folder +/+ "done", 'wav', 'float'],
            ['/b_close', 5], ['/b_free', 5], ['/b_allocRead', 5, sound, 0, 10],
            ['/b_allocReadChannel', 5, sound, 0, 10, 0]].do { |message| n.sendMsg(*message); n.sync }
        })
    """,
    # Completion messages.
    "completion message": """
        var b = Buffer.new(n, 10, 1); b.alloc(['/b_fill', b.bufnum, 0, 5, 2]); n.sync; floats.(b)
    """,
    "completion function": "var b = Buffer.alloc(n, 10, 1, { |x| x.fillMsg(0, 5, 2) }); n.sync; floats.(b)",
    "completion function that returns nil": "var b = Buffer.alloc(n, 10, 1, { nil }); n.sync; floats.(b)",
    "completion bundle": """
        var b = Buffer.new(n, 4, 1);
        n.sendMsg('/b_alloc', b.bufnum, 4, 1, [nil, b.setMsg(0, 1), b.setMsg(2, 3)]); n.sync; floats.(b)
    """,
    "completion message that is asynchronous, then sync": """
        var b = Buffer.alloc(n, 512, 1, { |x| x.chebyMsg([0, 1], false, false) });
        n.sync; answer.({ |a| b.getn(0, 5, a) })
    """,
    "completion message that reads, then sync": """
        var b = Buffer.alloc(n, 64, 2, { |x| x.readMsg(sound, 500) }); n.sync; answer.({ |a| b.getn(0, 5, a) })
    """,
    "completion message that allocates another": """
        var c = Buffer.new(n, 4, 1), b = Buffer.alloc(n, 8, 1, { c.allocMsg({ |x| x.fillMsg(0, 4, 2) }) });
        n.sync; whole.(c)
    """,
    "completion of zero": "var b = Buffer.alloc(n, 4); n.sync; b.zero({ |x| x.setMsg(1, 5) }); n.sync; floats.(b)",
    "completion of free": """
        var b = Buffer.alloc(n, 4), c = Buffer.alloc(n, 4); n.sync; b.free({ c.setMsg(1, 5) }); n.sync; floats.(c)
    """,
    "completion of write": """
        var b = Buffer.alloc(n, 4), c = Buffer.alloc(n, 4);
        n.sync; b.write(folder +/+ "w", "wav", "float", completionMessage: { c.setMsg(1, 5) }); n.sync; floats.(c)
    """,
    "completion of close": """
        var b = Buffer.alloc(n, 6), c = Buffer.alloc(n, 4); n.sync; b.close({ c.setMsg(1, 5) }); n.sync; floats.(c)
    """,
    "allocConsecutive": """
        var all = Buffer.allocConsecutive(4, n, 10, 2, { |b, i| b.setMsg(0, i + 1) });
        n.sync; all.collect { |b| [b.bufnum - all[0].bufnum] ++ whole.(b) }
    """,
    # Bundles.
    "bundle later": """
        var b = Buffer.alloc(n, 4), at = { answer.({ |a| b.getn(0, 4, a) })[0] }, before;
        n.sync; n.makeBundle(0.15, { b.set(1, 2); b.fill(2, 2, 3) }); before = at.value; n.sync(latency: 0.2);
        before ++ at.value
    """,
    "bundle at once": """
        var b = Buffer.alloc(n, 4); n.sync; n.makeBundle(nil, { b.set(1, 2); b.fill(2, 2, 3) }); floats.(b)
    """,
    "bundle of the past": """
        var b = Buffer.alloc(n, 4); n.sync; n.makeBundle(-0.1, { b.set(1, 2); b.fill(2, 2, 3) }); n.sync; floats.(b)
    """,
    "bundle with a sync inside": """
        var b = Buffer.alloc(n, 4);
        n.sync; n.makeBundle(nil, { b.alloc; n.sync; b.fill(2, 2, 3) }); n.sync; floats.(b)
    """,
    "bundle that asks": """
        var b = Buffer.alloc(n, 4);
        n.sync; b.setn(0, [1, 2]); answer.({ |a| OSCFunc(a, '/b_setn', n.addr).oneShot;
        n.sendBundle(0.05, b.getnMsg(0, 4)) })[0]
    """,
    "bundle that allocates": """
        var b = Buffer.new(n, 4, 1);
        n.sendBundle(0.05, b.allocMsg({ |x| x.setMsg(1, 2) })); n.sync(latency: 0.1); floats.(b)
    """,
    "bind": """
        var b = Buffer.alloc(n, 4), before;
        n.latency = 0.1; n.sync; n.bind { b.set(1, 2); b.fill(2, 1, 2) };
        before = floats.(b); n.sync(latency: 0.15); before ++ floats.(b)
    """,
    "sync with bundles": """
        var b = Buffer.new(n, 4, 1); n.sync(Condition.new, [b.allocMsg, b.zeroMsg]); answer.({ |a| b.query(a) })
    """,
    "sendMsgSync": "var b = Buffer.new(n, 4, 1); n.sendMsgSync(nil, *b.allocMsg); answer.({ |a| b.query(a) })",
    # The server.
    "status": "messages.(['/status.reply'], { n.sendStatusMsg })[0].collect { |x| x.class.name }",
    "version": "messages.(['/version.reply'], { n.sendMsg('/version') })[0].collect { |x| x.class.name }",
    "logout and login": """
        var first = messages.(['/done'], { n.sendMsg('/notify', 0) });
        first ++ messages.(['/done'], { n.sendMsg('/notify', 1, n.clientID) })
    """,
}

WITHIN_FLOAT_PRECISION = {
    "sine1": "var b = Buffer.alloc(n, 16); n.sync; b.sine1([1, 0.5], asWavetable: false); n.sync; floats.(b)",
    "sine1, wavetable": "var b = Buffer.alloc(n, 32); n.sync; b.sine1([1, 0.5]); n.sync; floats.(b)",
    "sine1, many": "var b = Buffer.alloc(n, 512); n.sync; b.sine1((1..20).reciprocal); n.sync; floats.(b)",
    "sine1 on top": """
        var b = Buffer.alloc(n, 16);
        n.sync; b.fill(0, 16, 1.0); b.sine1([1, 0.5, 3], false, false, false); n.sync; floats.(b)
    """,
    "sine1 on top, normalised": """
        var b = Buffer.alloc(n, 16);
        n.sync; b.sine1([1], true, false); n.sync; b.sine1([0, 1], true, false, false); n.sync; floats.(b)
    """,
    "sine2": "var b = Buffer.alloc(n, 64); n.sync; b.sine2([1.0, 3], [1, 0.5]); n.sync; floats.(b)",
    "sine2, plain": """
        var b = Buffer.alloc(n, 64);
        n.sync; b.sine2([0.5, 3.3], [1, 0.5], false, false); n.sync; floats.(b)
    """,
    "sine3": "var b = Buffer.alloc(n, 64); n.sync; b.sine3([1.0, 3], [1, 0.5], [0.5, pi]); n.sync; floats.(b)",
    "sine3, no wavetable": """
        var b = Buffer.alloc(n, 64); n.sync; b.sine3([1.0, 3], [1, 0.5], [0.5, pi], true, false); n.sync; floats.(b)
    """,
    "cheby": "var b = Buffer.alloc(n, 64); n.sync; b.cheby([1, 0, 1, 1, 0, 1]); n.sync; floats.(b)",
    "cheby, plain": """
        var b = Buffer.alloc(n, 64);
        n.sync; b.cheby([1, 0, 1, 1, 0, 1], false, false); n.sync; floats.(b)
    """,
    "cheby, no wavetable": "var b = Buffer.alloc(n, 64); n.sync; b.cheby([0, 1], true, false); n.sync; floats.(b)",
    "cheby on top": """
        var b = Buffer.alloc(n, 64);
        n.sync; b.cheby([0, 1], true, false); n.sync; b.cheby([1], false, false, false); n.sync; floats.(b)
    """,
    "normalize, wavetable": """
        var b = Buffer.alloc(n, 8);
        n.sync; b.setn(0, [0.1, -0.5, 0.2, 0.3, 1, 2, 3, 4]); b.normalize(0.3, true); n.sync; floats.(b)
    """,
}

FORMATS = [
    *(("wav", sample) for sample in ("int16", "int24", "int32", "float", "double", "uint8", "mulaw", "alaw")),
    *(("aiff", sample) for sample in ("int8", "int16", "int24", "float", "double")),
    *(("flac", sample) for sample in ("int8", "int16", "int24")),
    *((header, "float") for header in ("aifc", "caf", "w64", "wavex", "next", "NeXT", "ircam", "mat5")),
    *(("sun", "int16"), ("nist", "int16"), ("rf64", "int24"), ("WAV", "FLOAT"), ("AIFF", "int16")),
]


@dataclass
class Pair:
    """A sclang that is attached to both servers at once."""

    sclang: Sclang
    words: dict[str, str]

    def both(self, code: str) -> tuple[Any, Any]:
        """Run the code with nmfserver and with scsynth; return both values. Neither may come with a complaint."""
        self.sclang.clear()
        values = [self.run(variable, code) for variable in NAMES]
        assert self.sclang.complaints() == []
        return values[0], values[1]

    def run(self, variable: str, code: str) -> Any:
        """Run the code with the server of a variable, and tidy up there."""
        preamble = SHORT.replace("SERVER", variable)
        for word, value in self.words.items():
            preamble = preamble.replace(word, value)
        value = self.sclang.run(preamble + code, 10)
        self.sclang.run(f"var n = {variable}; {CLEAN}; nil")
        return value


@pytest.fixture(scope="module")
def pair(
    sclang_process: Sclang, scsynth: int, recording: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Pair]:
    """One sclang, attached to a fresh nmfserver and to scsynth, so that both give it the same numbers."""
    words = {
        "SOUND": quoted(str(recording)),
        "FRAMES": str(soundfile.info(recording).frames),
        "FOLDER": quoted(str(tmp_path_factory.mktemp("written"))),
    }
    with running() as server:
        clients = [
            sclang_process.attach(name, port, variable=variable)
            for (variable, name), port in zip(NAMES.items(), (server.port, scsynth), strict=True)
        ]
        assert clients == [0, 0]
        yield Pair(sclang_process, words)
        sclang_process.tidy()


@pytest.mark.parametrize("code", EXACTLY.values(), ids=EXACTLY)
def test_the_same_code_gives_the_same_values(pair: Pair, code: str) -> None:
    nmf, scsynth = pair.both(code)
    assert nmf == scsynth


def test_a_second_login_is_refused_alike_and_changes_as_little(pair: Pair) -> None:
    values = [
        pair.run(
            variable,
            """
            var b = Buffer.alloc(n, 4), told = messages.(['/fail'], { n.notify = true });
            n.sync; told ++ [n.clientID, n.serverRunning, Buffer.alloc(n, 4).bufnum - b.bufnum]
            """,
        )
        for variable in NAMES
    ]
    for value in values:
        value[0][2] = value[0][2].strip()  # scsynth adds a line end
    assert values[0] == values[1] == [["/fail", "/notify", "notify: already registered", 0], 0, True, 1]
    pair.sclang.clear()


@pytest.mark.parametrize("code", WITHIN_FLOAT_PRECISION.values(), ids=WITHIN_FLOAT_PRECISION)
def test_the_same_code_fills_the_same_waves(pair: Pair, code: str) -> None:
    nmf, scsynth = pair.both(code)
    assert max(scsynth) > 0
    assert nmf == pytest.approx(scsynth, abs=1e-6)


@pytest.mark.parametrize(("header", "sample"), FORMATS, ids=lambda word: word)
def test_the_same_code_writes_the_same_file(pair: Pair, header: str, sample: str) -> None:
    nmf, scsynth = pair.both(f"""
        var b = Buffer.alloc(n, 10, 2), name = "{header}-{sample}";
        n.sync; b.setn(0, (-9..10) / 11); b.write(folder +/+ name, "{header}", "{sample}"); n.sync; file.(name)
    """)
    assert nmf == scsynth


def test_the_same_code_writes_the_same_bytes_without_a_header(pair: Pair) -> None:
    nmf, scsynth = pair.both("""
        var b = Buffer.alloc(n, 10, 2);
        n.sync; b.setn(0, (-9..10) / 11); b.write(folder +/+ "raw", "raw", "float"); n.sync;
        File.readAllString(folder +/+ "raw").ascii
    """)
    assert nmf == scsynth
    assert len(nmf) == 80


def test_the_same_code_writes_the_same_part(pair: Pair) -> None:
    nmf, scsynth = pair.both("""
        var b = Buffer.alloc(n, 10, 2);
        n.sync; b.setn(0, (-9..10) / 11);
        b.write(folder +/+ "part", "wav", "float", 3, 4); b.write(folder +/+ "end", "wav", "float", 30, 8);
        n.sync; [file.("part"), file.("end")]
    """)
    assert nmf == scsynth
    assert [values[2] for values in nmf] == [3, 2]


def test_the_same_code_clips_the_same_samples(pair: Pair) -> None:
    nmf, scsynth = pair.both("""
        var b = Buffer.alloc(n, 4);
        n.sync; b.setn(0, [1.5, -2, 0.1, 1]); b.write(folder +/+ "clipped", "wav", "int16"); n.sync; file.("clipped")
    """)
    assert nmf == scsynth
    assert max(nmf[5:]) < 1.01
