"""What is searched: a few words of everything, kept beside it by the database itself."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from egide.foundation.tenancy.public import TenantModel


class Entree(TenantModel):
    """One thing that can be found, written by `search_refresh` in the transaction that changes the thing.

    `vecteur` and `fautes` hold words that begin with the firm and the kind: the index of one firm's names is never read
    for another's, whatever their number. `membre_id` says whose it is while it is in nobody's file. `infos` is what the
    page shows of it, as its module says.
    """

    extra_policies: ClassVar[dict[str, str]] = {
        "search_entree_reader": (
            "search_find reads as the owner, for the announced firm alone: under row security PostgreSQL refuses its "
            "word indexes, whose operators are not leakproof"
        )
    }

    kind = models.CharField(max_length=20)
    object_id = models.UUIDField()
    client_id = models.UUIDField(null=True)
    membre_id = models.UUIDField(null=True)
    titre = models.TextField()
    detail = models.TextField(default="")
    infos = models.JSONField(default=dict)
    at = models.DateTimeField(null=True)
    vecteur = SearchVectorField()
    fautes = ArrayField(models.TextField(), default=list)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["team", "kind", "object_id"], name="search_entree_object_uq")
        ]
        indexes: ClassVar = [
            GinIndex(fields=["vecteur"], name="search_entree_words_ix", fastupdate=False),
            GinIndex(fields=["fautes"], name="search_entree_typos_ix", fastupdate=False),
            models.Index(fields=["team", "client_id"], name="search_entree_client_ix"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id}"
