"""Content folders to measure with: the booklet's stories many times over, or one word changed."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

# A word of running text: no key, id, file name, address or mark. Capitals are left alone, since
# the names of a story must occur in it.
_WORD = re.compile(r"(?<![\w{=/.:@-])[a-z]{5,9}(?![\w}=/.:@-])")
_SECTION = re.compile(r"^  - (stories/\S+)\n", re.MULTILINE)
_ID = re.compile(r"^(\s*(?:- )?id: *\S+)$", re.MULTILINE)
_TITLE = re.compile(r"^(title: .*?)([\"']?)$", re.MULTILINE)


def multiply_stories(content: Path, copy: Path, *, times: int) -> None:
    """Copy a content folder with every story ``times`` times over.

    The copies have ids and titles of their own. Their words are the same, as much of the
    vocabulary of further stories would be.
    """
    shutil.copytree(content, copy)
    plan = copy / "booklet.yaml"
    text = plan.read_text(encoding="utf-8")
    stories = _SECTION.findall(text)
    assert stories, "no stories in booklet.yaml"
    (language,) = re.findall(r"^language: *(\S+)", text, re.MULTILINE)
    added = []
    for number in range(2, times + 1):
        for story in stories:
            original = (copy / language / f"{story}.yaml").read_text(encoding="utf-8")
            renamed = _ID.sub(rf"\1-{number}", original)
            renamed = _TITLE.sub(rf"\1 ({number})\2", renamed, count=1)
            name = f"{story}-{number}"
            (copy / language / f"{name}.yaml").write_text(renamed, encoding="utf-8")
            added.append(f"  - {name}\n")
    last = f"  - {stories[-1]}\n"
    plan.write_text(text.replace(last, last + "".join(added)), encoding="utf-8")


def change_word(file: Path, *, place: int) -> None:
    """Replace one word of a story's running text by another; ``place`` says the how-manieth."""
    head, body, rest = re.split(r"(?m)^(?=body:|reflections:)", file.read_text(encoding="utf-8"))
    found = list(_WORD.finditer(body))[1:]
    word = found[place % len(found)]
    changed = body[: word.start()] + word[0][::-1] + body[word.end() :]
    file.write_text(head + changed + rest, encoding="utf-8")
