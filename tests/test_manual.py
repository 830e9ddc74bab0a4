"""The documentation in the terminal, asked for as a person asks."""

from __future__ import annotations

import pytest

from nmfserver import manual
from tests.test_cli import run


def test_without_a_topic_the_pages_are_listed() -> None:
    done = run("help")
    assert done.returncode == 0
    listed = [line.split()[1] for line in done.stdout.splitlines() if line.startswith(" • ")]
    assert listed == [f"{name}:" for name in manual.PAGES]


@pytest.mark.parametrize("topic", [("live",), ("LIVE",), ("command", "line"), ("command-line",)], ids="-".join)
def test_a_page_is_shown(topic: tuple[str, ...]) -> None:
    done = run("help", *topic)
    title = "Live" if len(topic[0]) == 4 else "Command line"
    assert (done.returncode, done.stderr, done.stdout.split("\n")[0].strip()) == (0, "", title)


@pytest.mark.parametrize("page", manual.PAGES)
def test_every_page_can_be_shown_and_its_links_be_typed(page: str) -> None:
    shown = manual.help_on(page)
    assert shown.startswith("# ")
    assert ".md" not in shown.replace("README.md", "")


def test_one_command_is_shown_with_its_arguments() -> None:
    done = run("help", "/live/learn")
    assert done.returncode == 0
    assert done.stdout.split("\n")[0].strip() == "/live/learn"
    assert "seconds from round to round" in done.stdout
    assert "/live/status.reply" not in done.stdout  # the next entry


def test_a_command_of_several_that_are_one_is_found() -> None:
    assert "Refused, as it belongs to synthesis" in manual.help_on("/s_new")


@pytest.mark.parametrize(
    ("topic", "sentence"),
    [
        ("lve", "there is no page 'lve': did you mean live?"),
        ("xyzzy", "there is no page 'xyzzy': the pages are sounds, decomposition, seeding,"),
        ("../../README", "there is no page '../../README': the pages are"),
        ("/live/lern", "there is no command '/live/lern': did you mean /live/learn?"),
        ("/xyzzy", "there is no command '/xyzzy': 'nmfserver help commands' lists them all"),
    ],
)
def test_an_unknown_topic_is_one_sentence_and_exit_code_1(topic: str, sentence: str) -> None:
    done = run("help", topic)
    assert (done.returncode, done.stdout) == (1, "")
    assert sentence in " ".join(done.stderr.split())
