"""A call of ``/bufnmf`` in the languages of the hosts."""

import json
from collections.abc import Mapping, Sequence

from nmfserver.errors import ArgumentError

BUFFERS = ("source", "resynth", "bases", "activations")
PYTHON_NAMES = {
    "components": "components", "minComponents": "min_components", "maxComponents": "max_components",
    "preset": "preset", "solver": "solver", "iterations": "iterations", "tolerance": "tolerance", "budget": "budget",
    "starts": "starts", "order": "order", "stereo": "stereo", "seed": "seed", "windowSize": "window_size",
    "hopSize": "hop_size", "fftSize": "fft_size", "templateFrames": "template_frames", "sparsity": "sparsity",
}  # fmt: skip
"""Arguments of `nmfserver.decompose`, by the keys of the message."""

MODES = ("basesMode", "actMode")
GIVEN = (
    "these components started from what was drawn, or from bases or activations that were there, so no single call of "
    "nmfserver.decompose makes them"
)
SCLANG_NAMES = frozenset({
    *PYTHON_NAMES, *MODES, "startFrame", "numFrames", "startChan", "numChans", "resynthMode"
})  # fmt: skip
"""Arguments of `BufNMF.process` beside the buffers."""

Call = Mapping[str, int | float | str | list[int]]
"""Values by key; a list is modes, one for each component."""


def call_of(arguments: Sequence[int | float | str | list[int]]) -> Call:
    """Return keys and values of a call; raise `ArgumentError` for anything else."""
    if len(arguments) % 2 or not all(isinstance(key, str) for key in arguments[::2]):
        raise ArgumentError("the arguments of /bufnmf are pairs of a key and a value")
    return {str(key).removeprefix("@"): value for key, value in zip(arguments[::2], arguments[1::2], strict=True)}


def supercollider(call: Call) -> str:
    """Return the call as sclang code for `BufNMF`, with a buffer of scsynth for each name."""
    named = [name for name in BUFFERS if name in call]
    made = "".join(f"~{name} = Buffer.new(s); // {_line(call[name])}\n" for name in named if name != "source")
    others = [f"{key}: {_quoted_in_sclang(value)}" for key, value in call.items() if key in SCLANG_NAMES]
    given = ", ".join([f"{name}: ~{name}" for name in named] + others)
    return f'// ~source is the sound, a Buffer\n{made}BufNMF.process(s, {given}, action: {{ "done".postln }});\n'


def pd(call: Call) -> str:
    """Return the call as a message for Pd's object [nmfserver]."""
    words = " ".join(f"{key} {_escaped_in_pd(value)}" for key, value in call.items())
    return f"/bufnmf {words}\n"


def python(call: Call) -> str:
    """Return the call as a Python program for `nmfserver.decompose`; raise `ArgumentError` if no such call does it."""
    modes = (call.get(key, 0) for key in MODES)
    if any(any(each) if isinstance(each, list) else each for each in modes):
        raise ArgumentError(GIVEN)
    known = {PYTHON_NAMES[key]: value for key, value in call.items() if key in PYTHON_NAMES}
    known.setdefault("stereo", "apart")  # as /bufnmf does; the library links channels unless it is told
    given = "".join(f", {key}={value!r}" for key, value in known.items())
    return (
        "import soundfile\n\nimport nmfserver\n\n"
        f"sound, rate = soundfile.read({json.dumps(str(call.get('source', 'sound')) + '.wav', ensure_ascii=False)})\n"
        f"parts = nmfserver.decompose(sound{_section(call)}, rate{given})\n"
        "print(parts)\n"
    )


def _section(call: Call) -> str:
    """Return the index in Python of the frames and channels that are taken; nothing where it is all of them."""
    spans = [_span(call, "startFrame", "numFrames"), _span(call, "startChan", "numChans")]
    while spans and spans[-1] == ":":
        spans.pop()
    return f"[{', '.join(spans)}]" if spans else ""


def _span(call: Call, start: str, count: str) -> str:
    first, number = (int(str(call.get(key, usual))) for key, usual in ((start, 0), (count, -1)))
    return f"{first or ''}:{first + number if number >= 0 else ''}"


def _quoted_in_sclang(value: float | str | list[int]) -> str:
    if not isinstance(value, str):
        return str(value)
    text = value.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{text}'"


def _escaped_in_pd(value: float | str | list[int]) -> str:
    """Return a value as Pd writes it: what separates words and messages, and dollars, need a backslash."""
    if isinstance(value, list):
        return " ".join(map(str, value))
    return "".join(f"\\{letter}" if letter in " ,;$\\" else letter for letter in _line(value))


def _line(value: float | str | list[int]) -> str:
    """Return a value on one line."""
    return " ".join(str(value).split())


LANGUAGES = {"supercollider": (supercollider, ".scd"), "pd": (pd, ".txt"), "python": (python, ".py")}
"""What writes the call, and the ending of the file."""
