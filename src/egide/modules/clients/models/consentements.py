"""The register of consents: who agreed or refused, to what, in which words."""

from __future__ import annotations

from django.db import models

from egide.foundation.audit.public import AuditedModel
from egide.foundation.tenancy.public import TenantForeignKey
from egide.modules.clients.dictionary import enums
from egide.modules.clients.models.fields import ChoixField


class Consentement(AuditedModel):
    """One answer of one person. Never edited nor deleted: a withdrawal dates it, a new answer is a new one.

    `personne` is who answered ("Hélène Marchand"), `formulation` the exact words of the question.
    """

    client = TenantForeignKey("clients.Client", on_delete=models.CASCADE)
    kind = ChoixField(enums.CONSENTEMENT, null=False, blank=False)
    personne = models.CharField(max_length=200)
    accorde = models.BooleanField()
    formulation = models.TextField()
    mode = ChoixField(enums.MODE_CONSENTEMENT, null=False, blank=False)
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    # The meeting it was asked for; no foreign key: meetings live in a module above.
    entretien_id = models.UUIDField(null=True, blank=True)

    class Meta(AuditedModel.Meta):
        abstract = False
        constraints = [
            models.CheckConstraint(
                condition=models.Q(withdrawn_at__isnull=True)
                | models.Q(accorde=True, withdrawn_at__gte=models.F("at")),
                name="clients_consentement_withdrawn_ck",
            ),
            models.CheckConstraint(
                condition=~models.Q(personne="") & ~models.Q(formulation=""), name="clients_consentement_words_ck"
            ),
        ]
