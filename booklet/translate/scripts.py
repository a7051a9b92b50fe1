"""Whether words are written in the letters of their language."""

from __future__ import annotations

import unicodedata

# How the names of letters begin in Unicode, by ISO 15924.
_NAMES = {
    "Arab": ("ARABIC",),
    "Armn": ("ARMENIAN",),
    "Beng": ("BENGALI",),
    "Cyrl": ("CYRILLIC",),
    "Deva": ("DEVANAGARI",),
    "Ethi": ("ETHIOPIC",),
    "Geor": ("GEORGIAN",),
    "Grek": ("GREEK",),
    "Gujr": ("GUJARATI",),
    "Guru": ("GURMUKHI",),
    "Hans": ("CJK", "BOPOMOFO"),
    "Hant": ("CJK", "BOPOMOFO"),
    "Hebr": ("HEBREW",),
    "Jpan": ("CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA"),
    "Khmr": ("KHMER",),
    "Kore": ("HANGUL", "CJK"),
    "Laoo": ("LAO",),
    "Latn": ("LATIN", "MODIFIER", "FEMININE", "MASCULINE"),
    "Mlym": ("MALAYALAM",),
    "Mymr": ("MYANMAR",),
    "Sinh": ("SINHALA",),
    "Taml": ("TAMIL",),
    "Telu": ("TELUGU",),
    "Thai": ("THAI",),
}

# Arabic letters that look like the language's own and are not.
_STRANGERS = {
    "ur": {"ي": "ی", "ك": "ک", "ى": "ی", "ه": "ہ"},
    "fa": {"ي": "ی", "ك": "ک", "ى": "ی"},
}


def strangers(text: str, tag: str, script: str) -> list[tuple[str, str]]:
    """Letters that cannot be meant: of a script that is neither the language's nor Latin.

    Each with what should stand there, if that is known.
    """
    own = (*_NAMES.get(script, ()), *_NAMES["Latn"])
    replaced = _STRANGERS.get(tag.partition("-")[0], {})
    found = {}
    for character in text:
        if character in replaced:
            found[character] = replaced[character]
        elif character.isalpha() and script in _NAMES and _begin(character) not in own:
            found[character] = ""
    return list(found.items())


def is_foreign(text: str, script: str) -> bool:
    """Whether most letters of a text are not of the language's script."""
    if script not in _NAMES:
        return False
    letters = [character for character in text if character.isalpha()]
    own = sum(1 for letter in letters if _begin(letter) in _NAMES[script])
    return bool(letters) and 2 * own < len(letters)


def _begin(letter: str) -> str:
    return unicodedata.name(letter, "").split(" ")[0].split("-")[0]
