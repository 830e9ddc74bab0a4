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
        ("port = 57200.0", "port is 57200.0; it takes a whole number"),
        ("port = true", "port is True; it takes a whole number"),
        ('port = "57200"', "port is '57200'; it takes a whole number"),
        ("host = 1", "host is 1; it takes a text in quotes"),
        ("sample_rate = 0.5", "sample_rate is 0.5; it is between 1 and 2147483648"),
        ("sample_rate = nan", "sample_rate is nan; it is between"),
        ("sample_rate = inf", "sample_rate is inf; it is between"),
        ("memory_quota = -1", "memory_quota is -1; it is between 0 and"),
        ("threads = 5000", "threads is 5000; it is between 0 and 4096"),
        ('log_level = "loud"', "log_level is 'loud'; it is one of debug, info, warning, error"),
        ('file_folders = "a"', "file_folders is 'a'; it is a list of folders"),
        ('trusted_hosts = "10.0.0.1"', "trusted_hosts is '10.0.0.1'; it is a list of addresses"),
        ('trusted_hosts = ["studio"]', "trusted_hosts has 'studio'; it takes IP addresses, and networks such as"),
        ("file_folders = [1]", r"file_folders is \[1\]; it is a list of folders"),
        ("port = ", "mine.toml is not valid TOML: Invalid value"),
        (
            'file_folders = ["C:\\Users\\me"]',
            r"not valid TOML: .*; in double quotes .* put paths in single quotes, like 'C:.Users.me'",
        ),
        ('log_level = "C:\\\\ok"', r"log_level is 'C:.+ok'; it is one of"),
        (
            'file_folders = ["D:/ok", "C:\\temp\\new"]',
            r"file_folders in the configuration .*mine.toml is 'C:.temp.new'; in double quotes",
        ),
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
    odd = tmp_path / "odd.toml"
    text = "port = 6000\n# größer"
    for data in (text.encode("latin-1"), text.encode("utf-16-le"), b"\xff\xfe" + text.encode("utf-16-le")[:-1]):
        odd.write_bytes(data)
        with pytest.raises(
            StartError, match=r"odd\.toml is no text in UTF-8 \(line [12]\): save it with the encoding UTF-8"
        ):
            config.load(odd)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_what_editors_write_is_read(encoding: str, end: str, tmp_path: Path) -> None:
    lines = ["# größer", r"file_folders = ['C:\Users\Jürgen 🥁', '\\server\share']", "port = 6000", ""]
    mark = "\ufeff" if encoding.endswith("e") else ""  # the others write it on their own
    (tmp_path / "my.toml").write_bytes((mark + end.join(lines)).encode(encoding))
    options = config.load(tmp_path / "my.toml")
    assert options.file_folders == (r"C:\Users\Jürgen 🥁", r"\\server\share")
    assert options.port == 6000


def test_an_empty_file_changes_nothing(tmp_path: Path) -> None:
    assert config.load(written(tmp_path, "")) == config.load()


@pytest.mark.parametrize(
    ("flags", "reason"), [({"port": 70000}, "port is 70000"), ({"colour": 1}, "'colour' is no setting")]
)
def test_mistakes_in_flags(flags: dict[str, Any], reason: str) -> None:
    with pytest.raises(StartError, match=reason):
        config.load(None, flags)
