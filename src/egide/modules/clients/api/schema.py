"""The shapes that the API receives and sends, described for OpenAPI and the generated TypeScript."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from egide.modules.clients.api.fields import build, section_fields
from egide.modules.clients.dictionary import RECORDS, ROWS, SECTIONS
from egide.modules.clients.dictionary.enumeration import Enumeration
from egide.modules.clients.dictionary.enums import BESOIN, CONSENTEMENT, MODE_CONSENTEMENT
from egide.modules.clients.dictionary.listes import FORME_ETIQUETTE, LIEN, ROLE_SUIVI, TYPE_PERSONNE
from egide.modules.clients.selectors.listing import ITEM

SerializerClass = type[serializers.Serializer[Any]]


def codes(enumeration: Enumeration, **options: Any) -> serializers.ChoiceField:
    return serializers.ChoiceField([(choix.valeur, choix.fr) for choix in enumeration.choix], **options)


class OrigineValeur(serializers.Serializer[Any]):
    """D’où vient une valeur : un entretien, une personne qui l’a saisie, un import."""

    kind = serializers.ChoiceField(["entretien", "saisie", "import"])
    id = serializers.UUIDField(allow_null=True)
    at = serializers.DateTimeField()


class Foyer(serializers.Serializer[Any]):
    adultes = serializers.IntegerField()
    enfants = serializers.IntegerField()
    personnes = serializers.IntegerField()


class ADemanderChamp(serializers.Serializer[Any]):
    """Ce que le conseil exige et que le dossier ne dit pas encore."""

    section = serializers.CharField()
    champ = serializers.CharField()
    libelle = serializers.CharField()
    row_id = serializers.UUIDField(allow_null=True)


def _figure(help_text: str, *, known: bool = False) -> serializers.FloatField:
    return serializers.FloatField(allow_null=not known, help_text=help_text)


class DerivesClient(serializers.Serializer[Any]):
    """Les chiffres calculés du dossier ; null quand rien ne permet de les calculer."""

    age = serializers.IntegerField(allow_null=True)
    age_conjoint = serializers.IntegerField(allow_null=True)
    revenus_annuels_client = _figure("€/an")
    revenus_annuels_conjoint = _figure("€/an")
    revenus_annuels_foyer = _figure("€/an")
    immobilier = _figure("€", known=True)
    financier = _figure("€", known=True)
    autres_avoirs = _figure("€", known=True)
    patrimoine_brut = _figure("€")
    dettes = _figure("€", known=True)
    patrimoine_net = _figure("€")
    mensualites = _figure("€/mois", known=True)
    taux_endettement = _figure("% des revenus du foyer")
    cotisations_annuelles = _figure("€/an", known=True)
    foyer = Foyer()
    a_demander = ADemanderChamp(many=True)
    completude = serializers.IntegerField(min_value=0, max_value=100)


class Consentement(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    kind = codes(CONSENTEMENT)
    personne = serializers.CharField()
    accorde = serializers.BooleanField()
    formulation = serializers.CharField()
    mode = codes(MODE_CONSENTEMENT)
    at = serializers.DateTimeField()
    withdrawn_at = serializers.DateTimeField(allow_null=True)
    entretien_id = serializers.UUIDField(allow_null=True)


class ConsentementSaisie(serializers.Serializer[Any]):
    """La réponse d’une personne aux mots exacts de la question."""

    kind = codes(CONSENTEMENT)
    personne = serializers.CharField(max_length=200)
    accorde = serializers.BooleanField()
    formulation = serializers.CharField(max_length=5000)
    mode = codes(MODE_CONSENTEMENT)
    at = serializers.DateTimeField(required=False, allow_null=True)


class EtiquettePosee(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    nom = serializers.CharField()
    forme = codes(FORME_ETIQUETTE)


class SuiviClient(serializers.Serializer[Any]):
    """Un membre du cabinet qui suit le client à côté du conseiller principal, ou l’a suivi."""

    id = serializers.UUIDField()
    membre_id = serializers.UUIDField()
    nom = serializers.CharField()
    role = codes(ROLE_SUIVI)
    depuis = serializers.DateField()
    jusqua = serializers.DateField(allow_null=True)


class DossierLie(serializers.Serializer[Any]):
    """L’autre dossier d’un lien, de quoi le reconnaître et l’ouvrir."""

    id = serializers.UUIDField()
    matricule = serializers.CharField()
    type_personne = codes(TYPE_PERSONNE)
    nom = serializers.CharField(allow_null=True)
    prenom = serializers.CharField(allow_null=True)
    date_naissance = serializers.CharField(allow_null=True)
    ville = serializers.CharField(allow_null=True)


class LienClient(serializers.Serializer[Any]):
    """Ce que l’autre dossier est pour ce client."""

    id = serializers.UUIDField()
    lien = codes(LIEN)
    precision = serializers.CharField(allow_null=True)
    part = _figure("%")
    depuis = serializers.CharField(allow_null=True)
    autre = DossierLie()


def _name(section: str) -> str:
    return "".join(word.capitalize() for word in section.split("_"))


def _record_fields(section: str) -> dict[str, Any]:
    return {
        "id": serializers.UUIDField(),
        "version": serializers.IntegerField(),
        "origines": serializers.DictField(child=OrigineValeur()),
        **section_fields(section, writing=False),
    }


RECORD: dict[str, SerializerClass] = {
    nom: build(f"{_name(nom)}Dossier", SECTIONS[nom].fr, _record_fields(nom)) for nom in (*RECORDS, *ROWS)
}
RECORD_INPUT: dict[str, SerializerClass] = {
    nom: build(f"{_name(nom)}Saisie", SECTIONS[nom].fr, section_fields(nom, writing=True)) for nom in (*RECORDS, *ROWS)
}

_SHARED: dict[str, Any] = {
    "id": serializers.UUIDField(),
    "matricule": serializers.CharField(),
    "age": serializers.IntegerField(allow_null=True),
    "conseiller_id": serializers.UUIDField(allow_null=True, help_text="Membre du cabinet qui suit le client."),
    "conseiller_nom": serializers.CharField(allow_null=True),
    "etiquettes": EtiquettePosee(many=True),
    "besoins": serializers.ListField(child=codes(BESOIN)),
    "contrats": serializers.IntegerField(help_text="Nombre de contrats."),
    "revenus_foyer": _figure("€/an"),
    "patrimoine_net": _figure("€"),
    "a_relire": serializers.IntegerField(help_text="Valeurs proposées qui attendent une décision."),
    "dernier_echange_at": serializers.DateTimeField(allow_null=True),
    "version": serializers.IntegerField(),
    "created_at": serializers.DateTimeField(),
    "updated_at": serializers.DateTimeField(),
    "abilities": serializers.ListField(child=serializers.ChoiceField(["edit", "delete", "history"])),
}


def _item_fields() -> dict[str, Any]:
    described = section_fields("client", writing=False)
    names = serializers.ListField(child=serializers.CharField(), help_text="Ceux qui suivent le client aussi.")
    return (
        {nom: _SHARED.get(nom) or described[nom] for nom in ITEM if nom != "autres_conseillers"}
        | {"autres_conseillers": names}
        | {
            "valeurs": serializers.DictField(
                child=serializers.JSONField(allow_null=True), required=False, help_text="Par colonne de `colonnes`."
            ),
            "groupe": serializers.CharField(required=False, allow_null=True),
        }
    )


def _file_fields() -> dict[str, Any]:
    fields: dict[str, Any] = {
        **_SHARED,
        **section_fields("client", writing=False),
        "origines": serializers.DictField(child=OrigineValeur()),
    }
    fields |= {nom: RECORD[nom](allow_null=True) for nom in RECORDS}
    fields |= {nom: RECORD[nom](many=True) for nom in ROWS}
    return fields | {
        "consentements": Consentement(many=True),
        "conseiller_depuis": serializers.DateField(allow_null=True),
        "conseillers": SuiviClient(many=True),
        "liens": LienClient(many=True),
        "derives": DerivesClient(),
    }


def _input_fields() -> dict[str, Any]:
    return {
        **section_fields("client", writing=True),
        "besoins": serializers.ListField(child=codes(BESOIN), required=False),
        "conseiller_id": serializers.UUIDField(required=False, allow_null=True),
    }


ClientItem = build("ClientItem", "Un client, dans une liste.", _item_fields())
ClientDossier = build("ClientDossier", "Un dossier client, entier.", _file_fields())
ClientSaisie = build("ClientSaisie", "Les champs à écrire ; null efface.", _input_fields())
ClientPage = build(
    "ClientPage",
    "Une page de clients.",
    {
        "count": serializers.IntegerField(),
        "page": serializers.IntegerField(),
        "page_size": serializers.IntegerField(),
        "results": ClientItem(many=True),
    },
)


class RevelationDemande(serializers.Serializer[Any]):
    """Quel champ protégé, et pourquoi ; la lecture entre dans l’historique du dossier."""

    champ = serializers.ChoiceField(list(SECTIONS["client"].scelles))
    motif = serializers.CharField(max_length=200)


class Revelation(serializers.Serializer[Any]):
    valeur = serializers.CharField()


class HistoriqueActeur(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    prenom = serializers.CharField()
    nom = serializers.CharField()


class HistoriqueCause(serializers.Serializer[Any]):
    kind = serializers.CharField()
    id = serializers.UUIDField(allow_null=True)


class HistoriqueLigne(serializers.Serializer[Any]):
    """Une écriture du dossier : qui, quand, pourquoi, et les valeurs avant et après."""

    id = serializers.UUIDField()
    at = serializers.DateTimeField()
    actor = HistoriqueActeur(allow_null=True)
    actor_kind = serializers.ChoiceField(["user", "job", "operator", "sql"])
    pour = serializers.CharField(allow_null=True, help_text="Le conseiller absent que l’auteur remplaçait.")
    cause = HistoriqueCause(allow_null=True)
    section = serializers.CharField()
    row_id = serializers.UUIDField()
    action = serializers.ChoiceField(["insert", "update", "delete", "restore", "lecture"])
    changes = serializers.DictField(
        child=serializers.ListField(child=serializers.JSONField(allow_null=True), min_length=2, max_length=2),
        help_text="{champ: [avant, après]}",
    )


class HistoriquePage(serializers.Serializer[Any]):
    count = serializers.IntegerField()
    page = serializers.IntegerField()
    page_size = serializers.IntegerField()
    results = HistoriqueLigne(many=True)


@extend_schema_field({"oneOf": [{"type": "string"}, {"type": "integer"}]})
class CodeField(serializers.JSONField):
    """Text, or a number for the marginal tax rate."""


class DictionnaireChoix(serializers.Serializer[Any]):
    valeur = CodeField()
    fr = serializers.CharField()
    en = serializers.CharField()


class DictionnaireChamp(serializers.Serializer[Any]):
    nom = serializers.CharField()
    kind = serializers.ChoiceField(
        [
            *("texte", "email", "telephone", "code_postal", "siren", "siret", "naf", "tva", "iban", "nir"),
            *("montant", "nombre", "entier", "date", "heure", "booleen", "choix"),
        ]
    )
    fr = serializers.CharField()
    en = serializers.CharField()
    unite = serializers.CharField(allow_null=True)
    critique = serializers.BooleanField(help_text="Jamais accepté en bloc.")
    obligatoire = serializers.BooleanField()
    fiche = serializers.BooleanField(help_text="Un entretien peut le dire.")
    scelle = serializers.BooleanField(help_text="Lu masqué ; la valeur se demande par `reveal`, avec un motif.")
    minimum = serializers.IntegerField(allow_null=True)
    maximum = serializers.IntegerField(allow_null=True)
    longueur = serializers.IntegerField()
    choix = DictionnaireChoix(many=True, allow_null=True)


class DictionnaireSection(serializers.Serializer[Any]):
    nom = serializers.CharField()
    fr = serializers.CharField()
    en = serializers.CharField()
    singulier = serializers.CharField()
    lignes = serializers.BooleanField()
    champs = DictionnaireChamp(many=True)


class Dictionnaire(serializers.Serializer[Any]):
    """Sections, champs, libellés, unités, listes de valeurs : ce que le dossier peut contenir."""

    sections = DictionnaireSection(many=True)
    besoins = DictionnaireChoix(many=True)
    consentements = DictionnaireChoix(many=True)
    modes_consentement = DictionnaireChoix(many=True)
