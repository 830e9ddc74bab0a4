"""The rules of names of components."""

from __future__ import annotations

import pytest

from nmfserver.component_names import number_of, renamed, spelled
from nmfserver.errors import ArgumentError

NAMES = ("", "snare", "")


def test_a_name_is_given_changed_and_taken_away() -> None:
    assert renamed((), 3, 1, "snare") == NAMES
    assert renamed(NAMES, 3, "snare", "clap") == ("", "clap", "")
    assert renamed(NAMES, 3, "snare", "snare") == NAMES
    assert renamed(NAMES, 3, "snare", "") == ()
    assert renamed(NAMES, 3, 0, "") == NAMES


def test_both_forms_of_a_letter_with_an_accent_are_one_name() -> None:
    names = renamed((), 2, 0, "e\u0301toile")
    assert names == ("\u00e9toile", "")
    assert number_of("e\u0301toile", names) == 0


@pytest.mark.parametrize(
    ("component", "name", "reason"),
    [
        (0, "snare", "component 1 is called 'snare' already; each has a name of its own"),
        (3, "x", "component is 3; there are 3 components, from 0 on"),
        (0, "12", "the name is '12'; it is no number, and begins with no @: it stands for a number"),
        (0, "-1e3", "the name is '-1e3'; it is no number, and begins with no @: it stands for a number"),
        (0, "@x", "the name is '@x'; it is no number, and begins with no @: it stands for a number"),
        (0, "a\tb", "the name is 'a\\tb'; it has no control characters, and no space at its ends"),
        (0, " a", "the name is ' a'; it has no control characters, and no space at its ends"),
        (0, "caf\udce9", "the name is 'caf\\udce9'; it has no control characters, and no space at its ends"),
        (0, "x" * 65, "the name has 65 characters; a component's has at most 64"),
        ("snair", "x", "no component is called 'snair': did you mean snare?"),
        ("tom", "x", "no component is called 'tom'; the names are snare"),
    ],
)
def test_names_that_cannot_be_given(component: int | str, name: str, reason: str) -> None:
    with pytest.raises(ArgumentError) as raised:
        renamed(NAMES, 3, component, name)
    assert str(raised.value) == reason


def test_where_nothing_has_a_name_the_sentence_says_so() -> None:
    with pytest.raises(ArgumentError, match="no component is called 'x'; none has a name yet"):
        number_of("x", ())


def test_a_name_in_the_name_of_a_file_is_safe_on_any_system() -> None:
    assert spelled("hi-hat / öpen:2?") == "hi-hat_öpen_2_"
