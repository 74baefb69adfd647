"""A simple electronic signature: a code proves the address, a drawing or a name says yes, a proof keeps both.

Regulation (EU) 910/2014: simple level (art. 3 (10), art. 25 (1)); it does not claim what art. 26 asks of an advanced
one. C. civ. art. 1366 and 1367.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from io import BytesIO
from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.utils import timezone
from pypdf import PdfReader, PdfWriter

from egide.foundation.files.public import read_file, store_file
from egide.foundation.identity.public import identity
from egide.foundation.realtime.public import publish
from egide.integrations.typesetting import typeset
from egide.kit.errors import Conflict, NotFound
from egide.kit.media import PDF, TEXT
from egide.modules.documents import mail
from egide.modules.documents.content.blocks import Bloc, encadre, jour, lignes, moment, texte, titre
from egide.modules.documents.content.cabinet import head
from egide.modules.documents.models import Envoi, Partie, Signature
from egide.modules.documents.selectors.preparation import TEMPLATE, TEMPLATES

CODE_GOOD_FOR = timedelta(minutes=10)
TRIES = 5
MOST_CODES = 5
CONSENT: Final = (
    "J’ai lu ce document et j’en accepte le contenu. J’accepte de le signer par voie électronique : mon nom, le code "
    "reçu par e-mail, la date et l’adresse de connexion sont conservés comme preuve."
)
"""The words that are agreed to, kept in the proof as they were shown: French, as the document."""
LEVEL: Final = (
    "Signature électronique simple au sens du règlement (UE) n° 910/2014 (eIDAS), art. 3, point 10 et art. 25, "
    "paragraphe 1 ; code civil, art. 1366 et 1367. Elle n’est ni avancée (art. 26) ni qualifiée : l’identité du "
    "signataire repose sur l’accès à son adresse e-mail."
)


class AlreadySigned(Conflict):
    code = "already_signed"
    message = "Ce document est déjà signé."


class MailDown(Conflict):
    code = "mail_down"
    message = "Le code n’a pas pu être envoyé : réessayez dans quelques minutes."


class TooManyCodes(Conflict):
    code = "too_many_codes"
    message = "Trop de codes ont été demandés pour ce document : demandez un nouvel envoi à votre conseiller."


@dataclass(frozen=True, slots=True)
class Hand:
    """How somebody signs: `traits` in thousandths of the frame when drawn, else the name typed."""

    nom: str
    mode: str
    traits: Sequence[Sequence[tuple[int, int]]]
    ip: str
    agent: str


def send_code(*, envoi: Envoi) -> datetime:
    """A new code of six digits to the address the document was sent to; until when it is good.

    :raises NotFound: nothing is to be signed. :raises AlreadySigned, TooManyCodes, MailDown: no code is good.
    """
    signature = _pending(envoi)
    if signature.codes >= MOST_CODES:
        raise TooManyCodes
    code = f"{secrets.randbelow(1_000_000):06}"
    now = timezone.now()
    signature.code_hash = _hash(signature.id, code)
    signature.code_sent_at, signature.code_expires_at = now, now + CODE_GOOD_FOR
    signature.codes += 1
    signature.tries = 0
    signature.save()
    try:
        mail.send_code(
            to=envoi.email, code=code, titre=envoi.document.titre, firm=identity().nom, until=now + CODE_GOOD_FOR
        )
    except OSError:
        raise MailDown from None
    return now + CODE_GOOD_FOR


def check_code(*, envoi: Envoi, code: str) -> str:
    """Empty when the code is the one sent; else why not: `none`, `expired`, `exhausted`, `wrong`. A try is counted.

    It answers rather than raises: a try that was undone with its transaction would not count.
    """
    signature = _pending(envoi)
    if not signature.code_hash or signature.code_expires_at is None:
        return "none"
    if signature.code_expires_at <= timezone.now():
        return "expired"
    if signature.tries >= TRIES:
        return "exhausted"
    if hmac.compare_digest(signature.code_hash, _hash(signature.id, code)):
        return ""
    signature.tries += 1
    signature.save(update_fields=["tries"])
    return "exhausted" if signature.tries >= TRIES else "wrong"


def sign(*, envoi: Envoi, hand: Hand) -> Signature:
    """Add the page of signature to the document and keep the proof; the code was checked just before.

    The signed file begins with the very bytes that were sent: the page is added after them (ISO 32000, 7.5.6).

    :raises AlreadySigned.
    """
    signature = _pending(envoi)
    now = timezone.now()
    stored = envoi.document.file
    original = b"".join(read_file(stored, 0, stored.size))
    page = _typeset("Page de signature", envoi, _page(envoi, signature, hand, now), now)
    signed = _appended(original, page)
    told = _proof(envoi, signature, hand, now, signed)
    proof_json = json.dumps(told, ensure_ascii=False, indent=2).encode()
    digest = hashlib.sha256(proof_json).hexdigest()
    proof = _typeset("Dossier de preuve", envoi, _proof_page(told, digest), now)
    base = stored.nom.removesuffix(".pdf")
    _leave(signature, "signe", signed, f"{base} signé.pdf", PDF)
    _leave(signature, "preuve", proof, f"{base} preuve.pdf", PDF)
    _leave(signature, "preuve_json", proof_json, f"{base} preuve.json", TEXT)
    signature.signed_at, signature.signataire, signature.mode = now, hand.nom, hand.mode
    signature.code_hash = ""
    signature.save()
    publish("document.changed", client_id=envoi.document.client_id, document_id=envoi.document_id, act="signed")
    return signature


def _leave(signature: Signature, nom: str, content: bytes, name: str, media_type: str) -> None:
    kept = store_file(content=[content], name=name, created_by_id=None, accepted={media_type})
    Partie.objects.create(signature=signature, nom=nom, file=kept)


def _pending(envoi: Envoi) -> Signature:
    if not envoi.a_signer:
        raise NotFound
    signature, _new = Signature.objects.select_for_update().get_or_create(envoi=envoi)
    if signature.signed_at is not None:
        raise AlreadySigned
    return signature


def _hash(signature_id: UUID, code: str) -> str:
    """Keyed: a code has a million values, and whoever reads the table must not find it."""
    key = f"documents.code {settings.SECRET_KEY}".encode()
    return hmac.new(key, f"{signature_id} {code}".encode(), hashlib.sha256).hexdigest()


def _appended(original: bytes, page: bytes) -> bytes:
    writer = PdfWriter(BytesIO(original), incremental=True)
    writer.append(PdfReader(BytesIO(page)))
    whole = BytesIO()
    writer.write(whole)
    return whole.getvalue()


def _typeset(name: str, envoi: Envoi, blocs: list[Bloc], at: datetime) -> bytes:
    cabinet = identity()
    document = envoi.document
    data = {
        "titre": name,
        "sujet": f"{document.titre}, version {document.numero}",
        "reference": f"{name}, {jour(timezone.localtime(at).date())}",
        "projet": False,
        "cabinet": head(cabinet, None),
        "blocs": blocs,
    }
    return typeset(TEMPLATES, TEMPLATE, data, at)


def _page(envoi: Envoi, signature: Signature, hand: Hand, now: datetime) -> list[Bloc]:
    drawn: Bloc = (
        {"type": "trait", "alt": f"Signature dessinée par {hand.nom}", "traits": [list(line) for line in hand.traits]}
        if hand.mode == "trace"
        else {"type": "ecrit", "texte": hand.nom}
    )
    return [
        encadre(CONSENT),
        lignes(
            [
                ("Signé par", hand.nom),
                ("Adresse e-mail", envoi.email),
                ("Le", moment(timezone.localtime(now))),
                ("Code vérifié, envoyé le", _at(signature.code_sent_at)),
                ("Empreinte SHA-256 du document signé", envoi.document.sha256),
                ("Référence de la preuve", str(signature.id)),
            ]
        ),
        drawn,
        texte(LEVEL),
    ]


def _proof(envoi: Envoi, signature: Signature, hand: Hand, now: datetime, signed: bytes) -> dict[str, Any]:
    document = envoi.document

    def iso(at: datetime | None) -> str | None:
        return None if at is None else at.isoformat(timespec="seconds")

    return {
        "preuve": str(signature.id),
        "niveau": LEVEL,
        "document": {
            "id": str(document.id),
            "titre": document.titre,
            "version": document.numero,
            "etabli_le": iso(document.created_at),
            "sha256": document.sha256,
            "octets": document.file.size,
        },
        "document_signe": {"sha256": hashlib.sha256(signed).hexdigest(), "octets": len(signed)},
        "envoi": {
            "id": str(envoi.id),
            "adresse": envoi.email,
            "envoye_le": iso(envoi.sent_at),
            "premiere_lecture": iso(envoi.opened_first_at),
            "derniere_lecture": iso(envoi.opened_last_at),
            "lectures": envoi.openings,
        },
        "code": {
            "envoye_le": iso(signature.code_sent_at),
            "envoye_a": envoi.email,
            "codes_envoyes": signature.codes,
            "essais_refuses": signature.tries,
        },
        "signature": {
            "le": iso(now),
            "nom": hand.nom,
            "mode": hand.mode,
            "adresse_ip": hand.ip,
            "navigateur": hand.agent,
            "consentement": CONSENT,
        },
    }


def _proof_page(told: Mapping[str, Any], digest: str) -> list[Bloc]:
    """The proof as people read it; the file for programs is named by its digest."""
    labels = {
        "document": "Document lu",
        "document_signe": "Document signé",
        "envoi": "Envoi",
        "code": "Code",
        "signature": "Signature",
    }
    blocs: list[Bloc] = [texte(str(told["niveau"]))]
    for part, label in labels.items():
        pairs = [
            (name.replace("_", " ").capitalize(), str(value)) for name, value in told[part].items() if value is not None
        ]
        blocs += [titre(label), lignes(pairs)]
    return [*blocs, titre("Fichier de preuve"), lignes([("Référence", str(told["preuve"])), ("SHA-256", digest)])]


def _at(at: datetime | None) -> str | None:
    return None if at is None else moment(timezone.localtime(at))
