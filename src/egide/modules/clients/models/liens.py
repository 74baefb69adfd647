"""Who is tied to a file: other files of the firm, and the firm's members who follow it."""

from __future__ import annotations

from django.db import models

from egide.foundation.audit.public import AuditedModel
from egide.foundation.tenancy.public import TenantForeignKey
from egide.modules.clients.dictionary import listes
from egide.modules.clients.models.fields import ChoixField, DatePartielleField, NombreField, TexteField


class Lien(AuditedModel):
    """`autre` is the `lien` of `client`: their parent, their head, their beneficiary.

    Each link is two rows, one seen from each file, written and taken away together by `services.liens`: each file's
    history tells of it, and a file is read by its own rows. `part` is a percentage.
    """

    client = TenantForeignKey("clients.Client", on_delete=models.CASCADE, related_name="liens")
    autre = TenantForeignKey("clients.Client", on_delete=models.CASCADE, related_name="+")
    lien = ChoixField(listes.LIEN, null=False, blank=False)
    precision = TexteField()
    part = NombreField(max_digits=5)
    depuis = DatePartielleField()

    class Meta(AuditedModel.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint(fields=["team", "client", "autre", "lien"], name="clients_lien_uq"),
            models.CheckConstraint(condition=~models.Q(client=models.F("autre")), name="clients_lien_autre_ck"),
            models.CheckConstraint(
                condition=models.Q(part__isnull=True) | models.Q(part__lte=100), name="clients_lien_part_ck"
            ),
        ]


class Suivi(AuditedModel):
    """A member who follows a client beside the main adviser, or did before: from `depuis` to `jusqua`."""

    client = TenantForeignKey("clients.Client", on_delete=models.CASCADE, related_name="suivis")
    membre = TenantForeignKey("accounts.Membership", on_delete=models.PROTECT, related_name="+")
    role = ChoixField(listes.ROLE_SUIVI, null=False, blank=False, default="conseiller", db_default="conseiller")
    depuis = models.DateField()
    jusqua = models.DateField(null=True, blank=True)

    class Meta(AuditedModel.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint(
                fields=["team", "client", "membre"],
                name="clients_suivi_uq",
                condition=models.Q(jusqua__isnull=True),
            ),
            models.CheckConstraint(
                condition=models.Q(jusqua__isnull=True) | models.Q(jusqua__gte=models.F("depuis")),
                name="clients_suivi_dates_ck",
            ),
        ]
