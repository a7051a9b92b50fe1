from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from booklet.diagnostics import BookletError
from booklet.translate.exchange import docx, xliff, xlsx
from booklet.translate.exchange.formats import FORMATS
from booklet.values import changed
from tests.support.content import PROJECT
from tests.support.translating import (
    back,
    catalogue,
    do,
    row_of,
    sent,
    translate_all,
    translated_project,
)

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType

    from tests.support.content import SmallProject


@pytest.fixture
def small(tmp_path: Path) -> SmallProject:
    return translated_project(tmp_path)


def test_init_begins_a_catalogue_once(small: SmallProject) -> None:
    (said,) = do(small, "init", "pl").lines

    assert said.startswith("content/locales/pl.po: ")
    assert 'msgctxt "closing.message"' in catalogue(small)
    assert "standing: draft" in (small.folder / "content/locales/pl.yaml").read_text("utf-8")
    with pytest.raises(BookletError, match="already"):
        do(small, "init", "pl")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["init", "tlh"], "nothing is known of the language “tlh”"),
        (["init", "en-GB"], "is the language the booklet is written in"),
        (["update", "pl"], "there is no catalogue of “pl”"),
        (["status"], "there is no catalogue"),
    ],
)
def test_what_makes_no_sense_is_told(small: SmallProject, arguments: list[str], said: str) -> None:
    with pytest.raises(BookletError, match=said):
        do(small, *arguments)


def test_update_changes_nothing_of_its_own_accord(small: SmallProject) -> None:
    do(small, "init", "pl")
    before = catalogue(small)
    do(small, "update")
    assert catalogue(small) == before


def test_status_counts_what_is_done(small: SmallProject) -> None:
    do(small, "init", "pl")
    parcel = sent(small)
    back(small, parcel, changed(row_of(parcel, "closing.message"), target="Bądź dobra."))
    said = do(small, "status").lines
    assert said[0].startswith(f"pl Polish: 1 of {len(parcel.rows)} messages (")


@pytest.mark.parametrize("kind", FORMATS)
def test_a_catalogue_goes_out_and_comes_back_as_it_was(small: SmallProject, kind: str) -> None:
    do(small, "init", "pl")
    parcel = sent(small)
    rows = [changed(row, target=f"Pl {row.source}", state="done") for row in parcel.rows]
    rows[3] = changed(rows[3], state="check again")
    back(small, parcel, *rows)
    before = catalogue(small)
    assert before.count("fuzzy") == 1

    path = small.folder / f"out.{kind}"
    do(small, "export", "pl", "--to", kind, "--output", str(path))
    outcome = do(small, "import", str(path))

    assert catalogue(small) == before
    assert not [one for one in outcome.findings if one.severity == "error"]


def test_only_what_is_to_do_goes_out_if_asked(small: SmallProject) -> None:
    do(small, "init", "pl")
    parcel = sent(small)
    row = changed(row_of(parcel, "closing.message"), target="Bądź dobra.")
    back(small, parcel, row)
    path = small.folder / "todo.xliff"
    do(small, "export", "pl", "--todo", "--output", str(path))
    left = xliff.read(path.read_bytes(), "todo.xliff").rows
    assert len(left) == len(parcel.rows) - 1
    assert row.id not in {one.id for one in left}


def test_where_nothing_is_to_do_nothing_goes_out(small: SmallProject) -> None:
    translate_all(small)
    path = small.folder / "todo.xliff"
    (said,) = do(small, "export", "pl", "--todo", "--output", str(path)).lines
    assert "nothing is left" in said
    assert not path.exists()


@pytest.mark.parametrize(
    ("module", "place"),
    [
        (xliff, "back.xliff:10:1"),
        (xlsx, "back.xlsx[Translation]:3:5"),
        (docx, "back.docx[table 1]:3:5"),
    ],
    ids=["xliff", "xlsx", "docx"],
)
def test_one_wrong_cell_keeps_all_of_them_out_and_is_told_with_its_place(
    small: SmallProject, module: ModuleType, place: str
) -> None:
    do(small, "init", "pl")
    parcel, before = sent(small), catalogue(small)
    good = changed(row_of(parcel, "closing.title"), target="Dzięki")
    wrong = changed(row_of(parcel, "closing.message"), target="[Bądź dobra]{quote}")

    outcome = back(small, parcel, good, wrong, module=module)
    assert [one.code for one in outcome.findings] == ["K021"]
    assert str(outcome.findings[0].location) == place
    assert "nothing was taken in" in outcome.lines[0]
    assert catalogue(small) == before

    back(small, parcel, good, wrong, options=("--leave-out",), module=module)
    assert 'msgstr "Dzięki"' in catalogue(small)
    assert "Bądź" not in catalogue(small)


def test_a_catalogue_that_came_back_wrong_is_kept_out_too(small: SmallProject) -> None:
    do(small, "init", "pl")
    before = catalogue(small)
    text = before.replace('msgid "Thanks"\nmsgstr ""', 'msgid "Thanks"\nmsgstr "Dzięki"')
    text = text.replace('msgid "Be kind."\nmsgstr ""', 'msgid "Be kind."\nmsgstr "[Bądź]{quote}"')
    path = small.write("back.po", text)

    (one,) = do(small, "import", str(path)).findings

    assert one.location is not None
    assert text.split("\n")[one.location.line - 1] == 'msgstr "[Bądź]{quote}"'
    assert (one.code, one.location.file, one.location.path) == (
        "K021",
        "back.po",
        "closing.message",
    )
    assert catalogue(small) == before


@pytest.mark.parametrize(
    ("code", "changes"),
    [
        ("K044", {"id": "m000000000000"}),
        ("K045", {"source": "Be unkind."}),
        ("K013", {}),
        ("C030", {"target": "**Bądź"}),
        ("K049", {"target": "Bądź\u00ad dobra"}),
    ],
)
def test_each_cell_is_checked(small: SmallProject, code: str, changes: dict[str, str]) -> None:
    do(small, "init", "pl")
    parcel = sent(small)
    context = "closing.message" if changes else "words.folio"
    row = changed(row_of(parcel, context), **{"target": "Bądź dobra.", **changes})
    assert code in [one.code for one in back(small, parcel, row).findings]


def test_a_catalogue_that_came_back_with_other_plural_forms_is_refused(
    small: SmallProject,
) -> None:
    do(small, "init", "pl")
    plural = '\nmsgid "parent"\nmsgid_plural "parent"\nmsgstr[0] "rodzic"\nmsgstr[1] "rodzice"\n'
    path = small.write("back.po", catalogue(small) + plural)
    with pytest.raises(BookletError) as error:
        do(small, "import", str(path))
    assert [one.code for one in error.value.diagnostics] == ["K004"]


def test_what_is_replaced_is_counted_apart_from_what_is_new(small: SmallProject) -> None:
    translate_all(small)
    title = row_of(sent(small), "closing.title")
    outcome = back(small, sent(small), changed(title, target="Podziękowania"))
    assert "0 new, 1 replaced, 0 as before" in outcome.lines[0]


def test_a_message_that_is_there_twice_is_told(small: SmallProject) -> None:
    do(small, "init", "pl")
    parcel = sent(small)
    row = changed(row_of(parcel, "closing.title"), target="Dzięki")
    outcome = back(small, parcel, row, changed(row, target="Podziękowania"))
    assert [one.code for one in outcome.findings] == ["K046"]


def test_english_that_changed_meanwhile_is_told_and_the_rest_can_be_taken_in(
    small: SmallProject,
) -> None:
    do(small, "init", "pl")
    parcel = sent(small)
    rows = [
        changed(row_of(parcel, "closing.title"), target="Dzięki"),
        changed(row_of(parcel, "closing.message"), target="Bądź dobra."),
    ]
    path = small.folder / "content/en-GB/closing.yaml"
    path.write_text(path.read_text("utf-8").replace("Be kind.", "Be gentle."), "utf-8")

    assert [one.code for one in back(small, parcel, *rows).findings] == ["K044"]
    back(small, parcel, *rows, options=("--leave-out",))
    assert 'msgid "Be gentle."\nmsgstr ""' in catalogue(small)
    assert 'msgstr "Dzięki"' in catalogue(small)


def test_a_file_of_another_booklet_is_refused(small: SmallProject) -> None:
    do(small, "init", "pl")
    parcel = changed(sent(small), project="other")
    with pytest.raises(BookletError, match="it is of “other”"):
        back(small, parcel)


def test_the_page_for_editors_shows_what_can_be_written(small: SmallProject) -> None:
    import re

    from booklet.l10n.glossary import read_glossary
    from booklet.l10n.standing import read_standing
    from booklet.model.schema import Reader

    page = (PROJECT / "docs/translating.md").read_text("utf-8")
    examples = dict(re.findall(r"```yaml (\w+)\n(.*?)```", page, re.DOTALL))
    small.write("content/glossary.yaml", examples["glossary"])
    small.write("content/locales/pl.yaml", examples["locale"])
    reader = Reader(small.folder)

    assert len(read_glossary(reader, small.content)) == 2
    assert read_standing(reader, small.content, "pl") is not None
    reader.findings.stop()
    for action in ("init", "export", "import", "status", "check", "update", "sign-off"):
        assert f"python build_report.py translate {action}" in page
