"""The client: an individual or a company known to the firm, and what lists sort and search by."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Concat

from egide.foundation.tenancy.public import TenantForeignKey
from egide.modules.clients.dictionary import enums, listes
from egide.modules.clients.models.base import DossierModel
from egide.modules.clients.models.fields import (
    ChoixField,
    DatePartielleField,
    EntierField,
    MontantField,
    OuiNonField,
    ScelleField,
    TexteField,
)

SPACE = models.Value(" ")
NOTHING = models.Value("")
MASK = "^([A-Z0-9]{4} )?•••• [A-Z0-9]{2,4}$"


class Folded(models.Func):
    """Lower case without accents, as everywhere people search (`tenancy` defines the function)."""

    function = "public.fr_fold"
    output_field: ClassVar[models.Field[str, str]] = models.TextField()


class Without(models.Func):
    """A text without one of its pieces: without(text, piece, "")."""

    function = "replace"
    output_field: ClassVar[models.Field[str, str]] = models.TextField()


def _masked(nom: str) -> models.CheckConstraint:
    """A mask and a sealed text, or neither; never a value in the mask's place."""
    neither = models.Q((f"{nom}__isnull", True), (f"{nom}_scelle__isnull", True))
    both = models.Q((f"{nom}__regex", MASK), (f"{nom}_scelle__isnull", False))
    return models.CheckConstraint(condition=neither | both, name=f"clients_{nom}_scelle_ck")


class Client(DossierModel):
    """One client file. Its derived columns are written by the services only, in the transaction of the change."""

    matricule = models.CharField(max_length=20)
    civilite = ChoixField(enums.CIVILITE)
    nom = TexteField(max_length=100)
    nom_naissance = TexteField(max_length=100)
    prenom = TexteField(max_length=100)
    date_naissance = DatePartielleField()
    lieu_naissance = TexteField(max_length=120)
    nationalite = TexteField(max_length=80)
    adresse = TexteField(max_length=250)
    code_postal = TexteField(max_length=5)
    ville = TexteField(max_length=120)
    residence_fiscale = TexteField(max_length=80)
    telephone = TexteField(max_length=16)
    email = TexteField(max_length=254)
    situation_matrimoniale = ChoixField(enums.SITUATION_MATRIMONIALE)
    date_situation_matrimoniale = DatePartielleField()
    regime_matrimonial = ChoixField(enums.REGIME_MATRIMONIAL)
    nombre_enfants = EntierField()
    situation_professionnelle = ChoixField(enums.SITUATION_PROFESSIONNELLE)
    profession = TexteField()
    employeur = TexteField()
    date_evenement_professionnel = DatePartielleField()
    revenus_annuels = MontantField()
    chef_entreprise = OuiNonField()
    forme_juridique = ChoixField(enums.FORME_JURIDIQUE)
    travailleur_independant = OuiNonField()
    mandataire_social = OuiNonField()
    risques_professionnels = OuiNonField()
    details_risques_professionnels = TexteField(max_length=1000)
    fumeur = OuiNonField()
    activites_sportives = OuiNonField()
    details_activites_sportives = TexteField(max_length=1000)
    niveau_activites_sportives = ChoixField(enums.NIVEAU_SPORT)
    km_parcourus_annuels = EntierField()
    siren = TexteField(max_length=9)
    # The value itself is sealed for this file and this field; the column of the same name holds its mask.
    iban = TexteField(max_length=34)
    iban_scelle = ScelleField(editable=False)
    nir = TexteField(max_length=15)
    nir_scelle = ScelleField(editable=False)
    # Keyed hash, for the same number to be found again without opening any.
    nir_empreinte = TexteField(max_length=80, editable=False)
    statut = ChoixField(enums.STATUT, null=False, blank=False, default="prospect", db_default="prospect")
    # A company's denomination is its `nom`; `entreprise` says the rest.
    type_personne = ChoixField(listes.TYPE_PERSONNE, null=False, blank=False, default="physique", db_default="physique")
    capacite_juridique = ChoixField(listes.CAPACITE_JURIDIQUE)
    besoins = ArrayField(models.CharField(max_length=30), default=list, db_default=[], blank=True)

    conseiller = TenantForeignKey(
        "accounts.Membership", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    # Since when that adviser is the main one; the others, and those before, are in `Suivi`.
    conseiller_depuis = models.DateField(null=True, blank=True, editable=False)

    # Written by services.dossier from derived.py, so that lists sort and filter without reading the rows.
    derives = models.JSONField(default=dict, db_default={}, blank=True, editable=False)
    patrimoine_net = models.DecimalField(max_digits=14, decimal_places=2, null=True, editable=False)
    revenus_foyer = models.DecimalField(max_digits=14, decimal_places=2, null=True, editable=False)
    nombre_contrats = models.PositiveIntegerField(default=0, db_default=0, editable=False)
    # Told by intake: values waiting for a decision, and the last meeting.
    a_relire = models.PositiveIntegerField(default=0, db_default=0, editable=False)
    dernier_echange_at = models.DateTimeField(null=True, editable=False)

    nom_tri = models.GeneratedField(
        expression=Folded(Concat("nom", SPACE, "prenom", SPACE, "matricule", output_field=models.TextField())),
        output_field=models.TextField(),
        db_persist=True,
    )
    recherche = models.GeneratedField(
        expression=Folded(
            Concat(
                "prenom",
                SPACE,
                "nom",
                SPACE,
                "prenom",
                SPACE,
                "nom_naissance",
                SPACE,
                "email",
                SPACE,
                "telephone",
                SPACE,
                Without("telephone", models.Value("+33"), models.Value("0")),
                SPACE,
                "matricule",
                SPACE,
                Without("matricule", models.Value("-"), NOTHING),
                SPACE,
                "ville",
                SPACE,
                "siren",
                output_field=models.TextField(),
            )
        ),
        output_field=models.TextField(),
        db_persist=True,
    )

    # Seen by its adviser, and by those who follow it beside them.
    sight_member: ClassVar[str] = "conseiller"
    sight_also: ClassVar[str] = "public.clients_followed"
    audit_client_column: ClassVar[str] = "id"
    audit_exclude: ClassVar[Sequence[str]] = (
        *DossierModel.audit_exclude,
        *("derives", "patrimoine_net", "revenus_foyer", "nombre_contrats", "a_relire", "dernier_echange_at"),
        *("nom_tri", "recherche", "iban_scelle", "nir_scelle", "nir_empreinte"),
    )

    class Meta(DossierModel.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint(fields=["team", "matricule"], name="clients_matricule_uq"),
            models.CheckConstraint(
                condition=models.Q(nom__isnull=False) | models.Q(prenom__isnull=False), name="clients_named_ck"
            ),
            models.CheckConstraint(
                condition=models.Q(type_personne="physique") | models.Q(nom__isnull=False),
                name="clients_denomination_ck",
            ),
            *(_masked(nom) for nom in ("iban", "nir")),
            models.CheckConstraint(
                condition=models.Q(besoins__contained_by=list(enums.BESOIN.texts)), name="clients_besoins_ck"
            ),
        ]
        indexes = [
            # Of those present only: the list is counted and put in order without opening a file.
            models.Index(
                fields=["team", "nom_tri", "id"],
                # Whose client it is, since row security asks.
                include=["conseiller"],
                name="clients_nom_ix",
                condition=models.Q(deleted_at__isnull=True),
            ),
            models.Index("team", models.F("dernier_echange_at").desc(nulls_last=True), "id", name="clients_echange_ix"),
            models.Index(fields=["team", "email"], name="clients_email_ix"),
            models.Index(fields=["team", "telephone"], name="clients_telephone_ix"),
        ]

    def __str__(self) -> str:
        return self.matricule
