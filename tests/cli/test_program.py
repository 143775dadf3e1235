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

from safetygate.cli.command import choose
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
def test_every_command_explains_itself_in_the_language_asked_for(typed: str, command: click.Command) -> None:
    """Each paragraph and each option is there in English and in Chinese, and only one of the two is shown."""
    english, chinese = (run("--lang", language, *typed.split(), "-h").stdout for language in ("en", "zh"))
    texts = [command.help or "", *(each.help or "" for each in command.params if isinstance(each, click.Option))]

    assert not re.search("[㐀-鿿]", english)
    assert not re.search("[A-Z][a-z]+ [a-z]+ [a-z]+ ", chinese.partition("\n\n")[2])
    for text in texts:
        counts = [len(choose(text, language).split("\n\n")) for language in ("en", "zh")]
        assert counts[0] == counts[1], text
        assert choose(text, "en") != choose(text, "zh"), text


def test_help_is_in_the_language_of_whoever_asks() -> None:
    """`--lang` counts wherever it stands, then the variables of the environment; what they name else is English."""
    assert "选项" in run("validate", "--help", "--lang", "zh").stdout
    assert "选项" in run("--help", "--lang=zh").stdout
    assert "Options" in run("--lang", "zh", "validate", "--lang", "en", "-h").stdout
    assert "选项" in run("validate", "-h", LC_ALL="", LANG="zh_CN.UTF-8").stdout
    assert "选项" in run("validate", "-h", LC_ALL="zh_CN", LANG="de_DE").stdout
    assert "Options" in run("validate", "-h", LC_ALL="de_DE.UTF-8", LANG="zh_CN").stdout


def test_help_survives_the_loss_of_docstrings() -> None:
    """Python run with `-OO` drops every docstring; commands and groups still say what they do."""
    for typed, words in (
        (["queue"], "The order in which to work"),
        (["case"], "Keep a case"),
        ([], "Alerts on unsafe"),
    ):
        shown = subprocess.run(
            [sys.executable, "-OO", "-m", "safetygate.cli", *typed, "--help"], capture_output=True, check=True
        )
        assert words in shown.stdout.decode()


def test_the_list_of_commands_loads_none() -> None:
    """Help and completion answer before any record, document or page is loaded."""
    script = "import sys; from safetygate.cli.program import run; run(['-h']); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True).stdout.split()

    assert {"attrs", "attr", "pendulum", "rich", "safetygate.cli.commands"}.isdisjoint(loaded)


def test_completion_knows_commands_in_the_language_asked_for() -> None:
    """What begins as typed is offered, with what it does."""
    shell = {"_SAFETYGATE_COMPLETE": "zsh_complete", "COMP_WORDS": "safetygate val", "COMP_CWORD": "1", "LC_ALL": "zh"}
    offered = subprocess.run(
        [Path(sys.executable).parent / "safetygate"], capture_output=True, check=True, env=os.environ | shell
    )

    assert offered.stdout.decode().split() == ["plain", "validate", "检查文档。"]


def test_the_version_is_told() -> None:
    """`--version` names the command and the installed version."""
    assert run("--version").stdout == f"safetygate {importlib.metadata.version('safetygate')}\n"


MISTAKES: dict[str, tuple[list[str], str]] = {
    "no such command": (["validat"], "No such command 'validat'. Did you mean 'validate'?"),
    "no such command of a group": (["case", "clsoe"], "No such command 'clsoe'. Did you mean 'close'?"),
    "no such code": (["select", "--category", "toyz", "-"], "(31). Did you mean 'toys'?"),
    "no such country": (["select", "--origin", "ZH", "-"], "ZH: expected one of"),
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
