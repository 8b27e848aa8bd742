"""Draws that look like chance to everybody who does not know a secret."""

from __future__ import annotations

import hashlib
import hmac


class SecretDraw:
    """Whole numbers that follow from a secret, a round and the names of what they are for."""

    def __init__(self, secret: bytes, turn: str) -> None:
        self._secret, self._turn = secret, turn

    def below(self, limit: int, *names: str) -> int:
        """Return the number that belongs to these names, from 0 to *limit* - 1."""
        said = "/".join((self._turn, *names)).encode()
        return int.from_bytes(hmac.new(self._secret, said, hashlib.sha256).digest()) % limit
