"""A service’s file, and what an edition in one language has of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from booklet.diagnostics import BookletError
from booklet.l10n.service import load_service, service_names

if TYPE_CHECKING:
    from pathlib import Path

    from booklet.model.service import Service
    from booklet.source.passage import Passage

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


def leads(way: Passage | None) -> tuple[str, str | None]:
    assert way is not None
    return way.plain, way.runs[0].link


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
    assert leads(loaded(project, BOTH).web) == (
        "rowan-house.example",
        "https://www.rowan-house.example/",
    )


@pytest.mark.parametrize(
    ("key", "written", "read", "link"),
    [
        ("phone", "01632 960 123", "01632 960 123", "tel:01632960123"),
        ("phone", "+44 (0)1632 960 123", "+44 (0)1632 960 123", "tel:+441632960123"),
        ("phone", "(01632) 960\u2011123", "(01632) 960\u2011123", "tel:01632960123"),
        ("phone", "01632\u202f960\u00a0123", "01632 960 123", "tel:01632960123"),
        ("phone", "۰۱۶۳۲ ۹۶۰ ۱۲۳", "01632 960 123", "tel:01632960123"),
        ("text", "٠١٦٣٢-٩٦٠", "01632-960", "sms:01632960"),
        ("text", "07700 900 123", "07700 900 123", "sms:07700900123"),
        ("email", "a+b@rowan.example", "a+b@rowan.example", "mailto:a+b@rowan.example"),
        ("email", "a&b?@rowan.example", "a&b?@rowan.example", "mailto:a%26b%3F@rowan.example"),
        (
            "web",
            "https://rowan.example/a?b#c",
            "rowan.example/a?b#c",
            "https://rowan.example/a?b#c",
        ),
        (
            "web",
            "https://tŷ-criafol.example/teulu/tŷ?iaith=cy",
            "tŷ-criafol.example/teulu/tŷ?iaith=cy",
            "https://xn--t-criafol-v9b.example/teulu/t%C5%B7?iaith=cy",
        ),
    ],
)
def test_what_is_read_leads_somewhere(
    project: Path, key: str, written: str, read: str, link: str
) -> None:
    service = loaded(project, f"kind: service\nname: R\n{key}: '{written}'\n")

    assert leads(getattr(service, key)) == (read, link)
    assert getattr(service, key).location.line == 3


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("kind: service\nname: Rowan\n", "C015: nothing says how to reach this service"),
        (
            "kind: service\nname: {English: Rowan}\nphone: '111'\n",
            "C037: “English” is not a language",
        ),
        (
            "kind: service\nname: {}\nphone: '111'\n",
            "C017: expected words by language, found nothing",
        ),
        (
            "kind: service\nname: R\nphone: 0800 ROWAN\n",
            "C027: “0800 ROWAN” is not a telephone number: it has “R” in it",
        ),
        (
            "kind: service\nname: R\ntext: 01632 960 123 ext. 4\n",
            "C027: “01632 960 123 ext. 4” is not a telephone number: it has “e” in it",
        ),
        (
            "kind: service\nname: R\nphone: 01632 960123/960124\n",
            "C027: “01632 960123/960124” is not a telephone number: it has “/” in it",
        ),
        (
            "kind: service\nname: R\nphone: 0163201632016320\n",
            "C027: “0163201632016320” is not a telephone number: expected 3 to 15 digits, found 16",
        ),
        (
            f"kind: service\nname: R\nweb: https://rowan.example/{'a' * 250}\n",
            "C027: the web address has 272 characters, and there can be 250",
        ),
        (
            "kind: service\nname: R\nweb: https://tŷ..example\n",
            "C027: “https://tŷ..example” is not a web address: it has “ŷ” in it",
        ),
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
