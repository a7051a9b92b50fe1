"""What a link may lead to, and what a language is called."""

from __future__ import annotations

_ALPHANUMERIC = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
_IN_ADDRESS = _ALPHANUMERIC | frozenset("-._~:/?#[]@!$&'()*+,;=%")
_IN_MAILBOX = _ALPHANUMERIC | frozenset(".!#$%&'*+/=?^_`{|}~-")
_KEPT = "-._~:/?[]@!$&'()*+,;=%"
_LONGEST = 2_000
_ANYWHERE = "links lead to https://…, mailto:… or tel:…"

Refusal = tuple[str, tuple[str, ...]]
"""A message and its hints."""


def refusal_of_link(address: str) -> Refusal | None:
    """Why an address cannot be a link in the booklet; None if it can (RFC 3986)."""
    if not address.strip():
        return "the link has no address", ("write it in the brackets: (https://…)",)
    shown = f"“{address[:60]}”"
    strange = next((c for c in address if c not in _IN_ADDRESS), "")
    if strange:
        hint = f"write it as browsers do when you copy it, without “{strange}”"
        return f"{shown} is not a web address: it has “{strange}” in it", (hint, _ANYWHERE)
    scheme, colon, rest = address.partition(":")
    if not colon or scheme not in _RULES:
        hint = f"write https:{rest}" if scheme == "http" else f"write https://{address}"
        hints = (hint, _ANYWHERE) if scheme == "http" or not colon else (_ANYWHERE,)
        return f"the link {shown} is not https, mailto or tel", hints
    if len(address) > _LONGEST or not _RULES[scheme](rest):
        return f"the link {shown} is incomplete", (_EXAMPLES[scheme], _ANYWHERE)
    return None


def in_ascii(address: str) -> str:
    """A web address as it is looked up: ``https://tŷ.example/mân`` without its accents.

    The host as IDNA has it (RFC 3490), the rest percent-encoded (RFC 3987, 3.1). What cannot be
    written so stays, and is no address.
    """
    if address.isascii() or " " in address:
        return address
    from urllib.parse import quote, urlsplit, urlunsplit

    try:
        parts = urlsplit(address)
        host = parts.netloc.encode("idna").decode("ascii")
    except ValueError:
        return address
    path, query, end = (quote(part, safe=_KEPT) for part in parts[2:])
    return urlunsplit((parts.scheme, host, path, query, end))


def is_email(address: str) -> bool:
    """Whether this is an e-mail address as people have them (RFC 5321, 4.1.2)."""
    mailbox, at, host = address.rpartition("@")
    return (
        bool(at and mailbox)
        and set(mailbox) <= _IN_MAILBOX
        and not (mailbox.startswith(".") or mailbox.endswith(".") or ".." in mailbox)
        and _is_host(host)
    )


def is_language(tag: str) -> bool:
    """Whether this has the form of a language tag: ``cy``, ``en-GB``, ``zh-Hant-TW``.

    The form of BCP 47, 2.1, and that capitals stand where its 2.1.1 puts them.
    """
    first, *rest = tag.split("-")
    if not (first.isascii() and first.isalpha() and first.islower() and 2 <= len(first) <= 3):  # noqa: PLR2004
        return False
    return len(rest) < 4 and all(map(_is_subtag, rest))  # noqa: PLR2004


def _is_subtag(part: str) -> bool:
    if not (part and set(part) <= _ALPHANUMERIC):
        return False
    if len(part) == 4 and part.isalpha():  # noqa: PLR2004 - a script
        return part.istitle()
    if len(part) == 2:  # noqa: PLR2004 - a region
        return part.isupper() and part.isalpha()
    return (len(part) == 3 and part.isdigit()) or (5 <= len(part) <= 8 and part.islower())  # noqa: PLR2004


def _is_host(host: str) -> bool:
    labels = host.split(".")
    return len(labels) > 1 and all(
        label and set(label) <= _ALPHANUMERIC | {"-"} and label[0] != "-" != label[-1]
        for label in labels
    )


def _is_web(rest: str) -> bool:
    if not rest.startswith("//"):
        return False
    host = rest[2:]
    for end in "/?#":
        host = host.partition(end)[0]
    host, _, port = host.partition(":")
    return _is_host(host) and (not port or port.isdigit())


def _is_mail(rest: str) -> bool:
    return is_email(rest.partition("?")[0])


def _is_telephone(rest: str) -> bool:
    digits = rest.removeprefix("+").replace("-", "")
    return digits.isdigit() and len(digits) >= 3  # noqa: PLR2004


_RULES = {"https": _is_web, "mailto": _is_mail, "tel": _is_telephone}
_EXAMPLES = {
    "https": "write it whole: https://www.example.org/page",
    "mailto": "write it whole: mailto:name@example.org",
    "tel": "write digits, + and - only: tel:+44-1786-467740",
}
