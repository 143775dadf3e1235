"""What a command writes: a file is put in place when it is whole, and else what was there stays."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

from safetygate.cli.streams import replace_file
from tests.cli.running import ALERT, SAMPLE, process, run, saved


@pytest.mark.parametrize("option", ["-o", "--findings"])
@pytest.mark.parametrize("feed", ["no-such-file.xml", __file__])
def test_what_was_there_stays_where_a_feed_cannot_be_read(tmp_path: Path, option: str, feed: str) -> None:
    """The old file is whole, no other lies beside it, and a sentence says so."""
    old = saved(tmp_path, "precious", "old.ndjson")

    result = run("import", SAMPLE, feed, option, old)

    assert result.exit_code == 2
    assert f"{old}: left as it was" in result.stderr
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("old.ndjson", "precious")]


def test_what_was_there_stays_where_writing_fails(tmp_path: Path) -> None:
    """Half of the new file is never seen."""
    old = saved(tmp_path, "precious", "old.html")

    with pytest.raises(KeyboardInterrupt), replace_file(str(old)) as file:  # noqa: PT012  # it stops in between
        file.write(b"half")
        raise KeyboardInterrupt

    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("old.html", "precious")]


@pytest.mark.skipif(os.name == "nt", reason="this system has no such signal")
def test_what_was_there_stays_where_the_command_is_ended(tmp_path: Path) -> None:
    """A command that is asked to end takes what it wrote so far away."""
    old = saved(tmp_path, "precious", "old.ndjson")
    command = [sys.executable, "-m", "safetygate.cli", "import", "-", "-o", str(old)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        while not list(tmp_path.glob("*.part")):
            assert running.poll() is None
        running.send_signal(signal.SIGTERM)
        assert running.wait(30) == 143

    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("old.ndjson", "precious")]


def test_a_killed_command_leaves_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    """Killed at any moment it leaves nothing half written under the name, and the next command sweeps up."""
    old = saved(tmp_path, "precious", "old.ndjson")
    feed = saved(tmp_path, "\n".join([ALERT] * 20_000), "many.ndjson")
    select = [sys.executable, "-m", "safetygate.cli", "select", str(feed), "-o", str(old)]
    whole, chance = run("select", saved(tmp_path, ALERT)).stdout_bytes * 20_000, Random(1)
    for _ in range(6):
        with subprocess.Popen(select, stderr=subprocess.PIPE, stdout=subprocess.PIPE) as running:
            time.sleep(chance.uniform(0.1, 1.2))
            running.kill()
        assert old.read_bytes() in {b"precious", whole}

    saved(tmp_path, "half", "old.ndjson.0123abcd.part")
    assert run("import", SAMPLE, "-o", old).exit_code == 0
    assert [path.name for path in tmp_path.glob("*.part")] == []


def test_two_commands_write_one_file_whole(tmp_path: Path) -> None:
    """Whoever is ready last is read; neither takes away what the other is writing."""
    out = tmp_path / "out.ndjson"
    command = [sys.executable, "-m", "safetygate.cli", "import", "-", "-o", str(out)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as first:
        while not list(tmp_path.glob("*.part")):
            assert first.poll() is None
        assert run("import", SAMPLE, "-o", out).exit_code == 0
        assert len(list(tmp_path.glob("*.part"))) == 1
        first.communicate(SAMPLE.read_bytes())

    assert first.returncode == 0
    assert out.read_bytes() == run("import", SAMPLE).stdout_bytes
    assert [path.name for path in tmp_path.iterdir()] == ["out.ndjson"]


@pytest.mark.parametrize("other", ["out.ndjson", "./out.ndjson", "link"])
def test_one_file_is_not_written_twice(tmp_path: Path, other: str) -> None:
    """Alerts and findings go to two files, by whatever name the second is called."""
    (tmp_path / "link").symlink_to(tmp_path / "out.ndjson")
    refused = run("import", SAMPLE, "-o", tmp_path / "out.ndjson", "--findings", f"{tmp_path}/{other}")

    assert refused.exit_code == 2
    assert "expected another file to write to" in refused.output
    assert [path.name for path in tmp_path.iterdir()] == ["link"]


def test_a_folder_that_may_not_be_written_to_is_named(tmp_path: Path) -> None:
    """The sentence speaks of the file that was asked for, and nothing is left."""
    refused = run("import", SAMPLE, "-o", tmp_path / "none" / "out.ndjson")

    assert refused.exit_code == 2
    assert "out.ndjson: No such file or directory" in refused.output


def test_a_new_file_takes_the_place_and_the_mode_of_the_old(tmp_path: Path) -> None:
    """Also through a link, which stays one."""
    old = saved(tmp_path, "old", "old.ndjson")
    old.chmod(0o640)
    link = tmp_path / "link.ndjson"
    link.symlink_to(old)

    assert run("import", SAMPLE, "-o", link).exit_code == 0
    assert old.read_bytes() == run("import", SAMPLE).stdout_bytes
    assert (link.is_symlink(), old.stat().st_mode & 0o777) == (True, 0o640)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no such devices")
def test_devices_are_written_to_as_they_are(tmp_path: Path) -> None:
    """The standard output by its name, also where it goes to a file, and a device that is full."""
    with (tmp_path / "out.ndjson").open("wb") as out:
        command = [sys.executable, "-m", "safetygate.cli", "import", str(SAMPLE), "-o", "/dev/stdout"]
        subprocess.run(command, stdout=out, stderr=subprocess.DEVNULL, check=True, timeout=60)

    assert (tmp_path / "out.ndjson").read_bytes() == run("import", SAMPLE).stdout_bytes
    assert process("import", SAMPLE, "-o", "/dev/full").returncode == 2


@pytest.mark.parametrize("sign", ["\\n", "\\u0085", "\\u2028", "\\u2029", "\\r", "\\u202e", "\\u061c", "\\u200f"])
def test_no_name_feigns_a_line(tmp_path: Path, sign: str) -> None:
    """The name of a member, and of a file, stays on its line with its signs escaped."""
    odd = ALERT.replace('"number"', f'"x{sign}fake.json: alert valid":1,"number"')
    mark = sign.encode().decode("unicode_escape")
    path = saved(tmp_path, odd, f"a{mark}b.json")

    shown = run("validate", path).stdout
    plain = run("validate", "-", typed=ALERT.replace('"number"', '"x":1,"number"')).stdout

    assert len(shown.splitlines()) == len(plain.splitlines())
    assert f"\\u{ord(mark):04x}fake.json" in shown
    assert f"a\\u{ord(mark):04x}b.json" in shown
