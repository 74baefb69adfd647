"""The register of processing (RGPD, art. 30), prefilled from what the product does. Each sentence is a msgid.

What a firm does beside the product is its own to add; what its language models are sent comes from `foundation.ai`.
"""

from __future__ import annotations

from dataclasses import dataclass

HEBERGEUR = "Hébergeur de la plateforme (sous-traitant, art. 28)"


@dataclass(frozen=True, slots=True)
class Traitement:
    """One processing. `regles`: the retention rules that say how long."""

    nom: str
    finalite: str
    base_legale: str
    personnes: tuple[str, ...]
    donnees: tuple[str, ...]
    destinataires: tuple[str, ...]
    conservation: str
    mesures: tuple[str, ...]
    regles: tuple[str, ...] = ()


MESURES = (
    "Cabinets séparés dans la base elle-même, droits par rôle",
    "NIR, IBAN et fichiers chiffrés au repos, lecture tracée avec son motif",
    "Journal de chaque écriture, double authentification",
)

TRAITEMENTS = (
    Traitement(
        "Dossiers des clients et des prospects",
        "Connaître la situation et les besoins pour conseiller et placer des contrats d’assurance.",
        "Mesures précontractuelles et contrat (RGPD, art. 6.1.b) ; devoir de conseil (C. ass., art. L521-4).",
        ("Clients et prospects", "Conjoints et enfants", "Contacts et bénéficiaires des entreprises clientes"),
        (
            "Identité et coordonnées",
            "Situation familiale et professionnelle",
            "Revenus, patrimoine et emprunts",
            "Contrats et besoins d’assurance",
            "NIR et IBAN, quand un contrat les demande",
        ),
        ("Membres du cabinet, selon leurs droits", "Assureurs, à la souscription", HEBERGEUR),
        "Prospects : 3 ans après le dernier contact. Clients : la relation, puis ce que la loi demande.",
        MESURES,
        ("prospects", "anciens_clients", "dossiers_retires"),
    ),
    Traitement(
        "Données de santé",
        "Proposer une couverture santé ou prévoyance adaptée.",
        "Consentement explicite (RGPD, art. 9.2.a).",
        ("Clients et prospects", "Conjoints et enfants"),
        ("Habitudes de vie", "Souhaits de remboursement", "Documents médicaux déposés par la personne"),
        ("Membres du cabinet, selon leurs droits", "Médecin-conseil de l’assureur", HEBERGEUR),
        "Comme le dossier ; effacées plus tôt sur demande de la personne.",
        MESURES,
        ("prospects",),
    ),
    Traitement(
        "Entretiens",
        "Tenir le dossier à jour et prouver le conseil donné.",
        "Consentement à l’enregistrement (RGPD, art. 6.1.a) ; devoir de conseil (C. ass., art. L521-4).",
        ("Clients et prospects", "Tiers cités dans l’entretien"),
        ("Texte de l’entretien", "Valeurs proposées au dossier et mots qui les prouvent"),
        ("Membres du cabinet, selon leurs droits", HEBERGEUR),
        "5 ans (C. civ., art. 2224) ; sans accord, le texte n’est pas gardé.",
        MESURES,
        ("mots_des_entretiens", "entretiens_retires"),
    ),
    Traitement(
        "Lutte contre le blanchiment",
        "Identifier le client et, pour une entreprise, ses bénéficiaires effectifs.",
        "Obligation légale (RGPD, art. 6.1.c ; CMF, art. L561-5).",
        ("Clients", "Bénéficiaires effectifs et représentants"),
        ("Identité et pièces qui la prouvent", "Justificatif de domicile", "Origine des fonds"),
        ("Responsable du cabinet", "Tracfin, sur déclaration", HEBERGEUR),
        "5 ans après la fin de la relation (CMF, art. L561-12).",
        MESURES,
        ("anciens_clients",),
    ),
    Traitement(
        "Profil investisseur",
        "Vérifier qu’un placement convient à la personne.",
        "Obligation légale (RGPD, art. 6.1.c ; C. ass., art. L522-5).",
        ("Clients et prospects",),
        ("Réponses au questionnaire", "Score et profil", "Préférences de durabilité"),
        ("Membres du cabinet, selon leurs droits", HEBERGEUR),
        "La relation, puis 5 ans (C. civ., art. 2224).",
        MESURES,
        ("anciens_clients",),
    ),
    Traitement(
        "Consentements et prospection",
        "Prouver ce que la personne a accepté, refusé ou retiré, et le respecter.",
        "Obligation légale (RGPD, art. 7.1 ; C. conso., art. L223-1).",
        ("Clients et prospects",),
        ("Objet et formulation exacte", "Réponse, mode et date", "Retrait et date"),
        ("Membres du cabinet, selon leurs droits", HEBERGEUR),
        "5 ans après la fin du consentement (C. civ., art. 2224).",
        MESURES,
    ),
    Traitement(
        "Demandes des personnes",
        "Répondre aux droits d’accès, de portabilité et d’effacement.",
        "Obligation légale (RGPD, art. 6.1.c, 12, 15, 17 et 20).",
        ("Clients et prospects",),
        ("Archive remise à la personne", "Certificat d’effacement, sans nom"),
        ("Responsable du cabinet", HEBERGEUR),
        "Archive : 7 jours. Certificat : sans durée, il ne désigne personne.",
        MESURES,
    ),
    Traitement(
        "Comptes et journal du cabinet",
        "Ouvrir l’accès aux membres, protéger les données et savoir qui a fait quoi.",
        "Intérêt légitime (RGPD, art. 6.1.f) ; sécurité du traitement (art. 32).",
        ("Membres du cabinet",),
        ("Identité professionnelle", "Connexions", "Actions dans les dossiers"),
        ("Responsable du cabinet", HEBERGEUR),
        "Le compte, puis le dossier auquel l’action appartient ; exports de listes : 12 mois.",
        MESURES,
        ("journaux",),
    ),
)


def sentences() -> set[str]:
    """Every sentence of the register."""
    said: set[str] = set()
    for one in TRAITEMENTS:
        said |= {one.nom, one.finalite, one.base_legale, one.conservation}
        said |= {*one.personnes, *one.donnees, *one.destinataires, *one.mesures}
    return said
