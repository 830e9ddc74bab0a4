"""Arguments of messages to fields: in order, or by keys."""

import re
from typing import Any

import pytest

import nmfserver.commands.dispatch  # noqa: F401 - it fills the registry
from nmfserver.commands.base import REGISTRY, Command, Direct, Queued, camel_case
from nmfserver.commands.binding import bind
from nmfserver.commands.fields import BufferId
from nmfserver.errors import ArgumentError
from nmfserver.steps import finished


def bound(address: str, *arguments: Any) -> tuple[Any, bytes | None]:
    return finished(bind(REGISTRY[address], arguments))


def test_every_buffer_command_of_the_contract_is_there() -> None:
    queued = "alloc allocRead allocReadChannel read readChannel write free zero gen close rename dup"
    direct = "set setn fill query get getn setSampleRate list"
    assert {f"/b_{name}" for name in queued.split()} <= {a for a, kind in REGISTRY.items() if issubclass(kind, Queued)}
    assert {f"/b_{name}" for name in direct.split()} <= {a for a, kind in REGISTRY.items() if issubclass(kind, Direct)}


@pytest.mark.parametrize(
    ("arguments", "fields", "completion"),
    [
        ((3, 10), (BufferId(3, 3), 10, 1, 0.0), None),
        (("3", "10", 2.0, 44100), (BufferId(3, "3"), 10, 2, 44100.0), None),
        ((3, 10, 2, 0), (BufferId(3, 3), 10, 2, 0.0), None),  # sclang's nil
        ((3, 10, 2, 8000, 0), (BufferId(3, 3), 10, 2, 8000.0), None),
        ((3, 10, None, None, None), (BufferId(3, 3), 10, 1, 0.0), None),
        ((3, 10, b"/x\0\0"), (BufferId(3, 3), 10, 1, 0.0), b"/x\0\0"),
        ((3, 10, 2, 8000, b""), (BufferId(3, 3), 10, 2, 8000.0), None),
        # The completion message before the rate, as sclang 3.14 sends it.
        ((3, 10, 2, 0, 8000.0), (BufferId(3, 3), 10, 2, 8000.0), None),
        ((3, 10, 2, 0, 0), (BufferId(3, 3), 10, 2, 0.0), None),
        ((3, 10, 2, None, 8000), (BufferId(3, 3), 10, 2, 8000.0), None),
        ((3, 10, 2, b"", 8000), (BufferId(3, 3), 10, 2, 8000.0), None),
        ((3, 10, 2, b"/x\0\0", 8000), (BufferId(3, 3), 10, 2, 8000.0), b"/x\0\0"),
        ((3, 10, 2, b"/x\0\0", 0), (BufferId(3, 3), 10, 2, 0.0), b"/x\0\0"),
        ((3, 10, 2, 0, b"/x\0\0"), (BufferId(3, 3), 10, 2, 0.0), b"/x\0\0"),
    ],
)
def test_in_order(arguments: tuple[Any, ...], fields: tuple[Any, ...], completion: bytes | None) -> None:
    made, given = bound("/b_alloc", *arguments)
    assert (made.buffer, made.frames, made.channels, made.sample_rate) == fields
    assert given == completion


def test_lists_are_taken_where_many_values_are() -> None:
    assert [run.values.tolist() for run in bound("/b_setn", 1, 0, 2, (0.5, (0.25,)), (3, 1, 2.0))[0].ranges] == [
        [0.5, 0.25],
        [2.0],
    ]
    assert [named.key for named in bound("/b_query", (0, 1), "x")[0].buffers] == [0, 1, "x"]
    assert bound("/bufnmf", "source", 1, "fftSettings", (512, 128, 512), "components", 2)[0].fft_settings == (
        512,
        128,
        512,
    )
    assert bound("/b_gen", 1, "sine1", 7, (1, 0.5))[0].arguments == (7, 1, 0.5)


def test_rest_of_the_arguments() -> None:
    made, completion = bound("/b_allocReadChannel", 1, "a.wav", 0, -1, 3, 1, b"/b_query\0\0\0\0,i\0\0\0\0\0\1")
    assert made.channels == (3, 1)
    assert completion is not None
    assert bound("/b_allocReadChannel", 1, "a.wav")[0].channels == ()


@pytest.mark.parametrize(
    ("address", "arguments", "reason"),
    [
        ("/b_alloc", (), "buffer is missing: the buffer's number or name"),
        ("/b_alloc", (1,), "frames is missing: number of frames"),
        ("/b_alloc", (1, 2.5), "frames is 2.5; it takes an integer"),
        ("/b_alloc", (1, None), "frames is empty; it takes an integer"),
        ("/b_alloc", (1, 10, 1, 8000, 7), "5 arguments; /b_alloc takes at most 4"),
        ("/b_alloc", (1, 10, 1, b"/x\0\0", 8000, b"/x\0\0"), "sampleRate is a blob of 4 bytes"),
        ("/b_alloc", (1, 10, 1, 0, 0, 0), "6 arguments; /b_alloc takes at most 4"),
        ("/b_alloc", (1, b"/x\0\0", 10), "frames is a blob of 4 bytes"),
        ("/b_free", (1, "x"), "2 arguments; /b_free takes at most 1"),
        ("/b_setSampleRate", (1, 8000, 0), "3 arguments; /b_setSampleRate takes at most 2"),
        ("/b_list", (1,), "1 argument; /b_list takes at most 0"),
        ("/b_set", (1,), "samples is missing: pairs of sample index and value"),
        ("/b_setn", (1,), "ranges is missing"),
        ("/b_get", (1, 0, b"/x\0\0"), "indices is a blob"),
        ("/b_alloc", ((1, 10),), "a list was given for buffer; it takes one value: the buffer's number or name"),
        ("/b_setn", ((1, 0, 1, 0.5),), "a list was given for buffer"),
        ("/b_getn", (1, ()), "ranges is missing"),
        ("/b_query", (1, -1), "buffers is -1; buffers have numbers from 0 on"),
    ],
)
def test_what_does_not_fit(address: str, arguments: tuple[Any, ...], reason: str) -> None:
    with pytest.raises(ArgumentError, match=f"^{reason}"):
        bound(address, *arguments)


def test_only_one_nil_is_a_completion_that_is_left_out() -> None:
    assert bound("/b_free", 1, 0)[1] is None
    assert bound("/b_read", 1, "a.wav", 0, -1, 0, 0, 0)[0].buf_start == 0
    with pytest.raises(ArgumentError, match="3 arguments; /b_free takes at most 1"):
        bound("/b_free", 1, 0, 0)


def test_a_definition_is_no_completion_message() -> None:
    assert bound("/d_recv", b"SCgf")[1] is None
    assert bound("/d_recv", b"SCgf", 0)[1] is None
    assert bound("/d_recv", b"SCgf", b"/x\0\0")[1] == b"/x\0\0"


def test_by_keys() -> None:
    made, completion = bound(
        "/bufnmf", "@SOURCE", "drums", "Components", "3", "fftsettings", 512, "128", 1024.0, "resynth", -1, "bases", 7
    )
    assert (made.source, made.components, made.fft_settings) == (BufferId("drums", "drums"), 3, (512, 128, 1024))
    assert (made.resynth, made.bases) == (None, BufferId(7, 7))
    assert completion is None


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        ((), "source is missing: the sound to take apart"),
        (("source", 1, "component", 3), "the key 'component' is unknown: did you mean components?"),
        (("source", 1, "@Iteration", 3), "the key '@Iteration' is unknown: did you mean iterations?"),
        (("source", 1, "qqq", 3), "the key 'qqq' is unknown: the keys are source, startFrame"),
        ((5, "source", 1), "5 comes first, where a key is due"),
        ((("source", 1),), "a list comes first, where a key is due"),
        (("source", (1,)), "a list was given for source; it takes one value: the sound to take apart"),
        (("source", 1, 5, 3), "source takes one value, and 5 follows it, where a key is due; /bufnmf takes pairs"),
        (("source", 1, "components"), "components has no value: number of components"),
        (("source", 1, "fftSettings", "components", 2), "fftSettings has no value"),
        (("source", 1, "@source", 2), "source is given twice"),
        (("source", 1, "components", 2.5), "components is 2.5; it takes an integer"),
        (("source", 1, "components", -2), "components is -2; it is at least -1"),
        (("source", 1, "basesMode", 2, 3), "basesMode is 3; it is between 0 and 2"),
        (("source", -1), "source is -1; buffers have numbers"),
    ],
)
def test_keys_that_do_not_fit(arguments: tuple[Any, ...], reason: str) -> None:
    with pytest.raises(ArgumentError, match=f"^{reason.replace('?', '[?]')}"):
        bound("/bufnmf", *arguments)


def test_every_number_of_scsynths_stands_for_a_command() -> None:
    assert [number for number in range(1, 67) if str(number) not in REGISTRY] == []
    names = {9: "/s_new", 15: "/n_set", 22: "/g_head", 35: "/b_set", 57: "/g_queryTree", 66: "/b_setSampleRate"}
    assert {number: REGISTRY[str(number)].address for number in names} == names


@pytest.mark.parametrize("kind", REGISTRY.values(), ids=REGISTRY.keys())
def test_every_field_is_documented(kind: type[Command]) -> None:
    assert kind.__doc__
    assert all(shape.doc for shape in kind.shapes().values())


def test_names_in_messages() -> None:
    assert [camel_case(name) for name in ("num_frames", "path", "a_b_c")] == ["numFrames", "path", "aBC"]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["x"], ("x", 0.1)),
        (["x", 2], ("x", 2.0)),
        (["id", "x", "fade", 2], ("x", 2.0)),
        (["FADE", 2, "ID", "x"], ("x", 2.0)),
        (["@fade", 2, "@id", "x"], ("x", 2.0)),
        (["x", "fade", 2], ("x", 2.0)),
        (["x", "@fade", "2"], ("x", 2.0)),
        (["id"], ("id", 0.1)),
        (["fade"], ("fade", 0.1)),
        (["fade", 2], ("fade", 2.0)),  # as a key it would leave the buffer out
        (["id", "fade", "fade", 2], ("fade", 2.0)),
        (["@id", "fade"], ("fade", 0.1)),
    ],
)
def test_values_come_in_order_then_by_key(arguments: list[Any], expected: tuple[str, float]) -> None:
    command, _ = finished(bind(REGISTRY["/live/bases"], arguments))
    values = {name: getattr(command, name) for name in ("id", "fade")}
    assert (values["id"].key, values["fade"]) == expected


@pytest.mark.parametrize("arguments", [[1, 0.5], ["gains", 1, 0.5], ["@gains", 1, 0.5]])
def test_a_list_alone_may_have_its_key(arguments: list[Any]) -> None:
    command, _ = finished(bind(REGISTRY["/live/gains"], arguments))
    assert vars(command)["gains"] == (1.0, 0.5)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["from", "to"], ["from", "to"]),
        (["from", 10], ["from", 10]),
        (["a", "to"], ["a", "to"]),
        (["from", "from", "to", "to"], ["from", "to"]),
        (["to", "a", "from", "b"], ["b", "a"]),
    ],
)
def test_names_of_arguments_may_be_names_of_buffers(arguments: list[Any], expected: list[Any]) -> None:
    command, _ = finished(bind(REGISTRY["/b_rename"], arguments))
    assert [value.key for value in vars(command).values() if isinstance(value, BufferId)] == expected


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["source", "a", "b"], "bases is missing: "),
        (["source", "a", "b", "components", 8], "bases is missing: "),
        (["bases", "kit", "components", 8], "source is missing: "),
        (["bases", "a", "b"], "the key 'b' is unknown"),
        (["bases", 0, 1], "bases takes one value, and 1 follows it"),
        (["source", "components", 8], "source has no value: "),
    ],
)
def test_where_a_list_would_take_whatever_follows_a_required_key_at_the_beginning_is_one(
    arguments: list[Any], reason: str
) -> None:
    meant = f"; a buffer called {arguments[0]} is given as @bases {arguments[0]} @source …"
    with pytest.raises(ArgumentError, match=f"^{reason}.*{re.escape(meant)}$"):
        bound("/bufnmftrain", *arguments)


@pytest.mark.parametrize(
    ("arguments", "bases", "source"),
    [
        (["kit", "a", "source"], "kit", ["a", "source"]),
        (["seed", "a"], "seed", ["a"]),
        (["components", "a", "components", 8], "components", ["a"]),
        (["components", 8, "source", "a", "b", "bases", "kit"], "kit", ["a", "b"]),
        (["@bases", "source", "@source", "a", "b"], "source", ["a", "b"]),
    ],
)
def test_there_too_buffers_may_be_called_like_other_arguments(
    arguments: list[Any], bases: str, source: list[str]
) -> None:
    command, _ = bound("/bufnmftrain", *arguments)
    assert (command.bases.key, [each.key for each in command.source]) == (bases, source)


def test_where_all_required_keys_are_given_no_word_is_taken_for_a_buffer() -> None:
    with pytest.raises(ArgumentError, match=r"^seed is 0\.5; it takes an integer$"):
        bound("/bufnmftrain", "source", "a", "bases", "kit", "seed", 0.5)


def test_a_list_may_come_first_and_a_key_behind_it() -> None:
    command, _ = finished(bind(REGISTRY["/monitor/play"], ["x", "gains", 1, 0.5, "loop", 1]))
    assert vars(command)["gains"] == (1.0, 0.5)
    assert vars(command)["loop"] == 1
    with pytest.raises(ArgumentError, match="id is given twice"):
        finished(bind(REGISTRY["/monitor/play"], ["x", "id", "y"]))
    command, _ = finished(bind(REGISTRY["/monitor/play"], ["loop", "gains", 1, 0.5, "loop", 1]))
    assert (vars(command)["id"].key, vars(command)["gains"], vars(command)["loop"]) == ("loop", (1.0, 0.5), 1)
