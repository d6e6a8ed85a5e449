"""Record events.ndjson: two days of the shop, run through the real dbt-ol.

    pip install -r requirements.txt
    python record.py            # write events.ndjson
    python record.py --check    # record again and compare with events.ndjson

The project is copied to a temporary folder. On each day of DAYS the files of
changes/<day>/ (when there are any) replace the project's own, and then
`dbt-ol seed`, `dbt-ol run` and `dbt-ol test` run one after the other, with the
file transport of openlineage.yml. Nothing is left behind in this folder.

dbt-ol's events are kept as they come, in their own order, save for what would
differ from one recording to the next:

* times: within one command, the distinct event times are sorted, and the n-th
  becomes n seconds after the command's fixed start. The order is the real one;
  the durations are not.
* UUIDs (run ids, parent and root run ids, dbt invocation ids): the n-th one
  met becomes a UUIDv5 of n, the same everywhere it occurs.
* JSON: keys sorted, no spaces, one event per line.

The recorder refuses to write a file that holds a path, the user's name, the
host's name or the date of the recording.
"""

import argparse
import getpass
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import sysconfig
import tempfile
import uuid
from datetime import datetime, timedelta, timezone
from pathlib import Path

HERE = Path(__file__).resolve().parent
EVENTS = HERE / "events.ndjson"
RAW = "recorded.ndjson"  # log_file_path in openlineage.yml
PROJECT = [
    "dbt_project.yml",
    "profiles.yml",
    "openlineage.yml",
    "macros",
    "models",
    "seeds",
    "tests",
]
DAYS = ["2026-06-01", "2026-06-02"]
COMMANDS = {"seed": "06:00:00", "run": "06:05:00", "test": "06:10:00"}
JOB_NAMESPACE = "shop-dbt"

UUID = re.compile(r"\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b")
UUID_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_DNS, "shop-dbt.example.com")


def copy_into(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, dirs_exist_ok=True)
    else:
        shutil.copy(source, target)


def environment() -> dict[str, str]:
    """This process's environment without its own dbt and OpenLineage settings."""
    env = {k: v for k, v in os.environ.items() if not k.startswith(("DBT_", "OPENLINEAGE_"))}
    scripts = sysconfig.get_path("scripts")
    env["PATH"] = os.pathsep.join([scripts, env.get("PATH", "")])
    env["OPENLINEAGE_CONFIG"] = "openlineage.yml"
    env["OPENLINEAGE_NAMESPACE"] = JOB_NAMESPACE
    env["DBT_SEND_ANONYMOUS_USAGE_STATS"] = "false"
    env["PYTHONHASHSEED"] = "0"
    env["TZ"] = "UTC"
    return env


def run_command(command: str, folder: Path, env: dict[str, str]) -> list[dict]:
    """Run one dbt-ol command; give the events it appended to the file."""
    raw = folder / RAW
    raw.unlink(missing_ok=True)
    done = subprocess.run(
        ["dbt-ol", command, "--profiles-dir", "."],
        cwd=folder,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    if done.returncode != 0 or not raw.exists():
        sys.exit(f"dbt-ol {command} failed ({done.returncode}):\n{done.stdout}")
    return [json.loads(line) for line in raw.read_text("utf-8").splitlines() if line]


def instant(text: str) -> datetime:
    return datetime.fromisoformat(text.replace("Z", "+00:00"))


def fix_clock(events: list[dict], start: datetime) -> None:
    """Give the n-th distinct time of a command the value start + n seconds.

    dbt-ol writes some times with "Z" and some with "+00:00"; each keeps its form.
    """
    ticks = sorted({instant(event["eventTime"]) for event in events})
    for event in events:
        moment = start + timedelta(seconds=ticks.index(instant(event["eventTime"])))
        suffix = "Z" if event["eventTime"].endswith("Z") else "+00:00"
        event["eventTime"] = moment.strftime("%Y-%m-%dT%H:%M:%S.%f") + suffix


def fix_uuids(lines: list[str]) -> list[str]:
    known: dict[str, str] = {}

    def replace(match: re.Match) -> str:
        found = match.group(0)
        if found not in known:
            known[found] = str(uuid.uuid5(UUID_NAMESPACE, str(len(known) + 1)))
        return known[found]

    return [UUID.sub(replace, line) for line in lines]


def values(node):
    """Every string value of a JSON document (its keys are names of the specification)."""
    if isinstance(node, dict):
        for child in node.values():
            yield from values(child)
    elif isinstance(node, list):
        for child in node:
            yield from values(child)
    elif isinstance(node, str):
        yield node


def refuse_leaks(lines: list[str], folder: Path, dates: set[str]) -> None:
    paths = {str(HERE), str(folder), str(folder.resolve()), tempfile.gettempdir(), str(Path.home()), sys.prefix}
    names = {getpass.getuser(), socket.gethostname(), "local" + "host"}
    for line in lines:
        for value in values(json.loads(line)):
            bad = [p for p in paths if len(p) > 1 and p in value]
            bad += [n for n in names if re.search(rf"\b{re.escape(n)}\b", value)]
            bad += [d for d in dates if d in value]
            if bad:
                sys.exit(f"refusing to write: {bad} in {value[:200]!r}")


def record() -> str:
    lines: list[str] = []
    today = {datetime.now(timezone.utc).date().isoformat()}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "shop"
        folder.mkdir()
        for part in PROJECT:
            copy_into(HERE / part, folder / part)
        for day in DAYS:
            change = HERE / "changes" / day
            if change.is_dir():
                copy_into(change, folder)
            for command, at in COMMANDS.items():
                events = run_command(command, folder, environment())
                fix_clock(events, instant(f"{day}T{at}Z"))
                lines += [
                    json.dumps(e, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
                    for e in events
                ]
                print(f"{day} dbt-ol {command}: {len(events)} events")
        today.add(datetime.now(timezone.utc).date().isoformat())
        lines = fix_uuids(lines)
        refuse_leaks(lines, folder, today - set(DAYS))
    return "\n".join(lines) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description="Record events.ndjson with dbt-ol.")
    parser.add_argument("--check", action="store_true", help="compare instead of writing")
    args = parser.parse_args()
    text = record()
    if args.check:
        if EVENTS.read_text("utf-8") != text:
            sys.exit("events.ndjson differs from a new recording")
        print("events.ndjson is the same as a new recording")
    else:
        EVENTS.write_text(text, "utf-8", newline="\n")
        print(f"wrote {EVENTS.name}: {text.count(chr(10))} events, {len(text.encode())} bytes")


if __name__ == "__main__":
    main()
