"""Damaged files of every format, through the real server: each is read or refused, and nothing else happens."""

from pathlib import Path

from tests.sound_files.mutations import attack, originals
from tests.wire import Udp


def test_damaged_files_of_every_format(udp: Udp, tmp_path: Path) -> None:
    count = 3 * len(originals())
    seen = attack(udp, tmp_path, count, 2026)
    assert seen.total() == count
    assert min(seen["/done"], seen["/fail"]) > count / 10
    assert not seen["nmfserver itself"]
