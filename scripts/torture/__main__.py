"""Attacks nmfserver, section by section, and reports what went wrong.

python3 scripts/torture                    a quick look, five minutes
python3 scripts/torture --minutes 60
python3 scripts/torture --only fuzz files
python3 scripts/torture --seed 7           the same attacks in the same order as another run with that seed

Each section has a server of its own, and beside it a good client, who asks something every few milliseconds and whose
buffer must stay. What must not be is told at once in a sentence, the packets or the file of it are kept, and the
attack goes on. The exit code is 1 if there was any. Linux; as root, disks can be full, too; live sound needs JACK.
"""

import argparse
import secrets
import sys
import tempfile
import traceback
from pathlib import Path

sys.path[0] = str(Path(__file__).resolve().parents[1])  # the folder of the package, not what is in it
import environment

environment.rerun_inside("dev,plot,jack")
sys.path.append(str(environment.ROOT))  # for what the tests have to talk to servers

from torture import faults, files, fuzz, live, model, resources
from torture.findings import Fault
from torture.report import print_tables
from torture.run import Section, SectionRun

NAMES = ("fuzz", "files", "model", "faults", "resources", "live")
KEPT = environment.ROOT / "build" / "torture"


def main() -> int:
    """Run the attacks and print the tables; return the exit code."""
    options = _options().parse_args()
    sections = [section for section in _sections() if section.name in (options.only or NAMES)]
    seconds = options.minutes * 60 / sum(section.share for section in sections)
    kept = KEPT / f"seed-{options.seed}"
    print(f"seed {options.seed}, {options.minutes:g} minutes: {', '.join(section.name for section in sections)}")
    rows = []
    with tempfile.TemporaryDirectory(prefix="nmfserver-torture-") as scratch:
        for section in sections:
            run = SectionRun(section, options.seed, seconds * section.share, Path(scratch), kept)
            try:
                section.attack(run)
            except Exception:
                run.found(Fault.OTHER, f"the attack itself has failed\n{traceback.format_exc()}")
            rows.append(run.finish())
    return print_tables(rows)


def _options() -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--minutes", type=float, default=5.0, metavar="N", help="how long, in all (5)")
    options.add_argument("--only", nargs="+", choices=NAMES, metavar="SECTION", help=", ".join(NAMES))
    options.add_argument(
        "--seed", type=int, default=secrets.randbelow(10**6), metavar="S", help="a fresh one if left out"
    )
    return options


def _sections() -> list[Section]:
    """Return the sections with their shares of the time."""
    return [
        Section("fuzz", fuzz.fuzz, 4, fuzz.FLAGS),
        Section("files", files.files, 3, files.FLAGS),
        Section("model", model.model, 3, model.FLAGS),
        Section("faults", faults.faults, 2),
        Section("resources", resources.resources, 2, resources.FLAGS),
        Section("live", live.live, 2, env=live.environment()),
    ]


if __name__ == "__main__":
    sys.exit(main())
