"""Secrets at rest."""

from __future__ import annotations

import pytest

from egide.kit.sealing import CannotOpen, Sealer

SECRET = "JBSWY3DPEHPK3PXP"


def test_what_is_sealed_opens_for_the_same_purpose_only() -> None:
    sealer = Sealer(["une clé"])
    sealed = sealer.seal(SECRET, "totp")

    assert SECRET not in sealed
    assert sealer.open(sealed, "totp") == SECRET
    with pytest.raises(CannotOpen):
        sealer.open(sealed, "iban")


def test_the_same_text_is_never_sealed_alike() -> None:
    sealer = Sealer(["une clé"])

    assert sealer.seal(SECRET, "totp") != sealer.seal(SECRET, "totp")


def test_an_old_key_opens_and_is_known_to_be_old() -> None:
    sealed = Sealer(["ancienne"]).seal(SECRET, "totp")
    both = Sealer(["nouvelle", "ancienne"])

    assert both.open(sealed, "totp") == SECRET
    assert both.outdated(sealed)
    assert not both.outdated(both.seal(SECRET, "totp"))
    with pytest.raises(CannotOpen):
        Sealer(["nouvelle"]).open(sealed, "totp")


@pytest.mark.parametrize(
    "spoil", [lambda text: text[:-4] + "AAA=", lambda text: text[:20], lambda _text: "", lambda text: "v2" + text[2:]]
)
def test_an_altered_secret_does_not_open(spoil) -> None:
    sealer = Sealer(["une clé"])

    with pytest.raises(CannotOpen):
        sealer.open(spoil(sealer.seal(SECRET, "totp")), "totp")


def test_there_must_be_a_key() -> None:
    with pytest.raises(ValueError, match="key"):
        Sealer([])
