"""A service’s file, and what an edition in one language has of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from booklet.diagnostics import BookletError
from booklet.l10n.service import load_service, service_names

if TYPE_CHECKING:
    from pathlib import Path

    from booklet.model.service import Service

BOTH = """\
kind: service
name: {en-GB: Rowan House, cy: Tŷ Criafol}
strapline: For families
phone: 01632 960 123
web: https://www.rowan-house.example/
hours: {en-GB: "Monday to Friday, 9 to 5"}
support:
  - name: Night line
    details: ["Call [01632 960 999](tel:01632960999)"]
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "content/services").mkdir(parents=True)
    return tmp_path


def loaded(project: Path, text: str, language: str = "en-GB") -> Service:
    (project / "content/services/rowan.yaml").write_text(text, "utf-8")
    content = project / "content"
    return load_service(project, content, "rowan", language=language, source="en-GB")


def messages(project: Path, text: str) -> list[str]:
    with pytest.raises(BookletError) as error:
        loaded(project, text)
    return [f"{one.code}: {one.message}" for one in error.value.diagnostics]


def test_a_service_speaks_the_language_of_the_edition_where_it_can(project: Path) -> None:
    welsh = loaded(project, BOTH, "cy")

    assert (welsh.name.plain, welsh.name.lang) == ("Tŷ Criafol", None)
    assert welsh.hours is not None
    assert (welsh.hours.plain, welsh.hours.lang) == ("Monday to Friday, 9 to 5", "en-GB")
    assert welsh.strapline is not None
    assert welsh.strapline.lang == "en-GB"


def test_english_of_any_country_is_english(project: Path) -> None:
    service = loaded(project, BOTH.replace("en-GB", "en"), "en-GB")

    assert (service.name.plain, service.name.lang) == ("Rowan House", None)


def test_links_of_a_support_line_stay(project: Path) -> None:
    support = loaded(project, BOTH, "ur").support[0]

    assert [(run.lang, run.link) for run in support.details[0].runs] == [
        ("en-GB", None),
        ("en-GB", "tel:01632960999"),
    ]


def test_an_address_is_read_without_what_browsers_add(project: Path) -> None:
    assert loaded(project, BOTH).address == "rowan-house.example"


def test_a_number_is_dialled_without_its_spaces(project: Path) -> None:
    service = loaded(project, BOTH)

    assert service.phone_link == "tel:01632960123"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("kind: service\nname: Rowan\n", "C015: nothing says how to reach this service"),
        (
            "kind: service\nname: {English: Rowan}\nphone: '1'\n",
            "C037: “English” is not a language",
        ),
        (
            "kind: service\nname: {}\nphone: '1'\n",
            "C017: expected words by language, found nothing",
        ),
        ("kind: service\nname: R\nphone: ask us\n", "C027: “ask us” is not a telephone number"),
        (
            "kind: service\nname: R\nweb: mailto:a@b.example\n",
            "C027: “mailto:a@b.example” is not a web address",
        ),
    ],
)
def test_what_is_wrong_is_said(project: Path, text: str, message: str) -> None:
    assert messages(project, text) == [message]


def test_a_service_that_is_not_there_has_near_ones(project: Path) -> None:
    loaded(project, BOTH)
    content = project / "content"

    with pytest.raises(BookletError) as error:
        load_service(project, content, "rowen", language="en-GB", source="en-GB")

    assert error.value.diagnostics[0].code == "E006"
    assert error.value.diagnostics[0].hints == ("did you mean “rowan”?", "there is rowan")
    assert service_names(content) == ("rowan",)
