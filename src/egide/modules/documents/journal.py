"""What the log calls documents, their sendings and signatures."""

from __future__ import annotations

from typing import Final

from egide.foundation.audit.public import Column, Record, register_record
from egide.foundation.audit.records import HIDDEN
from egide.modules.documents.codes import NATURES

_INSTANT: Final = "instant"
_ENGLISH = {
    "der": "Initial disclosure document",
    "recueil": "Demands and needs",
    "conseil": "Information and advice",
    "mandat": "Mandate",
    "portrait": "Portrait",
    "autre": "Other document",
}
_KIND = Column("Nature", "Kind", "choix", {code: (fr, _ENGLISH[code]) for code, fr in NATURES.items()})
_ECHECS = {"refuse": ("Adresse refusée", "Address refused"), "injoignable": ("Serveur muet", "Server silent")}
_MODES = {"trace": ("Dessinée", "Drawn"), "ecrit": ("Écrite", "Typed")}


def name_records() -> None:
    register_record(
        Record("documents_saisie", "Saisie d’un document", "Draft of a document", {"kind": _KIND, "valeurs": HIDDEN}),
        Record(
            "documents_document",
            "Document établi",
            "Document made",
            {
                "kind": _KIND,
                "numero": Column("Version", "Version", "nombre"),
                "titre": Column("Titre", "Title"),
                "sha256": Column("Empreinte", "Digest"),
                "file_id": HIDDEN,
                "modele_version_id": HIDDEN,
            },
        ),
        Record(
            "documents_modele",
            "Modèle de document",
            "Document template",
            {
                "nom": Column("Nom", "Name"),
                "nature": _KIND,
                "archived_at": Column("Archivé", "Archived", _INSTANT),
            },
        ),
        Record(
            "documents_versiondemodele",
            "Version d’un modèle",
            "Version of a template",
            {
                "numero": Column("Version", "Version", "nombre"),
                "sha256": Column("Empreinte", "Digest"),
                "champs": HIDDEN,
                "modele_id": HIDDEN,
                "file_id": HIDDEN,
            },
        ),
        Record(
            "documents_envoi",
            "Envoi d’un document",
            "Sending of a document",
            {
                "email": Column("Adresse", "Address"),
                "message": Column("Message", "Message"),
                "a_signer": Column("À signer", "To sign", "booleen"),
                "expires_at": Column("Expire", "Expires", _INSTANT),
                "revoked_at": Column("Retiré", "Revoked", _INSTANT),
                "sent_at": Column("Parti", "Sent", _INSTANT),
                "echec": Column("Échec", "Failure", "choix", _ECHECS),
                "openings": Column("Lectures", "Readings", "nombre"),
                "opened_first_at": Column("Première lecture", "First reading", _INSTANT),
                "opened_last_at": Column("Dernière lecture", "Last reading", _INSTANT),
                "document_id": HIDDEN,
            },
        ),
        Record(
            "documents_signature",
            "Signature",
            "Signature",
            {
                "code_sent_at": Column("Code envoyé", "Code sent", _INSTANT),
                "code_expires_at": Column("Code valable jusqu’au", "Code valid until", _INSTANT),
                "codes": Column("Codes envoyés", "Codes sent", "nombre"),
                "tries": Column("Essais", "Tries", "nombre"),
                "signed_at": Column("Signé", "Signed", _INSTANT),
                "signataire": Column("Signataire", "Signatory"),
                "mode": Column("Façon", "Way", "choix", _MODES),
                "envoi_id": HIDDEN,
            },
        ),
        Record(
            "documents_partie",
            "Pièce d’une signature",
            "Part of a signature",
            {"nom": Column("Pièce", "Part"), "signature_id": HIDDEN, "file_id": HIDDEN},
        ),
    )
