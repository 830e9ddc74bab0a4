"""The command line, run as a person runs it."""

from __future__ import annotations

import contextlib
import inspect
import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile

import nmfserver
from nmfserver.kernels import on_demand
from nmfserver.library import most_components
from nmfserver.processes.presets import PRESETS
from nmfserver.processes.settings import LARGEST_SPARSITY, WORDS, Settings
from nmfserver.sessions.manifest import Buffer, Live, Manifest
from nmfserver.sessions.store import SessionStore
from nmfserver.sound_files.service import Transfer
from nmfserver.terminal import train
from nmfserver.terminal.decompose import CHOICES
from tests.disks import full_disk
from tests.ports import free_port
from tests.sound_files.makers import sound, whole
from tests.wire import Process, Udp, running, wait_until


def run(*arguments: object, cwd: Path | None = None, **env: str) -> subprocess.CompletedProcess[str]:
    command = [
        sys.executable,
        "-m",
        "nmfserver",
        *(word if isinstance(word, bytes) else str(word) for word in arguments),
    ]
    surroundings = {**os.environ, **env}
    return subprocess.run(
        command, capture_output=True, encoding="utf-8", errors="replace", cwd=cwd, env=surroundings, timeout=100
    )


def test_version_and_help() -> None:
    assert run("--version").stdout == f"nmfserver {nmfserver.__version__}\n"
    shown = run("--help").stdout
    assert all(command in shown for command in ("serve", "decompose", "warmup", "send"))
    assert "--memory-quota" in run("serve", "--help").stdout


def test_every_choice_of_the_library_is_a_flag_whose_help_tells_the_default_and_the_words() -> None:
    parameters = inspect.signature(nmfserver.decompose).parameters
    apart = {"samples", "sample_rate", "bases", "bases_mode", "activations", "act_mode", "names", "watch", "threads"}
    assert set(CHOICES) == set(parameters) - apart
    usual = Settings(components=most_components())
    for name, (_, text) in CHOICES.items():
        default = getattr(usual, name, None) if parameters[name].default is None else parameters[name].default
        shown = f"{default:g}" if isinstance(default, float) else str(default)
        assert name == "preset" or re.search(rf"\({shown}[,)]", text), name
        assert all(word in text for word in WORDS.get(name, ())), name
    assert all(name in CHOICES["preset"][1] for name in PRESETS)
    for choices in (CHOICES, train.CHOICES):
        assert f"at most {LARGEST_SPARSITY:.0f}:" in choices["sparsity"][1]


def test_a_file_comes_apart_into_files_that_sum_to_it_and_a_picture(recording: Path, tmp_path: Path) -> None:
    out = tmp_path / "new" / "parts"
    done = run("decompose", recording, "--components", 3, "--iterations", 20, "--seed", 5, "--out", out)
    assert done.returncode == 0, done.stderr
    line = r"3 components \(pitch order\), \d+ % explained, seed 5, solver fast"
    assert re.fullmatch(line, done.stderr.strip())
    written = [Path(line) for line in done.stdout.splitlines()]
    names = ["component-1.wav", "component-2.wav", "component-3.wav", "bases.wav", "activations.wav"]
    assert [path.name for path in written] == [f"{recording.stem}-{name}" for name in names] + [
        f"{recording.stem}{ending}" for ending in (".png", ".json")
    ]
    sound, rate = soundfile.read(recording, dtype="float32", always_2d=True)
    stems = [soundfile.read(path, dtype="float32", always_2d=True)[0] for path in written[:3]]
    assert np.abs(sum(stems) - sound).max() < 1e-4
    expected = nmfserver.decompose(sound, rate, components=3, iterations=20, seed=5)
    bases = soundfile.read(written[3], dtype="float32", always_2d=True)[0]
    np.testing.assert_allclose(bases, expected.bases.reshape(6, -1).T, atol=1e-5)
    activations = soundfile.read(written[4], dtype="float32", always_2d=True)[0]
    np.testing.assert_allclose(activations, expected.activations.reshape(6, -1).T, atol=1e-5)
    picture = written[5].read_bytes()
    assert all(path.parent == out for path in written)
    assert picture.startswith(b"\x89PNG")
    assert len(picture) > 20_000


def test_names_stand_in_the_names_of_the_files(recording: Path, tmp_path: Path) -> None:
    names = ("--components", 3, "--iterations", 5, "--names", "kick", "hi hat", "--out", tmp_path)
    done = run("decompose", recording, *names)
    assert done.returncode == 0, done.stderr
    stems = [Path(line).name.removeprefix(f"{recording.stem}-") for line in done.stdout.splitlines()[:3]]
    assert stems == ["component-1-kick.wav", "component-2-hi_hat.wav", "component-3.wav"]
    done = run("decompose", recording, "--components", 1, *names[4:], "--force")
    assert "2 names for 1 component" in done.stderr


def test_bases_of_a_session_bring_their_names(recording: Path, tmp_path: Path) -> None:
    store = SessionStore(tmp_path / "sessions")
    saving = (folder := store.folder("gig")).begin()
    edition, bases = object(), np.random.default_rng(1).random((513, 2)).astype(np.float32)
    saving.write(edition, bases, 1.0, "bases", Transfer())
    sound = saving.sound(edition, ("kick", "hat"))
    assert sound is not None
    saving.commit(Manifest((Buffer(0, 1.0, sound),), (), Live((), (), (), (), "filter", 1.0, False, 0.0, {}, {})))
    saving.close()
    store.close()
    mono = tmp_path / "mono.wav"
    soundfile.write(mono, soundfile.read(recording)[0][:, 0], 44100)
    done = run("decompose", mono, "--components", 2, "--bases", folder.path / sound.file, "--out", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    assert [Path(line).name for line in done.stdout.splitlines()[:2]] == [
        "mono-component-1-kick.wav", "mono-component-2-hat.wav"
    ]  # fmt: skip


@pytest.mark.parametrize(
    "choices",
    [
        {
            "components": -1, "min_components": 2, "max_components": 2, "starts": 1, "order": "energy",
            "stereo": "apart", "window_size": 512, "hop_size": 128, "fft_size": 1024,
        },
        {"preset": "drums", "solver": "mu", "tolerance": 0.05, "order": "onset", "stereo": "paired"},
        {"template_frames": 3, "sparsity": 0.5},
    ],
    ids=("fast", "mu", "templates"),
)  # fmt: skip
def test_what_is_chosen_by_flags_is_what_the_library_does(
    choices: dict[str, Any], recording: Path, tmp_path: Path
) -> None:
    if "template_frames" in choices:
        on_demand.prepare(lambda: None)  # here, where nothing ends it if the machine is busy
    flags = (word for name, value in choices.items() for word in (f"--{name.replace('_', '-')}", value))
    done = run("decompose", recording, "--seed", 7, *flags, "--out", tmp_path)
    assert done.returncode == 0, done.stderr
    expected = nmfserver.decompose(*soundfile.read(recording, dtype="float32"), seed=7, **choices)
    assert done.stderr.strip() == ("found " if choices.get("components") == -1 else "") + str(expected)
    bases = soundfile.read(tmp_path / f"{recording.stem}-bases.wav", dtype="float32")[0]
    np.testing.assert_allclose(bases, expected.bases.reshape(bases.shape[::-1]).T, atol=1e-5)


def test_several_files_come_apart_in_one_call_and_one_that_cannot_holds_up_none(tmp_path: Path) -> None:
    for name in ("one", "other"):
        soundfile.write(tmp_path / f"{name}.wav", np.sin(np.arange(3000) / 9), 44100)
    (tmp_path / "noise.wav").write_text("no sound")
    files = ("one.wav", "noise.wav", "other.wav")
    done = run("decompose", *files, "--components", 1, "--picture", "--out", "out", cwd=tmp_path)
    assert done.returncode == 1
    said = done.stderr.splitlines()
    assert [line.partition(":")[0] for line in said] == ["one.wav", "nmfserver", "other.wav", "3 files"]
    assert said[1].startswith("nmfserver: noise.wav: ")
    assert "cannot be read as a sound file" in said[1]
    names = [Path(line).name for line in done.stdout.splitlines()]
    endings = ("-component-1.wav", "-bases.wav", "-activations.wav", ".png", ".json")
    assert names == [name + ending for name in ("one", "other") for ending in endings]
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted(names)


def test_bases_of_one_run_serve_another_all_or_some_of_them(recording: Path, tmp_path: Path) -> None:
    run("decompose", recording, "--components", 2, "--iterations", 20, "--out", tmp_path)
    bases = tmp_path / f"{recording.stem}-bases.wav"
    kept = bases.read_bytes()
    done = run(
        "decompose", recording, "--components", 2, "--bases", bases, "--bases-mode", 2, "--iterations", 5,
        "--num-frames", 20000, "--start-frame", 100, "--out", tmp_path / "again",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    again = soundfile.read(tmp_path / "again" / bases.name, dtype="float32")[0]
    np.testing.assert_allclose(again, soundfile.read(bases, dtype="float32")[0], atol=1e-6)
    assert bases.read_bytes() == kept
    done = run(
        "decompose", recording, "--components", 2, "--bases", bases, "--bases-mode", 2, 0, "--out", tmp_path / "some"
    )
    assert done.returncode == 0, done.stderr
    some = soundfile.read(tmp_path / "some" / bases.name, dtype="float32")[0]
    whole = soundfile.read(bases, dtype="float32")[0]
    assert [np.allclose(some[:, column], whole[:, column], atol=1e-6) for column in range(4)] == [True, False] * 2


def test_bases_of_several_frames_serve_another_run_and_say_how_many_they_have_and_their_hop(
    recording: Path, tmp_path: Path
) -> None:
    on_demand.prepare(lambda: None)
    parts = nmfserver.decompose(recording, components=2, iterations=8, template_frames=3)
    bases = tmp_path / "loop-bases.wav"
    parts.save(tmp_path, "loop", picture=False)
    flags = "--components", 2, "--bases", bases, "--bases-mode", 2, "--no-picture", "--out", tmp_path / "again"
    done = run("decompose", recording, *flags)
    assert done.returncode == 1
    assert "loop-bases.wav have 3 frames, but --template-frames is 1: use --template-frames 3" in done.stderr
    done = run("decompose", recording, *flags, "--template-frames", 3, "--hop-size", 256)
    assert done.returncode == 1
    assert "frames that are 512 samples apart, but the hop size is 256: use --hop-size 512" in done.stderr
    assert not (tmp_path / "again").exists()
    done = run("decompose", recording, *flags, "--template-frames", 3, "--iterations", 5)
    assert done.returncode == 0, done.stderr
    again = soundfile.read(tmp_path / "again" / f"{recording.stem}-bases.wav", dtype="float32")[0]
    np.testing.assert_allclose(again, soundfile.read(bases, dtype="float32")[0], atol=1e-6)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("decompose", "nowhere.wav", "--out", "x"), "nowhere.wav does not exist"),
        (("decompose", "noise.txt", "--out", "x"), "noise.txt cannot be read as a sound file"),
        (("decompose", "tone.wav", "--out", "x", "--components", "0"), "components is 0"),
        (("decompose", "tone.wav", "--out", "x", "--fft-size", "100"), "the FFT size is 100"),
        (("decompose", "tone.wav", "--out", "x", "--start-frame", "9999"), "tone.wav has 1000 frames"),
        (
            ("decompose", "tone.wav", "--out", "x", "--bases", "tone.wav"),
            "the bases have the shape (1, 1, 1000); it is (channels, components, length), here (1, 3, …)",
        ),
        # told before the work: this much of it would not end
        (("decompose", "tone.wav", "--out", "noise.txt", "--iterations", "2000000000"), "noise.txt cannot be made"),
        (("serve", "--config", "nowhere.toml"), "nowhere.toml cannot be read"),
        (("serve", "--file-folders", "~nobody_of_this_name/x"), "is no path that can be followed"),
        (("serve", "--file-folders", ""), "file_folders is ['']; it is a list of folders"),
        (("decompose", "~nobody_of_this_name/x", "--out", "x"), "is no path that can be followed"),
        (
            ("decompose", "tone.wav", "y/tone.wav", "--out", "x"),
            "tone.wav and y/tone.wav would both be written as tone.wav-…: give each a folder of its own",
        ),
        (
            ("decompose", "a/Lo\u0308op.wav", "l\u00f6OP.wav", "--out", "x"),
            "would both be written as l\u00f6OP.wav-…: give each",
        ),
        (("decompose", "tone.wav", "--out", "x", "--bases", "nowhere.wav"), "nowhere.wav does not exist"),
        (("send", "--host", "no such host", "/status"), "'no such host' is no address of a machine: Name or service"),
        (("serve", "--port", "99999"), "port is 99999; it is between 0 and 65535"),
        (("serve", "--host", "no such host"), "'no such host' is no address of this machine"),
        (("send", "--port", "9", "/status"), "is the server running?"),
        (("send", "b_query", "0"), "did you mean /b_query?"),
        (("decompose", "tone.wav", "--out", "x", "--num-frames", "0"), "--num-frames is 0; it is at least 1"),
        (("decompose", "tone.wav", "--out", "x", "--components", "2000"), "a sound file holds at most 1024"),
        (("decompose", "wide.wav", "--out", "x"), "1200 components in all"),  # by the library's default of 3
        (("decompose", "wide.wav", "--out", "x", "--preset", "bass"), "1600 components in all"),
        (("decompose", "wide.wav", "--out", "x", "--components", "-1"), "up to 8000 components in all"),
        (("decompose", "tone.wav", "--out", "x", "--solver", "fats"), "fats; it is fast or mu: did you mean fast?"),
        (
            ("decompose", "tone.wav", "--out", "x", "--bases-mode", "2", "2"),
            "2 modes of the bases are given for 3 components",
        ),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_exit_code_1(
    arguments: tuple[str, ...], sentence: str, tmp_path: Path
) -> None:
    (tmp_path / "noise.txt").write_text("no sound")
    soundfile.write(tmp_path / "tone.wav", np.sin(np.arange(1000) / 9), 44100)
    soundfile.write(tmp_path / "wide.wav", np.zeros((1000, 400)), 44100)
    done = run(*arguments, cwd=tmp_path)
    assert done.returncode == 1
    assert sentence in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "x").exists()


C_LOCALE = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


@pytest.mark.skipif(sys.platform != "linux", reason="names are text there")
@pytest.mark.parametrize(
    ("there", "named", "env"),
    [
        (b"caf\xe9", b"caf\xe9", {}),
        ("太鼓 🥁".encode(), "太鼓 🥁".encode(), {"PYTHONIOENCODING": "cp1252"}),
        ("Übung".encode(), "Übung".encode(), C_LOCALE),
        ("U\u0308bung".encode(), "Übung".encode(), {}),
        (b"-kick", b"-kick", {}),
        (b"n" * 250, b"n" * 250, {}),
    ],
)
def test_any_name_of_a_file_and_a_folder_is_taken(
    there: bytes, named: bytes, env: dict[str, str], tmp_path: Path
) -> None:
    path = os.fsencode(tmp_path) + b"/" + there
    soundfile.write(path + b".wav", np.sin(np.arange(2000) / 9), 44100, format="WAV")
    out = named + b" parts" if len(there) < 200 else b"out"
    done = run(
        "decompose", named + b".wav", b"--out=" + out, "--components", 1, "--iterations", 1, "--num-frames", 1500,
        cwd=tmp_path, **env,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    line = r"1 component, \d+ % explained, seed \d+, solver fast"
    assert re.fullmatch(line, done.stderr.strip())  # and no warning that there is no picture
    stem = named if len(named) < 200 else named[:220]
    endings = (b"-activations.wav", b"-bases.wav", b"-component-1.wav", b".json", b".png")
    written = (tmp_path / os.fsdecode(out)).iterdir()
    assert sorted(os.fsencode(path.name) for path in written) == [stem + ending for ending in endings]
    lines = done.stdout.splitlines()
    assert len(lines) == 5
    assert all(line.startswith(f"{tmp_path}/") for line in lines)


def test_a_log_and_an_answer_show_what_the_terminal_lacks_as_question_marks(tmp_path: Path) -> None:
    server = Process(command=("scsynth", "-u", "0"), env={"PYTHONIOENCODING": "ascii"}, log=tmp_path / "errors.txt")
    done = run("send", "--port", server.port, "/b_allocRead", "x", tmp_path / "鼓 é.wav", PYTHONIOENCODING="ascii")
    assert done.returncode == 1
    assert f"{tmp_path}/? ?.wav does not exist" in done.stdout
    assert not done.stderr
    client = Udp(server.port)
    assert client.do("/quit") == ("/done", "/quit")
    client.close()
    assert server.process.stdout is not None
    assert f"{tmp_path}/? ?.wav does not exist" in server.process.stdout.read().decode("ascii")
    assert server.end() == 0
    assert (tmp_path / "errors.txt").read_text() == ""


INTERRUPTING = """
import os, signal, sys
class Finder:
    def find_spec(self, name, *_):
        if name == {!r}:
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Finder())
"""
"""A Ctrl-C at the moment when a module is loaded."""


@pytest.mark.skipif(sys.platform == "win32", reason="there a process cannot interrupt itself")
@pytest.mark.parametrize(
    ("module", "arguments"),
    [
        ("argparse", ["serve", "--port", "0"]),
        ("numpy", ["devices"]),
        ("psutil", ["scsynth", "-u", "0"]),
        ("numba", ["serve", "--port", "0"]),
        ("llvmlite.binding", ["warmup"]),
        ("nmfserver.sound_files.service", ["decompose", "tone.wav", "--out", "x"]),
        ("nmfserver.library", ["decompose", "tone.wav", "--out", "x"]),
        ("nmfserver.osc.blocking", ["send", "/status"]),
    ],
)
def test_ctrl_c_is_quiet_from_the_beginning(module: str, arguments: list[str], tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(INTERRUPTING.format(module))
    soundfile.write(tmp_path / "tone.wav", np.sin(np.arange(1000) / 9), 44100)
    done = run(*arguments, cwd=tmp_path, PYTHONPATH=str(tmp_path))
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")


def test_ctrl_c_while_an_answer_is_awaited_or_kernels_are_compiled_is_quiet_too(tmp_path: Path) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as silent:
        silent.bind(("127.0.0.1", 0))
        port = str(silent.getsockname()[1])
        command = [sys.executable, "-m", "nmfserver"]
        with subprocess.Popen([*command, "send", "--port", port, "/status"], stderr=subprocess.PIPE) as waiting:
            silent.recv(65536)
            waiting.send_signal(signal.SIGINT)
            assert waiting.communicate(timeout=20)[1] == b""
        assert waiting.returncode == 130
    env = os.environ | {name: str(tmp_path) for name in ("XDG_CACHE_HOME", "LOCALAPPDATA")}
    client = Udp(int(port))
    with subprocess.Popen([*command, "serve", "--port", port], stderr=subprocess.PIPE, env=env) as server:
        wait_until(lambda: answers(client, "/version"))
        for _ in range(3):
            server.send_signal(signal.SIGINT)
        errors = server.communicate(timeout=60)[1].decode()
    client.close()
    assert server.returncode == 130
    assert "Traceback" not in errors
    assert errors.splitlines()[-1].endswith("ended; bad packets: 0")


@pytest.mark.parametrize("arguments", [["--help"], ["decompose", "tone.wav", "--out", "x"], ["send", "/status"]])
def test_output_that_nobody_reads_is_no_trouble(arguments: list[str], server: Process, tmp_path: Path) -> None:
    soundfile.write(tmp_path / "tone.wav", np.sin(np.arange(1000) / 9), 44100)
    if arguments[0] == "send":
        arguments = ["send", "--port", str(server.port), *arguments[1:]]
    unread, pipe = os.pipe()
    os.close(unread)
    command = [sys.executable, "-m", "nmfserver", *arguments]
    done = subprocess.run(command, stdout=pipe, stderr=subprocess.PIPE, cwd=tmp_path, timeout=60, text=True)
    os.close(pipe)
    assert done.returncode in (0, 141)
    assert not re.search("Traceback|Broken|ignored", done.stderr)


UNREAD = """
import os, sys
reading, writing = os.pipe()
os.close(reading)
os.dup2(writing, 2)
os.execv(sys.argv[1], sys.argv[1:])
"""
"""A program whose errors nobody reads."""


def test_a_server_whose_log_nobody_reads_runs_on() -> None:
    for command in (("serve", "--port", "0"), ("scsynth", "-u", "0")):
        server = Process(under=(sys.executable, "-c", UNREAD), command=command)
        with contextlib.closing(Udp(server.port)) as client:
            assert client.ask("/nothing")[:2] == ("/fail", "/nothing")
            assert client.ask("/b_query", 0) == ("/b_info", 0, 0, 0, 0.0)
        assert server.end() == 0


def test_a_taken_port_is_named() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        done = run("serve", "--port", port)
    assert done.returncode == 1
    assert f"port {port} is taken, perhaps by another nmfserver" in " ".join(done.stderr.split())


def test_serve_takes_settings_from_a_file_and_flags_win(tmp_path: Path) -> None:
    file = tmp_path / "my.toml"
    file.write_text("sample_rate = 22050\nmemory_quota = 1\n")
    with running("--config", str(file), "--memory-quota", "2") as server:
        status = run("send", "--port", server.port, "/status")
        refused = run("send", "--port", server.port, "/b_alloc", 1, 1000000)
        taken = run("send", "--port", server.port, "/b_alloc", 1, 400000)
    assert status.stdout.split()[-1] == "22050"
    assert refused.returncode == 1
    assert "memory quota of 2.0 MB" in refused.stdout
    assert taken.stdout == "/done /b_alloc 1\n"


def test_the_port_that_serve_tells_answers_at_once_and_a_signal_ends_it() -> None:
    server = Process()
    assert server.ready == f"nmfserver is ready on localhost port {server.port} (UDP and TCP)\n"
    assert run("send", "--port", server.port, "/status").stdout.startswith("/status.reply 1")
    assert run("send", "--port", server.port, "/b_set", 1, 2, 3).returncode == 1
    assert server.end() == 0


def test_warmup_names_the_folder_of_the_kernels() -> None:
    done = run("warmup")
    assert done.returncode == 0
    assert nmfserver.__version__ in done.stderr


def test_a_server_whose_starter_does_not_listen_runs_on() -> None:
    port = free_port()
    command = f"{sys.executable} -m nmfserver serve --port {port} | true"
    with subprocess.Popen(command, shell=True) as shell:
        client = Udp(port)
        wait_until(lambda: answers(client, "/status"))
        assert client.do("/quit") == ("/done", "/quit")
        client.close()
        assert shell.wait(20) == 0


def answers(client: Udp, address: str) -> bool:
    client.send(address)
    try:
        return bool(client.receive(0.2)[0] == f"{address}.reply")
    except TimeoutError:
        return False


@pytest.mark.skipif(sys.platform == "win32", reason="there is no nohup")
def test_nohup_is_respected() -> None:
    process = Process(under=("nohup",))
    process.process.send_signal(signal.SIGHUP)
    assert run("send", "--port", process.port, "/status").stdout.startswith("/status.reply 1")
    assert process.end() == 0


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere threads have no priority of their own")
def test_a_server_that_was_started_with_a_low_priority_keeps_it() -> None:
    """Only root may raise one: the server of anybody else would never become ready."""
    server = Process(under=("nice", "-n", "19"))
    tasks = Path(f"/proc/{server.process.pid}/task").iterdir()
    fields = [(task / "stat").read_text().rsplit(")", 1)[1].split() for task in tasks]
    assert {int(values[16]) for values in fields} == {19}
    assert server.end() == 0


def test_a_file_that_is_cut_short_is_taken_apart_as_far_as_it_goes(tmp_path: Path) -> None:
    content = whole(sound(60_000), format="FLAC", subtype="PCM_16")
    (tmp_path / "cut.flac").write_bytes(content[: len(content) // 2])
    done = run("decompose", tmp_path / "cut.flac", "--iterations", 2, "--out", tmp_path / "parts")
    assert done.returncode == 0
    there = soundfile.info(tmp_path / "parts" / "cut-component-1.wav").frames
    assert 20_000 < there < 40_000
    assert f"{tmp_path / 'cut.flac'} ends after {there} of its 60000 frames" in " ".join(done.stderr.split())


@pytest.mark.skipif(sys.platform != "linux", reason="a disk is made full there")
def test_on_a_full_disk_all_comes_out_or_nothing(tmp_path: Path) -> None:
    old, disk = tmp_path / "old", tmp_path / "disk"
    old.mkdir()
    (old / "tone-component-1.wav").write_bytes(b"an older one")
    soundfile.write(tmp_path / "tone.wav", np.sin(np.arange(30_000) / 9), 44100)  # a stem is 120 kB
    look = f'nothing=0; {sys.executable} -m nmfserver "$@" || nothing=1; ls -A {disk} {disk}/new >&2; exit $nothing'
    for out in (disk, disk / "new" / "parts"):
        under = full_disk(disk, size=2**20, content=old, free=200_000)
        command = ["sh", "-c", look, "sh", "decompose", "tone.wav", "--iterations", "1", "--force", "--out", str(out)]
        done = subprocess.run([*under, *command], capture_output=True, text=True, cwd=tmp_path, timeout=100)
        assert done.returncode == 1
        assert not done.stdout
        sentence, *listed = done.stderr.splitlines()
        assert re.fullmatch(
            f"nmfserver: nothing is written to {out}: {out}/tone-component-.* the disk may be full", sentence
        )
        assert [line for line in listed if line and not line.startswith("ls")][1:] == [
            "filling",
            "tone-component-1.wav",
        ]


def test_what_a_killed_decompose_has_left_goes_with_the_next(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "tone.wav", np.sin(np.arange(30_000) / 9), 44100)
    out = tmp_path / "parts"
    command = [sys.executable, "-m", "nmfserver", "decompose", "tone.wav", "--iterations", "1", "--out", "parts"]
    with subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.DEVNULL) as process:
        wait_until(lambda: list(out.glob(".nmfserver-*/*.wav")))
        process.kill()
    (left,) = out.iterdir()
    assert left.is_dir()
    assert run("decompose", "tone.wav", "--iterations", 1, "--out", out, cwd=tmp_path).returncode == 0
    endings = ["-activations.wav", "-bases.wav", *(f"-component-{n}.wav" for n in (1, 2, 3)), ".json", ".png"]
    assert sorted(path.name for path in out.iterdir()) == ["tone" + ending for ending in endings]
