"""The file's rows as they go through a step: read once, batch after batch, each batch in a transaction of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from egide.kit.errors import Invalid
from egide.modules.clients.public import Arrivant, Origine, prepare_arrivant, tags_by_name
from egide.modules.imports.lignes import Lue, lire_ligne, places_of
from egide.modules.imports.models import Import
from egide.modules.imports.services.depot import table_of
from egide.modules.imports.services.options import Options, members

BATCH = 200
MOTIFS = 12


@dataclass(slots=True)
class Lecteur:
    """An import's rows, read as its places and options say. Opened in a transaction; reading needs none."""

    imported: Import
    options: Options
    now: datetime = field(default_factory=timezone.now)

    @classmethod
    def ouvrir(cls, imported: Import) -> Lecteur:
        return cls(imported, Options.of(imported.options))

    @property
    def origine(self) -> Origine:
        return Origine("import", self.imported.id)

    def lots(self) -> Iterator[list[Lue]]:
        """Batches of rows, read and checked by themselves. Three statements at the start."""
        with transaction.atomic():
            table, known, firm_tags = table_of(self.imported), members(), tags_by_name()
        places = places_of(self.imported.places)
        today = timezone.localdate(self.now)
        tags = {nom: tag.nom for nom, tag in firm_tags.items()}
        by_key = {str(key): (key, name) for key, name in known.values()}
        adviser = by_key.get(self.options.conseiller_id or "")
        batch: list[Lue] = []
        for numero, cells in table.rows():
            lue = lire_ligne(numero, cells, places, known, tags, today)
            lue.arrivant.conseiller = lue.arrivant.conseiller or adviser
            batch.append(lue)
            if len(batch) == BATCH:
                yield batch
                batch = []
        if batch:
            yield batch

    def nouveau(self, lue: Lue) -> Arrivant:
        """What the row would make, prepared. :raises Invalid: by place."""
        arrivant = lue.arrivant
        arrivant.client.setdefault("statut", self.options.statut)
        while True:
            try:
                prepare_arrivant(arrivant, origine=self.origine, now=self.now)
                return arrivant
            except Invalid as refusal:
                # Where wrong values are left out, what they make refused is tried again without them.
                if self.options.valeurs_fausses != "ignorer" or not _drop(lue, refusal):
                    raise


def _drop(lue: Lue, refusal: Invalid) -> bool:
    """Leave out the values a refusal names; False when it names none of them."""
    dropped = False
    for place, sentences in refusal.errors.items():
        section, _dot, champ = place.rpartition(".")
        values: dict[str, Any] | None = lue.arrivant.sections.get(section) if section else lue.arrivant.client
        if values is not None and champ in values and champ not in ("nom", "prenom"):
            del values[champ]
            if section and not values:
                del lue.arrivant.sections[section]
            lue.erreurs[place] = sentences[0]
            dropped = True
    return dropped


def motifs(erreurs: dict[str, str]) -> list[dict[str, str]]:
    """Reasons as they are kept, by place."""
    return [{"place": place, "texte": texte[:300]} for place, texte in list(erreurs.items())[:MOTIFS]]


def par_place(refusal: Invalid) -> dict[str, str]:
    return {place: " ".join(sentences) for place, sentences in refusal.errors.items()}


def ouvert(import_id: UUID, state: str) -> Lecteur | None:
    """A reader of an import that is in that state; None when it no longer is. One transaction."""
    with transaction.atomic():
        imported = Import.objects.select_related("fichier").filter(pk=import_id, state=state).first()
    return Lecteur.ouvrir(imported) if imported is not None else None
