from __future__ import annotations

import pytest

from booklet.source.addresses import is_email, is_language, refusal_of_link


@pytest.mark.parametrize(
    "address",
    [
        "https://relations.stir.ac.uk",
        "https://a.org:8443/b/c_(d)?e=f&g#h",
        "mailto:Anne.Whittaker@stir.ac.uk",
        "mailto:a@b.org?subject=Stories",
        "tel:+44-1786-467740",
        "tel:999",
    ],
)
def test_links_to_https_mailto_and_tel_are_fine(address: str) -> None:
    assert refusal_of_link(address) is None


@pytest.mark.parametrize(
    "address",
    [
        "",
        " ",
        "relations.stir.ac.uk",
        "http://a.org",
        "HTTPS://a.org",
        "ftp://a.org",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "data:text/html,x",
        "https:",
        "https://",
        "https://localhost",
        "https://user@a.org",
        "https://a..org",
        "https://-a.org",
        "https://a.org/ü",
        "https://a.org/a b",
        "https://a.org/<b>",
        "https://a.org/" + "x" * 2000,
        "https://a.org:http",
        "mailto:",
        "mailto:nobody",
        "tel:",
        "tel:call me",
        "//a.org",
    ],
)
def test_every_other_link_is_refused_with_a_way_out(address: str) -> None:
    refusal = refusal_of_link(address)
    assert refusal is not None
    assert refusal[0]
    assert refusal[1]


@pytest.mark.parametrize("address", ["a@b.org", "Anne.Whittaker@stir.ac.uk", "o'brien+x@a-b.co.uk"])
def test_addresses_of_people_are_fine(address: str) -> None:
    assert is_email(address)


@pytest.mark.parametrize(
    "address", ["", "a", "@b.org", "a@", "a@b", "a b@c.org", ".a@b.org", "a..b@c.org", "a@b.org."]
)
def test_what_no_post_reaches_is_no_address(address: str) -> None:
    assert not is_email(address)


@pytest.mark.parametrize(
    "tag", ["cy", "en-GB", "zh-Hant", "zh-Hant-TW", "es-419", "gsw", "ca-valencia"]
)
def test_languages_have_tags(tag: str) -> None:
    assert is_language(tag)


@pytest.mark.parametrize(
    "tag", ["", "welsh", "EN", "en_GB", "en-gb", "en-", "-GB", "e", "zh-hant", "cy "]
)
def test_what_is_no_tag_is_refused(tag: str) -> None:
    assert not is_language(tag)
