"""What metadata say, however they are written."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from booklet.preflight.packet import moment, said

NOON = datetime(2023, 11, 1, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "xmp",
    [
        "<dc:title><rdf:Alt><rdf:li xml:lang='x'>Ada &amp;\n Bo</rdf:li></rdf:Alt></dc:title>",
        "<dc:title>Ada &amp; Bo</dc:title><dc:title>Later</dc:title>",
        '<rdf:Description dc:title="Ada &amp; Bo">',
        "<rdf:Description dc:title='Ada &amp; Bo'>",
    ],
)
def test_a_property_is_an_element_or_an_attribute(xmp: str) -> None:
    assert said(xmp, "dc:title") == "Ada & Bo"
    assert not said(xmp, "dc:titles")


@pytest.mark.parametrize(
    "text",
    [
        "2023-11-01T12:00:00Z",
        "2023-11-01T13:00:00+01:00",
        "2023-11-01T07:30:00.5-04:30",
        "D:20231101120000Z",
        "D:20231101130000+01'00'",
        "D:20231101120000",
    ],
)
def test_a_moment_is_the_same_however_it_is_written(text: str) -> None:
    assert moment(text) == NOON


@pytest.mark.parametrize("text", ["", "yesterday", "D:20231301120000Z", "D:00010101000000+99'00'"])
def test_what_is_no_date_is_none(text: str) -> None:
    assert moment(text) is None
