"""Settings: defaults, a user's file, flags, and the sentence for each mistake."""

import dataclasses
import tomllib
from pathlib import Path
from typing import Any

import psutil
import pytest

from nmfserver import config
from nmfserver.errors import StartError


def written(folder: Path, text: str) -> Path:
    file = folder / "mine.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_the_defaults_are_those_of_the_contract() -> None:
    options = config.load()
    assert (options.host, options.port, options.file_folders) == ("localhost", 57200, ())
    assert options.sample_rate == 48000.0
    assert options.quota == psutil.virtual_memory().total // 2


def test_every_setting_stands_in_the_file_of_defaults() -> None:
    values = tomllib.loads(config.default_file().read_text(encoding="utf-8"))
    assert list(values) == [field.name for field in dataclasses.fields(config.Options)]


def test_flags_win_over_the_file_and_the_file_over_the_defaults(tmp_path: Path) -> None:
    file = written(tmp_path, 'port = 6000\nsample_rate = 44100\nmemory_quota = 8\nfile_folders = ["~/a", "b ü"]')
    options = config.load(file, {"port": 7000, "host": None, "threads": 2})
    assert (options.port, options.host, options.threads) == (7000, "localhost", 2)
    assert (options.sample_rate, options.quota) == (44100.0, 8 * 2**20)
    assert type(options.sample_rate) is float
    assert options.file_folders == ("~/a", "b ü")
    assert config.load(None, {"file_folders": ["x"]}).file_folders == ("x",)


@pytest.mark.parametrize("name", [field.name for field in dataclasses.fields(config.Options)])
def test_options_cannot_be_changed(name: str) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(config.load(), name, 1)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("prot = 1", "'prot' is no setting; the settings are host, port"),
        ("[server]\nport = 1", "'server' is no setting"),
        ("port = 65536", "port is 65536; it is between 0 and 65535"),
        ("port = -1", "port is -1; it is between 0 and 65535"),
        ("port = 57200.0", "port is 57200.0; it takes a value of type int"),
        ("port = true", "port is True; it takes a value of type int"),
        ('port = "57200"', "port is '57200'; it takes a value of type int"),
        ("host = 1", "host is 1; it takes a value of type str"),
        ("sample_rate = 0.5", "sample_rate is 0.5; it is between 1 and 2147483648"),
        ("sample_rate = nan", "sample_rate is nan; it is between"),
        ("sample_rate = inf", "sample_rate is inf; it is between"),
        ("memory_quota = -1", "memory_quota is -1; it is between 0 and"),
        ("threads = 5000", "threads is 5000; it is between 0 and 4096"),
        ('log_level = "loud"', "log_level is 'loud'; it is one of debug, info, warning, error"),
        ('file_folders = "a"', "file_folders is 'a'; it is a list of folders"),
        ("file_folders = [1]", r"file_folders is \[1\]; it is a list of folders"),
        ("port = ", "mine.toml is not valid TOML: Invalid value"),
        ("port = 1\nport = 2", "mine.toml is not valid TOML"),
    ],
)
def test_mistakes_in_a_file(text: str, reason: str, tmp_path: Path) -> None:
    with pytest.raises(StartError, match=reason):
        config.load(written(tmp_path, text))


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    for name, reason in (("missing.toml", "No such file or directory"), (".", "Is a directory")):
        with pytest.raises(StartError, match=f"the configuration .* cannot be read: {reason}"):
            config.load(tmp_path / name)
    latin = tmp_path / "latin.toml"
    latin.write_bytes('host = "é"'.encode("latin-1"))
    with pytest.raises(StartError, match=r"latin\.toml is not valid TOML: .*utf-8"):
        config.load(latin)


@pytest.mark.parametrize(
    ("flags", "reason"), [({"port": 70000}, "port is 70000"), ({"colour": 1}, "'colour' is no setting")]
)
def test_mistakes_in_flags(flags: dict[str, Any], reason: str) -> None:
    with pytest.raises(StartError, match=reason):
        config.load(None, flags)
