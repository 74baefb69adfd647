"""Short secrets at rest: AES-256-GCM, with the keys that came before.

A sealed text is `v1.<key id>.<base64 of nonce + ciphertext + tag>`. The first key seals; every key opens, so a key
is replaced by putting a new one in front, sealing again what is found under the old one, then removing it.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
from collections.abc import Sequence

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

VERSION = "v1"
NONCE_BYTES = 12


class CannotOpen(ValueError):
    """Not sealed by any of our keys, for another purpose, or altered."""


class Sealer:
    """Seals and opens with keys derived from `passphrases` (any length, high entropy)."""

    def __init__(self, passphrases: Sequence[str]) -> None:
        """:raises ValueError: no key at all."""
        if not passphrases:
            raise ValueError("at least one encryption key is needed")
        self._keys = {self._key_id(text): self._derive(text) for text in passphrases}
        self._current = self._key_id(passphrases[0])

    def seal(self, text: str, purpose: str) -> str:
        """:param purpose: bound to the result; the same one opens it."""
        nonce = os.urandom(NONCE_BYTES)
        sealed = AESGCM(self._keys[self._current]).encrypt(nonce, text.encode(), purpose.encode())
        return f"{VERSION}.{self._current}.{base64.urlsafe_b64encode(nonce + sealed).decode()}"

    def open(self, sealed: str, purpose: str) -> str:
        """:raises CannotOpen: never says why."""
        version, _, rest = sealed.partition(".")
        key_id, _, payload = rest.partition(".")
        key = self._keys.get(key_id)
        if version != VERSION or key is None:
            raise CannotOpen
        try:
            raw = base64.urlsafe_b64decode(payload)
            return AESGCM(key).decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], purpose.encode()).decode()
        except (InvalidTag, ValueError):
            raise CannotOpen from None

    def digest(self, text: str, purpose: str) -> str:
        """The same text gives the same digest, which tells nothing without our keys; with the first of them."""
        return self._digest(self._current, text, purpose)

    def digests(self, text: str, purpose: str) -> frozenset[str]:
        """As `digest`, with each key: what may have been kept since before a change of key."""
        return frozenset(self._digest(key_id, text, purpose) for key_id in self._keys)

    def _digest(self, key_id: str, text: str, purpose: str) -> str:
        message = purpose.encode() + b"\x00" + text.encode()
        return f"{key_id}.{hmac.new(self._keys[key_id], message, hashlib.sha256).hexdigest()}"

    def outdated(self, sealed: str) -> bool:
        """Sealed with a key that is no longer the first."""
        return sealed.split(".")[1:2] != [self._current]

    @staticmethod
    def _key_id(passphrase: str) -> str:
        return hashlib.sha256(b"egide key id " + passphrase.encode()).hexdigest()[:8]

    @staticmethod
    def _derive(passphrase: str) -> bytes:
        return HKDF(SHA256(), 32, salt=None, info=b"egide sealing v1").derive(passphrase.encode())
