"""Rows as they are sent."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from egide.modules.conformite.loi import ARTICLES, NATURES, Garde
from egide.modules.conformite.models import Archive, Effacement, ExportPersonne
from egide.modules.conformite.selectors.demandes import Apercu
from egide.modules.conformite.services.effacement import steps

Json = dict[str, Any]


def _who(member: Any) -> str | None:
    return f"{member.user.prenom} {member.user.nom}" if member else None


def client_json(client: Any) -> Json:
    return {nom: getattr(client, nom) for nom in ("id", "matricule", "nom", "prenom")}


def export_json(export: ExportPersonne, downloads: int) -> Json:
    names = ("id", "state", "created_at", "pret_at", "expire_at")
    return {
        **{nom: getattr(export, nom) for nom in names},
        "client": client_json(export.client),
        "demandeur": _who(export.demandeur),
        "taille": export.file.size if export.file else None,
        "telechargements": downloads,
    }


def _archive_json(archive: Archive) -> Json:
    return {
        **{nom: getattr(archive, nom) for nom in ("id", "nature", "jusqu_au", "efface_at")},
        "libelle": _(NATURES[archive.nature]),
        "article": archive.article,
        "taille": archive.file.size if archive.file else None,
    }


def erasure_json(effacement: Effacement) -> Json:
    names = ("id", "reference", "motif", "state", "etape", "created_at", "fini_at", "certificat", "sha256")
    known = steps()
    done = len(known) if effacement.state == "fait" else known.index(effacement.etape)
    return {
        **{nom: getattr(effacement, nom) for nom in names},
        "faites": done,
        "etapes": len(known),
        "demandeur": _who(effacement.demandeur),
        "archives": [_archive_json(archive) for archive in effacement.archives.all()],
    }


def _garde_json(garde: Garde) -> Json:
    return {
        "nature": garde.nature,
        "libelle": _(NATURES[garde.nature]),
        "article": ARTICLES[garde.nature],
        "jusqu_au": garde.jusqu_au,
        "documents": len(garde.fichiers),
    }


def apercu_json(found: Apercu) -> Json:
    return {
        "matricule": found.matricule,
        "efface": [{"nom": nom, "fr": fr, "en": en, "lignes": count} for nom, fr, en, count in found.efface],
        "garde": [_garde_json(garde) for garde in found.garde],
        "en_cours": found.en_cours,
    }
