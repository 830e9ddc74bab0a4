"""Many files and folders in one call of `nmfserver decompose`: which are taken, where results go, how it is stopped."""

from __future__ import annotations

import contextlib
import json
import os
import re
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import psutil
import pytest
import soundfile

from nmfserver.taking.beside import CAN_FORK, MOST_BYTES
from nmfserver.taking.order import SKIPPED, Input, Outcome
from nmfserver.taking.sharing import Room
from nmfserver.terminal import batch
from nmfserver.terminal.console import progress_bars
from nmfserver.terminal.summary import Summary
from tests import sounds
from tests.disks import full_disk
from tests.programs import on_a_terminal
from tests.terminal.running import PROGRAM, QUICK, content, decompose, names, run, tone
from tests.wire import wait_until


def many(folder: Path, count: int, frames: int = 4000) -> None:
    folder.mkdir()
    for number in range(count):
        tone(folder / f"tone-{number:03}.wav", frames, 200 + 10 * number)


def test_folders_are_searched_to_the_bottom_and_what_came_out_is_not_taken_again(tmp_path: Path) -> None:
    for path in ("a/kick.wav", "a/b/kick.wav", "a/b/loop.AIFF", "a/.hidden.wav", "a/.git/x.wav", "snare.wav"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        tone(tmp_path / path)
    (tmp_path / "a" / "notes.txt").write_text("no sound")
    done = decompose("a", "snare.wav", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    *lines, last = done.stderr.splitlines()
    assert [line.partition(":")[0] for line in lines] == ["a/b/kick.wav", "a/b/loop.AIFF", "a/kick.wav", "snare.wav"]
    assert last.startswith("4 files: 4 taken apart, in ")
    folders = {"a/b/kick-parts", "a/b/loop-parts", "a/kick-parts", "snare-parts"}
    written = {str(Path(line).parent.relative_to(tmp_path)) for line in done.stdout.splitlines()}
    assert written == folders == {str(path.parent.relative_to(tmp_path)) for path in tmp_path.rglob("*.json")}
    again = decompose("a", "--skip-existing", cwd=tmp_path)
    assert again.returncode == 0, again.stderr
    assert again.stderr.splitlines()[-1].startswith("3 files: 3 skipped, in ")
    some = decompose(".", "--pattern", "B/K*.WAV", "--out", "out", cwd=tmp_path)
    assert some.returncode == 0, some.stderr
    assert (tmp_path / "out" / "a" / "b" / "kick.json").exists()
    assert len(list((tmp_path / "out").rglob("*.json"))) == 1


def test_files_of_one_name_come_apart_side_by_side_under_their_whole_names(tmp_path: Path) -> None:
    for path in ("loop.wav", "loop.aiff", "other.wav"):
        tone(tmp_path / path)
    assert decompose("loop.wav", "loop.aiff", "other.wav", "loop.wav", "--out", "out", cwd=tmp_path).returncode == 0
    assert {path.name for path in (tmp_path / "out").glob("*.json")} == {
        "loop.wav.json",
        "loop.aiff.json",
        "other.json",
    }
    assert decompose(".", "--pattern", "loop.*", cwd=tmp_path).returncode == 0
    assert {"loop.wav-parts", "loop.aiff-parts"} <= set(names(tmp_path))


@pytest.mark.skipif(sys.platform != "linux", reason="names are bytes there")
def test_any_name_is_taken_in_a_batch_and_told_in_one_line(tmp_path: Path) -> None:
    there = [b"with space.wav", b"line\nbreak.wav", b"caf\xe9.wav", b"[bold]x.wav"]
    for name in there:
        tone(os.fsencode(tmp_path) + b"/" + name)
    (tmp_path / "bad\nname.wav").write_text("no sound")
    done = decompose(".", "--json", cwd=tmp_path)
    assert done.returncode == 1
    assert sorted(line.partition(":")[0] for line in done.stderr.splitlines()) == sorted(
        ["5 files", "[bold]x.wav", "caf?.wav", "line?break.wav", "nmfserver", "with space.wav"]
    )
    told = [json.loads(line) for line in done.stdout.splitlines()]
    failed = [each for each in told if each["state"] == "failed"]
    assert [Path(each["path"]).name for each in failed] == ["bad\nname.wav"]
    assert "cannot be read as a sound file" in failed[0]["reason"]
    whole = [each for each in told if each["state"] == "done"]
    assert {os.fsencode(each["source"]["file"]) for each in whole} == set(there)
    for each in whole:
        assert all(Path(each["folder"], name).exists() for name in each["files"]["stems"])


def nested(folder: Path, levels: int) -> None:
    """Make folders in folders, deeper than the system takes in one path: what is there cannot be read."""
    folder.mkdir()
    handle = os.open(folder, os.O_RDONLY)
    for _ in range(levels):
        os.mkdir("d" * 250, dir_fd=handle)
        inner = os.open("d" * 250, os.O_RDONLY, dir_fd=handle)
        os.close(handle)
        handle = inner
    os.close(handle)


@pytest.mark.skipif(sys.platform == "win32", reason="there folders cannot be opened")
def test_files_that_do_not_exist_and_empty_or_unreadable_folders_hold_up_none(tmp_path: Path) -> None:
    tone(tmp_path / "loop.wav")
    (tmp_path / "empty").mkdir()
    nested(tmp_path / "deep", levels=20)
    done = decompose("nowhere.wav", "empty", "deep", "~nobody_of_this_name/x.wav", "loop.wav", cwd=tmp_path)
    assert done.returncode == 1
    said = done.stderr
    assert re.search(r"nmfserver: .*/deep/ddd.* cannot be read: File name too long\n", said)
    assert "nmfserver: there is no sound file in the folder empty\n" in said
    assert "is no path that can be followed" in said
    assert f"nmfserver: nowhere.wav: {tmp_path / 'nowhere.wav'} does not exist\n" in said
    assert said.splitlines()[-1].startswith("6 files: 1 taken apart, 5 failed, in ")
    assert (tmp_path / "loop-parts" / "loop.json").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="a disk is made full there")
def test_on_a_disk_that_fills_up_each_file_is_whole_or_not_there(tmp_path: Path) -> None:
    many(tmp_path / "sounds", 12, frames=20_000)  # 160 kB of stems each
    (tmp_path / "old").mkdir()
    disk, kept = tmp_path / "disk", tmp_path / "kept"
    under = full_disk(disk, size=2**20, content=tmp_path / "old", free=600_000)
    look = f'"$@"; code=$?; cp -r {disk} {kept}; exit $code'
    command = ["sh", "-c", look, "sh", *PROGRAM, "decompose", "sounds", *QUICK, "--out", str(disk)]
    done = subprocess.run([*under, *command], capture_output=True, text=True, cwd=tmp_path, timeout=100)
    assert done.returncode == 1, done.stderr
    (kept / "filling").unlink()
    whole = {path.stem for path in kept.glob("*.json")}
    assert 1 <= len(whole) < 12
    assert len(names(kept)) == 5 * len(whole)
    assert done.stderr.count("the disk may be full") + done.stderr.count("No space left") == 12 - len(whole)


@pytest.mark.skipif(sys.platform == "win32", reason="there a process is interrupted in another way")
def test_ctrl_c_leaves_no_half_file_and_says_what_is_done(tmp_path: Path) -> None:
    many(tmp_path / "sounds", 400)
    command = [*PROGRAM, "decompose", "sounds", *QUICK, "--out", "out"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert process.returncode == 130, said
    assert "Traceback" not in said
    last = said.splitlines()[-1]
    assert last.startswith("stopped: ") and last.endswith(
        " taken apart of 400 files; --skip-existing goes on from there"
    )
    there = names(tmp_path / "out")
    assert not [name for name in there if name.startswith(".")]
    assert len(there) == 5 * len([name for name in there if name.endswith(".json")]) < 5 * 400


WAITING = """
import concurrent.futures, signal
from concurrent.futures import Future

result, wait = Future.result, concurrent.futures.wait

def on_windows(self, timeout=None):
    open("waiting", "w").close()
    masked = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        return result(self, timeout)
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, masked)

def step(futures, timeout):
    open("waiting", "w").close()
    return wait(futures, timeout)

Future.result, concurrent.futures.wait = on_windows, step
"""
"""Nothing interrupts a wait under Windows; and who waits leaves a file here."""


@pytest.mark.skipif(sys.platform == "win32", reason="it is Windows that is played")
def test_ctrl_c_comes_while_a_file_is_on_its_way_also_under_windows(tmp_path: Path) -> None:
    many(tmp_path / "sounds", 2, 44100)
    (tmp_path / "sitecustomize.py").write_text(WAITING)
    command = [*PROGRAM, "decompose", "sounds", "--solver", "mu", "--iterations", "100000000", "--out", "out"]
    env = {**os.environ, "PYTHONPATH": str(tmp_path)}
    with subprocess.Popen(command, cwd=tmp_path, env=env, stderr=subprocess.PIPE, text=True) as process:
        wait_until((tmp_path / "waiting").exists)
        process.send_signal(signal.SIGINT)
        try:
            _, said = process.communicate(timeout=60)
        finally:
            process.kill()
    assert process.returncode == 130, said
    assert said.splitlines()[-1].startswith("stopped: none taken apart of 2 files")


@pytest.mark.skipif(not CAN_FORK, reason="there threads take all files apart")
def test_where_a_process_dies_its_file_is_told_and_the_others_go_on(tmp_path: Path) -> None:
    many(tmp_path / "sounds", 300)
    command = [*PROGRAM, "decompose", "sounds", *QUICK, "--out", "out"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as main:
        wait_until(lambda: (tmp_path / "out").exists())
        one, *_ = psutil.Process(main.pid).children()
        one.suspend()
        wait_until(lambda: len(list((tmp_path / "out").glob("*.json"))) >= 299)
        one.kill()
        _, said = main.communicate(timeout=60)
    assert main.returncode == 1, said
    assert "the process that took it apart was killed; it may need more memory than there is" in said
    assert said.splitlines()[-1].startswith("300 files: 299 taken apart, 1 failed, in ")


@pytest.mark.parametrize(("has_processes", "places"), [(True, 3), (False, 2)])
def test_more_than_there_are_cores_are_computed_by_processes_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, has_processes: bool, places: int
) -> None:
    together, lock = threading.Barrier(places, timeout=20), threading.Lock()
    computed: set[Input] = set()
    most: list[int] = []

    class Quick:
        def __init__(self, order: object, files: object, room: Room, *others: object) -> None:
            self.cores = room.cores

        def attempt(self, each: Input, show: object) -> Outcome:
            with self.cores.lent(1):
                with lock:
                    computed.add(each)
                    most.append(len(computed))
                together.wait()
                with lock:
                    computed.remove(each)
            return Outcome(each, SKIPPED, "")

    monkeypatch.setattr(batch, "Taking", Quick)
    monkeypatch.setattr(batch, "serves", lambda order: has_processes)
    monkeypatch.setattr(batch, "beside", lambda count, order: contextlib.nullcontext(()))
    order: Any = None
    inputs = [Input(tmp_path / f"{number}.wav", str(number), tmp_path, str(number)) for number in range(24)]
    received: list[Outcome] = []
    with progress_bars(len(inputs)) as bars:
        batch.Batch(order, 2, bars).run(inputs, received.append)
    assert [outcome.input for outcome in received] == inputs
    assert max(most) == places


FAULTY = """
import sys, warnings

def look(event, arguments):
    if event == "open" and str(arguments[0]).endswith("odd.wav"):
        warnings.warn("a library is in doubt")
    if event == "open" and str(arguments[0]).endswith("fault.wav"):
        raise ZeroDivisionError("a fault of ours")

sys.addaudithook(look)
"""


def test_what_is_odd_in_a_process_is_told_and_a_fault_of_ours_shows_where_it_is(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(FAULTY)
    for name in ("odd", "fault", "loop"):
        tone(tmp_path / f"{name}.wav")
    done = decompose("odd.wav", "loop.wav", cwd=tmp_path, PYTHONPATH=str(tmp_path))
    assert done.returncode == 0, done.stderr
    assert "UserWarning: a library is in doubt" in done.stderr
    done = decompose("fault.wav", "loop.wav", "--out", "out", cwd=tmp_path, PYTHONPATH=str(tmp_path))
    assert done.returncode == 1
    assert re.search("taking.py.*ZeroDivisionError: a fault of ours", done.stderr, re.DOTALL)
    assert done.stderr.endswith("this is an error in nmfserver itself: please report it, with the lines above\n")


INTERRUPTING = """
import os, signal, sys

def look(event, arguments, came=[]):
    if event == "os.rename" and str(arguments[1]).endswith("loop.json") and not came:
        came.append(os.kill(os.getpid(), signal.SIGINT))

sys.addaudithook(look)
"""
"""A Ctrl-C at the moment when the first file of a decomposition gets its name."""


@pytest.mark.skipif(sys.platform == "win32", reason="there a process cannot interrupt itself")
def test_ctrl_c_while_files_get_their_names_waits_until_all_have_theirs(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(INTERRUPTING)
    tone(tmp_path / "loop.wav")
    done = decompose("loop.wav", cwd=tmp_path, PYTHONPATH=str(tmp_path))
    assert (done.returncode, done.stderr) == (130, "")
    assert len(names(tmp_path / "loop-parts")) == 5


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such terminal there")
def test_on_a_terminal_bars_show_how_far_it_is_and_a_table_ends_it(tmp_path: Path) -> None:
    many(tmp_path / "sounds", 3)
    (tmp_path / "sounds" / "[bold]noise.wav").write_text("no sound")
    command = ("sh", "-c", f'cd "{tmp_path}"; echo $$; exec "$@"', "sh", *PROGRAM, "decompose", "sounds", *QUICK)
    env = {**os.environ, "TERM": "xterm", "COLUMNS": "120"}
    came: list[int] = []

    def interrupt(said: str) -> None:
        bars = r"sounds/tone-\d*.wav: taking apart.*\d%", r"1 of 4 files.*\d%"
        if not came and all(re.search(bar, said) for bar in bars):
            came.append(int(said.split()[0]))
            os.kill(came[0], signal.SIGINT)

    endless = ("--solver", "mu", "--tolerance", "0", "--iterations", "2000000000", "--budget", "60")
    said = on_a_terminal(*command, *endless, env=env, watch=interrupt, code=130)
    assert "stopped: 1 failed of 4 files; --skip-existing goes on from there" in said
    said = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", on_a_terminal(*command, env=env, code=1))
    assert re.search(r"file +components +explained +seed +seconds +what", said)
    assert re.search(r"sounds/tone-000.wav +2 +\d+ % +1 +\d\.\d\d ", said)
    assert "[bold]noise.wav" in said
    assert said.splitlines()[-1].startswith("4 files: 3 taken apart, 1 failed, in ")
    assert ".wav\r\n/" not in said  # no paths, for the table has the folders


def test_where_older_results_are_replaced_no_call_that_skips_them_is_advised(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Summary(3, as_json=False, can_go_on=False).finish(1.0, is_whole=False)
    assert capsys.readouterr().err == "stopped: none taken apart of 3 files\n"


@pytest.mark.skipif(sys.platform == "win32", reason="there what is left is not swept")
def test_killed_and_begun_again_the_files_are_those_of_an_undisturbed_run(tmp_path: Path) -> None:
    many(tmp_path / "sounds", 30)
    assert decompose("sounds", "--out", "undisturbed", cwd=tmp_path).returncode == 0
    command = [*PROGRAM, "decompose", "sounds", *QUICK, "--out", "out"]
    for enough in (3, 12):
        process = subprocess.Popen(
            [*command, "--skip-existing"], cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        wait_until(lambda enough=enough: len(list((tmp_path / "out").glob("*.json"))) >= enough)
        beside = psutil.Process(process.pid).children()
        process.kill()
        process.wait()
        psutil.wait_procs(beside)  # they end with it
    done = decompose("sounds", "--out", "out", "--skip-existing", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert " skipped, in " in done.stderr.splitlines()[-1]
    assert content(tmp_path / "out") == content(tmp_path / "undisturbed")


def test_what_a_killed_program_has_left_half_is_made_anew(tmp_path: Path) -> None:
    tone(tmp_path / "loop.wav")
    assert decompose("loop.wav", "--out", "out", cwd=tmp_path).returncode == 0
    whole = content(tmp_path / "out")
    (tmp_path / "out" / "loop-component-2.wav").unlink()
    (tmp_path / "out" / "loop-bases.wav").write_bytes(b"an older one")
    done = decompose("loop.wav", "--out", "out", "--skip-existing", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert content(tmp_path / "out") == whole


def test_of_two_folders_with_the_same_names_each_file_is_known_by_its_folder(tmp_path: Path) -> None:
    for path in ("a", "b"):
        (tmp_path / path).mkdir()
        tone(tmp_path / path / "kick.wav", hertz=300 + 100 * len(names(tmp_path)))
    assert decompose("a", "--out", "out", cwd=tmp_path).returncode == 0
    first = content(tmp_path / "out")
    other = decompose("b", "--out", "out", "--skip-existing", cwd=tmp_path)
    assert other.returncode == 1
    assert f"{tmp_path / 'out' / 'kick.json'} is there already" in other.stderr
    (tmp_path / "out" / "kick-bases.wav").unlink()
    assert decompose("b", "--out", "out", "--skip-existing", cwd=tmp_path).returncode == 1
    assert decompose("a", "--out", "out", "--skip-existing", cwd=tmp_path).returncode == 0
    assert content(tmp_path / "out") == first
    (tmp_path / "a").rename(tmp_path / "moved")
    moved = decompose("moved", "--out", "out", "--skip-existing", cwd=tmp_path)
    assert "is there already, in" in moved.stderr and moved.returncode == 0
    assert decompose("a", "b", "--out", "both", cwd=tmp_path).returncode == 1


def test_of_several_files_no_picture_is_drawn_unless_it_is_asked_for(tmp_path: Path) -> None:
    for name in ("one.wav", "other.wav"):
        tone(tmp_path / name)
    done = run("decompose", "one.wav", "other.wav", "--iterations", 2, "--out", "out", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert len(names(tmp_path / "out")) == 2 * 6


def test_a_batch_does_what_single_calls_do(tmp_path: Path) -> None:
    (tmp_path / "sounds").mkdir()
    for kind in ("drums", "strings"):
        soundfile.write(tmp_path / "sounds" / f"{kind}.wav", sounds.make(kind, sounds.RATE), sounds.RATE)
    tone(tmp_path / "sounds" / "large.wav", MOST_BYTES // 4)
    long = ("--components", 16, "--iterations", 200)  # alone, each has all cores; of several, each has one
    assert decompose("sounds", *long, "--out", "together", cwd=tmp_path).returncode == 0
    for kind in ("drums", "strings", "large"):
        assert decompose(f"sounds/{kind}.wav", *long, "--out", "apart", cwd=tmp_path).returncode == 0
    assert content(tmp_path / "together") == content(tmp_path / "apart")
