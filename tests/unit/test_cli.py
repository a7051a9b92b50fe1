"""The command line: what it says, what it returns, what it leaves behind."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from booklet import __version__, cli

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NAME = "family-stories.en-GB.screen.pdf"


@pytest.fixture
def broken(project: Path, tmp_path: Path) -> Path:
    """Content with two mistakes in two files."""
    content = tmp_path / "content"
    shutil.copytree(project / "content", content)
    for name, old, new in [
        ("stories/anna.yaml", "\ntitle:", "\ntitel:"),
        ("takeaways.yaml", "\nlead:", "\nled:"),
    ]:
        file = content / "en-GB" / name
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), "utf-8")
    return content


# -- what it says ------------------------------------------------------------------------


def test_help_speaks_of_the_booklet_and_names_the_commands(
    say: Callable[..., tuple[int, str, str]],
) -> None:
    code, said, _ = say("--help")

    assert code == 0
    assert "Make the booklet" in said
    for word in ("build", "check", "--version", "README.md"):
        assert word in said


@pytest.mark.parametrize("command", ["build", "check"])
def test_each_command_explains_its_options(
    say: Callable[..., tuple[int, str, str]], command: str
) -> None:
    code, said, _ = say(command, "--help")

    assert code == 0
    for option in ("--edition", "--locale", "--content"):
        assert option in said
    assert ("--output" in said) == (command == "build")


def test_the_version_is_told(say: Callable[..., tuple[int, str, str]]) -> None:
    assert say("--version") == (0, f"Booklet builder {__version__}\n", "")


def test_check_says_pages_words_and_findings_and_writes_nothing(
    say: Callable[..., tuple[int, str, str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    code, said, _ = say("check")

    assert code == 0
    found = re.fullmatch(r".*content: (\d+) pages, (\d+) words, 0 findings\n", said)
    assert found
    assert int(found[1]) % 4 == 0
    assert int(found[2]) > 3500
    assert not list(tmp_path.iterdir())


def test_a_build_says_what_it_made_and_how_large_it_is(
    say: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    code, said, progress = say("build", "--output", tmp_path)

    file = tmp_path / NAME
    pages, size = len(PdfReader(file).pages), file.stat().st_size
    assert code == 0
    assert said.startswith(f"{file}: {pages} pages, {size / 1024:.0f} KB\n")
    assert progress.split()[:5] == ["reading", "setting", "painting", "merging", "writing"]
    assert [path.name for path in tmp_path.iterdir()] == [NAME]


def test_without_a_command_the_booklet_is_built(
    say: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    assert say("--output", tmp_path)[0] == 0
    assert (tmp_path / NAME).exists()


def test_made_up_pages_are_mentioned(
    say: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    _, said, _ = say("build", "--output", tmp_path)

    assert re.search(r"30 pages made up to 32, a multiple of 4: notes 2", said)


def test_a_terminal_is_told_the_time_of_each_stage(
    say: Callable[..., tuple[int, str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)

    _, _, progress = say("check")

    assert re.search(r"\r  reading +\d+ ms\n", progress)
    assert re.search(r"\r  setting +\d+ ms\n", progress)


# -- what is wrong -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--edition", "scren"], "there is no edition “scren”\n  hint: did you mean “screen”?"),
        (["--edition", "../editions/screen"], "there is no edition “../editions/screen”"),
        (["--locale", "de"], "there is no content in “de”"),
        (["--content", "nowhere"], "booklet.yaml"),
    ],
)
def test_what_the_author_can_mend_is_told_and_the_code_is_two(
    say: Callable[..., tuple[int, str, str]], tmp_path: Path, arguments: list[str], said: str
) -> None:
    code, out, errors = say("build", "--output", tmp_path, *arguments)

    assert code == 2
    assert out == ""
    assert said in errors
    assert re.search(r"(?m)^  hint: ", errors)
    assert "1 error; no further file was written" in errors
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("arguments", [["bild"], ["--editon", "screen"], ["build", "--output"]])
def test_a_wrong_option_is_told_with_the_right_ones(
    say: Callable[..., tuple[int, str, str]], arguments: list[str]
) -> None:
    code, _, errors = say(*arguments)

    assert code == 2
    assert "usage: build_report.py" in errors


@pytest.mark.parametrize("command", ["build", "check"])
def test_all_mistakes_come_at_once_with_file_line_and_column(
    say: Callable[..., tuple[int, str, str]], broken: Path, command: str
) -> None:
    code, out, errors = say(command, "--content", broken)

    assert code == 2
    assert out == ""
    assert re.search(r"(?m)^\S*stories/anna\.yaml:\d+:\d+: error\[C\d+\]: ", errors)
    assert re.search(r"(?m)^\S*takeaways\.yaml:\d+:\d+: error\[C\d+\]: ", errors)
    assert "did you mean “title”?" in errors
    assert re.search(r"(?m)^\d+ errors; no further file was written$", errors)


def test_the_last_good_file_stays_after_a_failing_build(
    say: Callable[..., tuple[int, str, str]], broken: Path, tmp_path: Path
) -> None:
    output = tmp_path / "build"
    assert say("build", "--output", output)[0] == 0
    before = (output / NAME).read_bytes()

    code, _, _ = say("build", "--output", output, "--content", broken)

    assert code == 2
    assert (output / NAME).read_bytes() == before
    assert [path.name for path in output.iterdir()] == [NAME]


def test_an_output_folder_that_cannot_be_is_an_error_with_a_way_out(
    say: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("not a folder")

    for folder in ("file", "file/below"):
        code, _, errors = say("build", "--output", tmp_path / folder)

        assert code == 2
        assert "what should be its folder is a file" in errors
        assert "--output DIR" in errors
    assert (tmp_path / "file").read_text() == "not a folder"


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is forbidden to root"
)
def test_a_folder_that_may_not_be_written_is_an_error(
    say: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    tmp_path.chmod(0o500)

    code, _, errors = say("build", "--output", tmp_path)

    tmp_path.chmod(0o700)
    assert code == 2
    assert "cannot be written" in errors


def test_a_mistake_of_ours_is_not_dressed_up_as_the_authors(
    say: Callable[..., tuple[int, str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(cli, "_check", fail)

    with pytest.raises(ZeroDivisionError):
        say("check")


def test_whoever_stops_a_build_gets_no_traceback(
    say: Callable[..., tuple[int, str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "_check", interrupt)

    assert say("check") == (130, "", "")


def test_a_build_goes_on_when_nobody_reads_what_it_says(project: Path, tmp_path: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    command = [sys.executable, "build_report.py", "--output", str(tmp_path)]

    done = subprocess.run(
        command, cwd=project, stdout=write, stderr=subprocess.PIPE, encoding="utf-8", check=False
    )

    os.close(write)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert "Exception" not in done.stderr
    assert (tmp_path / NAME).exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("biuld",), "invalid choice: 'biuld'"),
        (("build", "--editon", "screen"), "did you mean “--edition”?"),
        (("--editon", "screen"), "did you mean “--edition”?"),
    ],
)
def test_a_slip_in_a_command_or_an_option_is_told(
    say: Callable[..., tuple[int, str, str]], arguments: tuple[str, ...], said: str
) -> None:
    code, _, errors = say(*arguments)

    assert code == 2
    assert said in errors


def test_every_edition_is_looked_up_before_the_first_is_built(
    say: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    code, _, errors = say("build", "--edition", "screen", "--edition", "nope", "--output", tmp_path)

    assert code == 2
    assert "there is no edition “nope”" in errors
    assert not list(tmp_path.iterdir())
