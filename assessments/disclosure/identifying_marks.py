"""What in a comment may tell who wrote it or of whom it speaks, for a person to decide on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

REMOVED = "[removed]"
_SHORTEST_NAME = 3
_EMAIL = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_HANDLE = r"(?<![\w@.])@\w[\w.-]{1,}"
# Seven digits at least, with what people put between them.
_PHONE = r"(?<![\w.])\+?\(?\d(?:[\s()./-]{0,2}\d){6,14}(?!\w)"


def identifying_marks(text: str, *, names: Iterable[str] = ()) -> tuple[str, ...]:
    """Find e-mail addresses, telephone numbers, @names and the names given, each once, in order.

    A full name is found in any case; a part of it only as a word that is written like a name, for
    many names are words as well.

    Examples
    --------
    >>> identifying_marks("Ask Ana (ana@acme.org, +49 30 123 45 67)", names=["Ana Lima"])
    ('Ana', 'ana@acme.org', '+49 30 123 45 67')
    """
    pattern = "|".join([_EMAIL, _HANDLE, _PHONE, *_name_patterns(names)])
    found = (match.group().strip() for match in re.finditer(pattern, text))
    return tuple(dict.fromkeys(found))


def without(text: str, removals: Iterable[str]) -> str:
    """Put "[removed]" in the place of each of these words, wherever it stands.

    Examples
    --------
    >>> without("Ask Ana.", ["Ana"])
    'Ask [removed].'
    """
    wanted = sorted({each for each in removals if each}, key=len, reverse=True)
    if not wanted:
        return text
    return re.sub("|".join(map(re.escape, wanted)), REMOVED, text)


def _name_patterns(names: Iterable[str]) -> list[str]:
    full = sorted({name.strip() for name in names if name.strip()}, key=lambda each: -len(each))
    parts = {part for name in full for part in name.split() if len(part) >= _SHORTEST_NAME}
    whole = [rf"(?i:\b{re.escape(name)}\b)" for name in full if " " in name]
    return whole + [rf"\b{re.escape(part)}\b" for part in sorted(parts, key=len, reverse=True)]
