"""Shapes of the imports, for the OpenAPI document."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from egide.modules.imports.codes import DECISIONS, ISSUES, STATES, VERDICTS


class ImportResume(serializers.Serializer[Any]):
    """Un import, tel que la liste le montre."""

    id = serializers.UUIDField()
    nom = serializers.CharField(help_text="Nom du fichier.")
    taille = serializers.IntegerField(help_text="Octets.")
    state = serializers.ChoiceField(STATES)
    total = serializers.IntegerField(help_text="Lignes du fichier.")
    traites = serializers.IntegerField(help_text="Lignes faites de l’étape en cours.")
    verdicts = serializers.DictField(child=serializers.IntegerField(), help_text="Lignes par constat du contrôle.")
    issues = serializers.DictField(child=serializers.IntegerField(), help_text="Lignes par ce qu’elles sont devenues.")
    par = serializers.CharField(help_text="Qui a apporté le fichier.")
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()
    abilities = serializers.ListField(child=serializers.CharField())


class ImportListe(serializers.Serializer[Any]):
    results = ImportResume(many=True)


class ImportColonne(serializers.Serializer[Any]):
    """Une colonne du fichier, trois exemples (masqués s’ils ressemblent à un compte) et le champ où elle va."""

    titre = serializers.CharField()
    exemples = serializers.ListField(child=serializers.CharField())
    place = serializers.CharField(allow_null=True, help_text="Un nom de `GET /imports/cibles`.")


class ImportOptions(serializers.Serializer[Any]):
    """Ce qui est fait des lignes. Une ligne peut demander autre chose (`POST /imports/{id}/decisions`)."""

    existants = serializers.ChoiceField(("completer", "remplacer", "passer"), required=False)
    doutes = serializers.ChoiceField(("passer", "creer", "completer"), required=False)
    valeurs_fausses = serializers.ChoiceField(("refuser", "ignorer"), required=False)
    statut = serializers.ChoiceField(("client", "prospect", "ancien_client", "sans_suite"), required=False)
    conseiller_id = serializers.UUIDField(allow_null=True, required=False)


class ImportDetail(ImportResume):
    """Un import, en entier."""

    feuille = serializers.CharField(help_text="La feuille lue d’un classeur.")
    motif = serializers.CharField(help_text="Pourquoi le fichier ne peut pas être lu.")
    retenues = serializers.BooleanField(help_text="Les places viennent d’un import précédent aux mêmes colonnes.")
    colonnes = ImportColonne(many=True)
    options = ImportOptions(allow_null=True)
    gestes = serializers.DictField(
        child=serializers.IntegerField(), help_text="Contrôlé : combien de lignes de chaque geste, décisions comprises."
    )


class ImportCible(serializers.Serializer[Any]):
    """Où une colonne peut aller."""

    nom = serializers.CharField()
    libelle = serializers.CharField()
    groupe = serializers.CharField()


class ImportCibles(serializers.Serializer[Any]):
    results = ImportCible(many=True)


class ImportControle(serializers.Serializer[Any]):
    """`places` : un champ, ou null, pour chaque colonne du fichier, dans leur ordre."""

    places = serializers.ListField(child=serializers.CharField(allow_null=True))
    options = ImportOptions(required=False)


class ImportDecision(serializers.Serializer[Any]):
    """Des lignes par numéro, ou toutes celles d’un constat."""

    decision = serializers.ChoiceField(DECISIONS)
    numeros = serializers.ListField(child=serializers.IntegerField(), required=False, max_length=1000)
    verdict = serializers.ChoiceField(VERDICTS, required=False)


class ImportDecide(serializers.Serializer[Any]):
    lignes = serializers.IntegerField(help_text="Combien de lignes la suivent.")


class ImportMotif(serializers.Serializer[Any]):
    champ = serializers.CharField(help_text="Vide : la ligne entière.")
    texte = serializers.CharField()


class ImportDoublon(serializers.Serializer[Any]):
    """Le client du fichier dont la ligne parle ; `sur` : rien ne reste à demander."""

    nom = serializers.CharField()
    matricule = serializers.CharField()
    raisons = serializers.CharField()
    sur = serializers.BooleanField()


class ImportLigne(serializers.Serializer[Any]):
    """Une ligne du fichier."""

    numero = serializers.IntegerField(help_text="Comme le tableur la compte.")
    intitule = serializers.CharField()
    verdict = serializers.ChoiceField(VERDICTS)
    motifs = ImportMotif(many=True)
    doublon = ImportDoublon(allow_null=True)
    champs = serializers.ListField(child=serializers.CharField(), help_text="Ce qu’elle écrirait de son client.")
    decision = serializers.ChoiceField(DECISIONS)
    geste = serializers.CharField(help_text="Ce qui en sera fait : creer, completer, remplacer, passer, refuse.")
    issue = serializers.ChoiceField(ISSUES)
    client = serializers.CharField(allow_null=True, help_text="Matricule.")


class ImportLignes(serializers.Serializer[Any]):
    count = serializers.IntegerField()
    results = ImportLigne(many=True)
