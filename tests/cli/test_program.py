"""The command as a whole: it explains itself in both languages, ends as promised, and never shows a traceback."""

from __future__ import annotations

import importlib.metadata
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import click
import pytest

from safetygate.cli.program import COMMANDS, program
from tests.cli.running import ALERT, BROKEN, SAMPLE, process, run, saved


def commands() -> dict[str, click.Command]:
    """Every command and every command below it, by what has to be typed for it."""
    context = click.Context(program)
    found = {name: command for name in COMMANDS if (command := program.get_command(context, name))}
    below = {
        f"{name} {each}": command
        for name, group in found.items()
        for each, command in getattr(group, "commands", {}).items()
    }
    return {"": program, **found, **below}


@pytest.mark.parametrize(("typed", "command"), commands().items())
def test_every_command_explains_itself_in_both_languages(typed: str, command: click.Command) -> None:
    """Help is there for each command, in English and in Chinese, for itself and for each of its options."""
    result = run(*typed.split(), "--help")
    texts = [result.stdout, *(option.help or "" for option in command.params if isinstance(option, click.Option))]

    assert result.exit_code == 0
    for text in texts:
        assert text == "Show the version and exit." or re.search("[A-Z][^㐀-鿿]+\\.(?s:.*)[㐀-鿿].*。", text), text


def test_the_version_is_told() -> None:
    """`--version` names the command and the installed version."""
    assert run("--version").stdout == f"safetygate {importlib.metadata.version('safetygate')}\n"


MISTAKES: dict[str, tuple[list[str], str]] = {
    "no such command": (["validat"], "No such command 'validat'"),
    "no such option": (["validate", "--loud", "-"], "No such option"),
    "no file": (["validate"], "Missing argument 'FILE...'"),
    "no such format": (["validate", "--format", "xml", "-"], "'xml' is not one of"),
    "no such language": (["--lang", "de", "validate", "-"], "'de' is not one of"),
    "no such kind": (["schema", "show", "order"], "'order' is not one of"),
    "no such file": (["validate", "nowhere.json"], "nowhere.json: No such file or directory"),
    "a folder for a file": (["show", "."], ".: Is a directory"),
    "no such folder to write to": (["import", str(SAMPLE), "-o", "nowhere/a.ndjson"], "nowhere/a.ndjson: No such file"),
    "no feed": (["import", __file__], "test_program.py: "),
}


@pytest.mark.parametrize(("typed", "sentence"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_one_sentence_and_exit_code_2(typed: list[str], sentence: str) -> None:
    """What cannot be read or used is told beside the output, which stays empty."""
    result = run(*typed)

    assert result.exit_code == 2
    assert result.stdout == ""
    assert sentence in result.stderr
    assert "Traceback" not in result.stderr
    assert sum(line.startswith("Error:") for line in result.stderr.splitlines()) == 1


def test_one_file_that_cannot_be_read_does_not_stop_the_others(tmp_path: Path) -> None:
    """The other files are dealt with, and the worst outcome is the exit code."""
    fine, broken = saved(tmp_path, ALERT, "fine.json"), saved(tmp_path, BROKEN, "broken.json")

    assert run("validate", fine).exit_code == 0
    assert run("validate", fine, broken).exit_code == 1
    missing = run("validate", fine, tmp_path / "missing.json", broken)
    assert missing.exit_code == 2
    assert "fine.json: alert valid" in missing.stdout
    assert "broken.json: alert not valid" in missing.stdout


def test_a_process_leaves_with_the_same_exit_codes(tmp_path: Path) -> None:
    """As seen by a shell: 0 fine, 1 problems, 2 unusable; and all of it works without a terminal."""
    assert process("validate", "-", typed=ALERT.encode()).returncode == 0
    assert process("validate", "-", typed=BROKEN.encode()).returncode == 1
    failed = process("validate", tmp_path / "missing.json")
    assert (failed.returncode, failed.stdout) == (2, b"")
    assert failed.stderr.decode() == f"Error: {tmp_path / 'missing.json'}: No such file or directory\n"


def test_the_installed_command_is_the_same() -> None:
    """The entry point of the package runs what `python -m safetygate.cli` runs."""
    installed = Path(sys.executable).parent / "safetygate"

    shown = subprocess.run([installed, "--version"], capture_output=True, check=True)

    assert shown.stdout == process("--version").stdout


@pytest.mark.parametrize("package", ["click", "rich"])
def test_a_missing_extra_is_one_sentence(package: str) -> None:
    """Without the packages of the command line, it says which extra brings them."""
    script = f"import sys; sys.modules[{package!r}] = None; from safetygate.cli import main; main(['show', '-'])"

    ended = subprocess.run([sys.executable, "-c", script], input=ALERT.encode(), capture_output=True, check=False)

    assert ended.returncode == 2
    assert ended.stderr.decode().startswith(
        "Error: The command line needs an optional package: install safetygate with its extra [cli], "
    )
    assert len(ended.stderr.splitlines()) == 1


def test_a_missing_extra_of_a_feed_is_one_sentence() -> None:
    """Without the packages that read feeds, it says which extra brings them."""
    script = "import sys; sys.modules['lxml'] = None; from safetygate.cli import main; main(sys.argv[1:])"

    ended = subprocess.run([sys.executable, "-c", script, "import", SAMPLE], capture_output=True, check=False)

    assert ended.returncode == 2
    assert b"pip install '.[sources]'" in ended.stderr
    assert b"Traceback" not in ended.stderr


@pytest.mark.skipif(not hasattr(signal, "SIGPIPE"), reason="this system has no signal for a broken pipe")
def test_a_reader_that_stops_reading_ends_it_quietly() -> None:
    """`safetygate import … | head` ends without a word."""
    command = [sys.executable, "-m", "safetygate.cli", "import", *[str(SAMPLE)] * 20, "--findings", os.devnull]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        assert running.stdout.read(1) == b"{"
        running.stdout.close()
        told = running.stderr.read()

    assert running.returncode == -signal.SIGPIPE
    assert b"Traceback" not in told
    assert b"Error" not in told


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
@pytest.mark.parametrize("typed", [["schema", "list"], ["import", str(SAMPLE), str(SAMPLE)]], ids=["little", "much"])
def test_a_full_disk_is_told(typed: list[str]) -> None:
    """Output that could not be written is never taken for written."""
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "safetygate.cli", *typed], stdout=full, stderr=subprocess.PIPE, check=False
        )

    assert ended.returncode == 2
    assert b"No space left on device" in ended.stderr
    assert b"Traceback" not in ended.stderr
    assert b"Exception" not in ended.stderr


def test_an_interruption_is_quiet() -> None:
    """Ctrl-C ends with the exit code that a shell expects, and without a traceback."""
    script = (
        "import signal, sys\n"
        "class Keyboard:\n"
        "    class buffer:\n"
        "        def readline(size): signal.raise_signal(signal.SIGINT)\n"
        "from safetygate.cli import main\n"
        "sys.stdin = Keyboard\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"  # a shell lets what it puts aside ignore Ctrl-C
        "main(['validate', '-'])"
    )
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)

    assert ended.returncode == 130
    assert b"Traceback" not in ended.stderr


ENCODINGS = {
    "plain C": {"LC_ALL": "C"},
    "no UTF-8 mode": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "Latin 1": {"PYTHONIOENCODING": "latin-1"},
    "GBK": {"PYTHONIOENCODING": "gbk"},
}


@pytest.mark.parametrize("environment", ENCODINGS.values(), ids=ENCODINGS)
def test_no_terminal_refuses_a_character(environment: dict[str, str]) -> None:
    """Documents are UTF-8 on every terminal; sentences lose nothing that the terminal cannot show."""
    schema = process("schema", "show", "alert", **environment)
    shown = process("show", "-", typed=ALERT.encode(), **environment)

    assert schema.returncode == shown.returncode == 0
    assert "预警通报".encode() in schema.stdout
    assert b"Bath duck" in shown.stdout


def test_the_language_is_said_once_or_for_one_command(tmp_path: Path) -> None:
    """Before the command, at the command, or in the environment; the nearest to the command counts."""
    path = saved(tmp_path, BROKEN)

    assert "错误" in run("--lang", "zh", "validate", path).stdout
    assert "错误" in run("validate", "--lang", "zh", path).stdout
    assert "错误" in run("validate", path, SAFETYGATE_LANG="zh").stdout
    assert "Error" in run("--lang", "zh", "validate", "--lang", "en", path).stdout
    assert "Error" in run("--lang", "en", "validate", path, SAFETYGATE_LANG="zh").stdout
    assert "预警通报" in run("--lang", "zh", "schema", "list").stdout
