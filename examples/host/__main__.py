"""
The command: one host with a demonstration, two with a line between them, or one with settings of your own.
"""

from __future__ import annotations

import argparse
import datetime as dt
import signal
import subprocess
import sys
from pathlib import Path

import uvicorn

from examples.host.app import make_app
from examples.host.demonstration import Side, fill, write_settings
from examples.host.host import Host
from examples.host.settings import load_settings


def read_clock() -> dt.datetime:
    """What time it is: a host is the place that asks."""
    return dt.datetime.now(dt.UTC)  # noqa: TID251  # see above


def serve(settings: Path, port: int, longest_pause: float) -> None:
    """Serve until it is told to end."""
    app = make_app(load_settings(settings), read_clock, longest_pause=longest_pause)
    uvicorn.run(app, host="127.0.0.1", port=port, log_level="warning")


def show(side: Side, *, filled: bool) -> list[str]:
    """Fill the host of one side, say how to reach it, and give the command that serves it."""
    if filled:
        fill(Host(load_settings(side.settings), read_clock))
    print(f"{side.settings.stem}: http://127.0.0.1:{side.port}/ (sign in with {side.token})", flush=True)
    command = [sys.executable, "-m", "examples.host", "serve", str(side.settings), "--longest-pause", "5"]
    return [*command, "--port", str(side.port)]


def main() -> None:
    """Read the command line, and do it."""
    parser = argparse.ArgumentParser(prog="python -m examples.host", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    own = commands.add_parser("serve", help="serve with settings of your own")
    own.add_argument("settings", type=Path)
    own.add_argument("--port", type=int, default=8000)
    own.add_argument("--longest-pause", type=float, default=60.0, help="seconds until the outbox tries again")
    for name, text in (("demo", "one host with a demonstration"), ("pair", "two hosts with a line between them")):
        command = commands.add_parser(name, help=text)
        command.add_argument("--folder", type=Path, default=Path("host-data"))
        command.add_argument("--port", type=int, default=8000)
    asked = parser.parse_args()
    if asked.command == "serve":
        serve(asked.settings, asked.port, asked.longest_pause)
        return
    sides = write_settings(asked.folder, (asked.port, asked.port + 1))
    chosen = sides if asked.command == "pair" else sides[:1]
    running = [subprocess.Popen(command) for command in [show(side, filled=True) for side in chosen]]
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        for process in running:
            process.wait()
    except KeyboardInterrupt:
        print("ended")
    finally:
        for process in running:
            process.terminate()


if __name__ == "__main__":
    main()
