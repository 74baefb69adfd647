"""A company among the demonstration's clients, whose head is one of them; tags, and a second adviser."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from egide.modules.clients.demo.advisers import Adviser
from egide.modules.clients.models import Etiquette
from egide.modules.clients.services.changes import Origine
from egide.modules.clients.services.clients import blank_dossier
from egide.modules.clients.services.edition import Edition
from egide.modules.clients.services.etiquettes import create_tag, tag_client
from egide.modules.clients.services.liens import link
from egide.modules.clients.services.suivis import add_follower

TAGS = (("Dirigeant", "losange"), ("À rappeler", "drapeau"), ("Parrain", "etoile"))


def dated(row: Mapping[str, Any], rank: int, imported: datetime) -> dict[str, Any]:
    """What the portfolio says of a contract besides its premium: running, since a day, ours one time in two."""
    begun = timezone.localdate(imported) - timedelta(days=300 + 97 * rank)
    renewed = None if row.get("echeance") else begun.replace(year=begun.year + 1, day=1).isoformat()
    return {
        "statut": "en_cours",
        "date_effet": begun.replace(day=1).isoformat(),
        "echeance": row.get("echeance") or renewed,
        "par_le_cabinet": rank % 2 == 0,
    }


def practice(now: datetime) -> dict[str, Any]:
    """The company of Hélène Marchand, as its file reads."""
    dossier = blank_dossier(now=now - timedelta(days=300))
    file = Edition(dossier, Origine("saisie"), now)
    file.set_client(
        {
            "type_personne": "morale",
            "nom": "Kinésithérapie des Mauges",
            "statut": "client",
            "adresse": "14 rue Pasteur",
            "code_postal": "44400",
            "ville": "Rezé",
            "telephone": "+33639980840",
            "email": "contact@kine-mauges.example",
        }
    )
    file.set_record(
        "entreprise",
        {
            "forme_juridique": "SELARL",
            "siret": "80123456800021",
            "code_naf": "86.90E",
            "activite": "Soins de kinésithérapie",
            "date_creation": "2014-03",
            "capital": 10_000,
            "effectif": 7,
            "chiffre_affaires": 412_000,
            "exercice": now.year - 1,
        },
    )
    head = {"civilite": "Mme", "prenom": "Hélène", "nom": "Marchand", "role": "dirigeant", "principal": True}
    books = {"prenom": "Solène", "nom": "Guérin", "role": "comptabilite", "email": "compta@kine-mauges.example"}
    for contact in (head | {"telephone": "+33639980793", "part_capital": 60}, books):
        file.add_row("contacts", contact)
    due: dict[str, Any] = {
        "statut": "en_cours",
        "date_effet": f"{now.year - 2}-01-01",
        "echeance": f"{now.year + 1}-01-01",
    }
    due |= {"periodicite": "annuel", "par_le_cabinet": True}
    for kind, insurer, premium in (("multirisque_pro", "MMA", 1_840), ("sante", "Malakoff Humanis", 5_210)):
        body = {
            "type": kind,
            "assureur": insurer,
            "cotisation": premium,
            "periodicite": "annuel",
            "par_le_cabinet": True,
        }
        file.add_row("contrats_existants", body | due)
    return file.dossier


def follow(dossier: dict[str, Any], adviser: Adviser, now: datetime) -> None:
    """Who follows a drawn file, and since when."""
    dossier |= {
        "conseiller_id": adviser.membership_id,
        "conseiller_depuis": timezone.localdate(now) - timedelta(days=300),
        "dernier_echange_at": (now - timedelta(days=12)).isoformat(),
    }


def tie(people: Sequence[UUID], company: UUID, second: Adviser, now: datetime) -> None:
    """Hélène (the first of `people`) heads the company; a second adviser follows it; some files bear tags."""
    day = timezone.localdate(now)
    for lien, part in (("dirigeant", None), ("associe", 60)):
        link(client_id=company, autre_id=people[0], values={"lien": lien, "part": part, "depuis": "2014-03"}, today=day)
    since = {"role": "specialiste", "depuis": (day - timedelta(days=120)).isoformat()}
    add_follower(client_id=company, membre_id=second.membership_id, values=since, today=day)
    known = dict(Etiquette.objects.filter(deleted_at__isnull=True).values_list("nom", "id"))
    tags = [known.get(nom) or create_tag(values={"nom": nom, "forme": forme}).id for nom, forme in TAGS]
    for client_id, tag in (
        (people[0], tags[0]),
        (people[0], tags[2]),
        (company, tags[0]),
        *((p, tags[1]) for p in people[1:]),
    ):
        tag_client(client_id=client_id, etiquette_id=tag)
