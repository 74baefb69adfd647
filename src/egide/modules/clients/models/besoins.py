"""What the client wants, need by need."""

from __future__ import annotations

from egide.modules.clients.dictionary import enums
from egide.modules.clients.models.base import RecordModel
from egide.modules.clients.models.fields import (
    ChoixField,
    DatePartielleField,
    EntierField,
    MontantField,
    NombreField,
    OuiNonField,
    TexteField,
)


class SanteSouhait(RecordModel):
    """Health cover wanted, by kind of care."""

    contrat_en_place = TexteField()
    budget_mensuel_maximum = MontantField()
    niveau_hospitalisation = ChoixField(enums.NIVEAU)
    niveau_chambre_particuliere = ChoixField(enums.NIVEAU)
    niveau_medecin_generaliste = ChoixField(enums.NIVEAU)
    niveau_analyses_imagerie = ChoixField(enums.NIVEAU)
    niveau_auxiliaires_medicaux = ChoixField(enums.NIVEAU)
    niveau_pharmacie = ChoixField(enums.NIVEAU)
    niveau_dentaire = ChoixField(enums.NIVEAU)
    niveau_optique = ChoixField(enums.NIVEAU)
    niveau_protheses_auditives = ChoixField(enums.NIVEAU)
    souhaite_medecine_douce = OuiNonField()
    souhaite_cures_thermales = OuiNonField()
    souhaite_autres_protheses = OuiNonField()
    souhaite_protection_juridique = OuiNonField()
    souhaite_protection_juridique_conjoint = OuiNonField()


class BaePrevoyance(RecordModel):
    """Protection of income, of the family and of the business."""

    contrat_en_place = TexteField()
    denomination_contrat = TexteField()
    date_effet = DatePartielleField()
    cotisations = MontantField()
    souhaite_couverture_invalidite = OuiNonField()
    revenu_a_garantir = MontantField()
    souhaite_couvrir_charges_professionnelles = OuiNonField()
    montant_annuel_charges_professionnelles = MontantField()
    garantir_totalite_charges_professionnelles = OuiNonField()
    montant_charges_professionnelles_a_garantir = MontantField()
    duree_indemnisation_souhaitee = TexteField()
    duree_indemnisation_frais_pro = TexteField()
    franchise_souhaitee_jours = EntierField()
    capital_deces_souhaite = MontantField()
    montant_garanti = MontantField()
    garanties_obseques = MontantField()
    rente_enfants = MontantField()
    rente_conjoint = MontantField()
    payeur = ChoixField(enums.PAYEUR)
    souhaite_garantie_outillage = OuiNonField()
    deplacements_professionnels = TexteField(max_length=1000)
    deplacements_professionnels_conjoint = TexteField(max_length=1000)


class BaeRetraite(RecordModel):
    """Retirement: taxes, age of departure, pensions."""

    revenus_annuels_foyer = MontantField()
    impot_revenu = MontantField()
    impot_paye_n_1 = MontantField()
    nombre_parts_fiscales = NombreField(max_digits=5)
    tmi = EntierField()
    age_depart_retraite = EntierField()
    age_depart_retraite_conjoint = EntierField()
    date_evenement_retraite = DatePartielleField()
    pourcentage_revenu_a_maintenir = NombreField(max_digits=6)
    trimestres_valides = EntierField()
    pension_estimee = MontantField()
    contrat_en_place = TexteField()
    designation_etablissement = TexteField()
    cotisations_annuelles = MontantField()
    titulaire = ChoixField(enums.DETENTEUR)
    bilan_retraite_disponible = OuiNonField()
    complementaire_retraite_mise_en_place = OuiNonField()


class BaeEpargne(RecordModel):
    """Savings: what is there, what can be put aside, for what."""

    epargne_disponible = OuiNonField()
    montant_epargne_disponible = MontantField()
    capacite_epargne_estimee = MontantField()
    horizon_placement = ChoixField(enums.HORIZON)
    tolerance_risque = ChoixField(enums.TOLERANCE_RISQUE)
    objectif = TexteField(max_length=1000)
    montant_objectif = MontantField()
    donation_realisee = OuiNonField()
    donation_forme = TexteField()
    donation_date = DatePartielleField()
    donation_montant = MontantField()
    donation_beneficiaires = TexteField(max_length=500)
    charges_totales = MontantField()
    situation_financiere_revenus_charges = TexteField(max_length=2000)
