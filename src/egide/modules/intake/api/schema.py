"""The shapes of the API of meetings: what is checked on the way in, what is described on the way out."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from egide.foundation.ai.public import ENGINES
from egide.foundation.api.serializers import Checked
from egide.modules.intake.api.recording_schema import ConsentementSaisi, EnregistrementResume
from egide.modules.intake.codes import DECISIONS, KINDS, PROPOSAL_STATES, REASONS, ROLES, STEP_STATES
from egide.modules.intake.machine import State
from egide.modules.intake.readers import MAX_CHARACTERS
from egide.modules.intake.summary.types import OWNERS, PRECISIONS, THEMES

S = serializers


@extend_schema_field(
    {
        "nullable": True,
        "oneOf": [
            {"type": "string"},
            {"type": "number"},
            {"type": "boolean"},
            {"type": "object", "additionalProperties": {}},
        ],
    }
)
class Contenu(serializers.JSONField):
    """A value of the file, or the fields of a whole row."""


class EntretienSaisi(Checked):
    """Un texte collé, et l’accord recueilli."""

    texte = S.CharField(required=False, allow_blank=True, trim_whitespace=False, max_length=MAX_CHARACTERS + 1)
    client_id = S.UUIDField(required=False, allow_null=True)
    titre = S.CharField(required=False, allow_blank=True, max_length=200)
    date = S.DateField(required=False, allow_null=True)
    moteur = S.ChoiceField(ENGINES, required=False, allow_null=True, help_text="Sinon, le choix du cabinet.")
    consentement = ConsentementSaisi()


class LectureVoulue(Checked):
    """Le moteur qui lit ; sinon, le choix du cabinet."""

    moteur = S.ChoiceField(ENGINES, required=False, allow_null=True)


class EntretienEnvoye(serializers.Serializer[Any]):
    """Un fichier, et le reste de la demande en JSON dans `donnees`."""

    fichier = S.FileField(help_text=".txt, .md, .json, .srt, .vtt ou .docx ; 10 Mo au plus.")
    donnees = S.CharField(help_text="EntretienSaisi en JSON, sans `texte`.")


class ClientDeLEntretien(serializers.Serializer[Any]):
    id = S.UUIDField()
    matricule = S.CharField()
    nom = S.CharField(allow_null=True)
    prenom = S.CharField(allow_null=True)


class Porteur(serializers.Serializer[Any]):
    """Qui a mené l’entretien (membre du cabinet)."""

    id = S.UUIDField()
    prenom = S.CharField()
    nom = S.CharField()


class Comptes(serializers.Serializer[Any]):
    """conflicts, critical et safe se partagent ce qui est en attente (pending)."""

    pending = S.IntegerField()
    accepted = S.IntegerField()
    refused = S.IntegerField()
    conflicts = S.IntegerField()
    critical = S.IntegerField()
    safe = S.IntegerField()
    total = S.IntegerField()


class Echec(serializers.Serializer[Any]):
    step = S.CharField()
    code = S.CharField()
    reason = S.CharField()
    retryable = S.BooleanField()


class Avis(serializers.Serializer[Any]):
    """Ce qu’il faut savoir de l’entretien : une phrase et son code."""

    code = S.CharField()
    message = S.CharField()


class EntretienResume(serializers.Serializer[Any]):
    id = S.UUIDField()
    titre = S.CharField()
    date = S.DateField()
    state = S.ChoiceField([s.value for s in State])
    source = S.CharField()  # type: ignore[assignment]
    genre = S.CharField(allow_blank=True)
    moteur = S.CharField(allow_blank=True, help_text="Choisi pour cet entretien ; vide : le choix du cabinet.")
    client = ClientDeLEntretien(allow_null=True)
    nouveau_client = S.BooleanField()
    owner = Porteur()
    counts = Comptes()
    failure = Echec(allow_null=True)
    notice = Avis(allow_null=True)
    mots = S.IntegerField()
    created_at = S.DateTimeField()
    updated_at = S.DateTimeField()
    applied_at = S.DateTimeField(allow_null=True)
    version = S.IntegerField()
    abilities = S.ListField(child=S.CharField())


class Etape(serializers.Serializer[Any]):
    step = S.CharField()
    state = S.ChoiceField(STEP_STATES)
    started_at = S.DateTimeField(allow_null=True)
    finished_at = S.DateTimeField(allow_null=True)
    duration_ms = S.FloatField(allow_null=True)


class Accord(serializers.Serializer[Any]):
    accorde = S.BooleanField()
    personne = S.CharField()
    formulation = S.CharField()
    mode = S.CharField()
    at = S.DateTimeField()


class SourceRecue(serializers.Serializer[Any]):
    """Ce qui a été donné, gardé tel quel ; la somme SHA-256 le prouve."""

    filename = S.CharField(allow_blank=True)
    format = S.CharField()
    size = S.IntegerField()
    sha256 = S.CharField()
    created_at = S.DateTimeField()


class Lecture(serializers.Serializer[Any]):
    """La dernière lecture du texte : le moteur voulu, celui qui a lu, ce que cela a coûté, ce qu’il faut en savoir."""

    moteur = S.ChoiceField(ENGINES)
    voulu = S.ChoiceField(ENGINES)
    engine = S.CharField()
    version = S.CharField()
    fournisseur = S.CharField(allow_null=True)
    modele = S.CharField(allow_null=True)
    duree_ms = S.FloatField()
    tokens_entree = S.IntegerField()
    tokens_sortie = S.IntegerField()
    cout = S.FloatField()
    depuis_cache = S.BooleanField()
    pseudonymise = S.BooleanField()
    notices = Avis(many=True)


class EtatTranscription(serializers.Serializer[Any]):
    """Où en est l’écoute d’un enregistrement ; `reste_s` : une estimation, `reprise_at` : quand elle reprend seule."""

    pieces = S.IntegerField(allow_null=True)
    entendues = S.IntegerField()
    secondes = S.FloatField(allow_null=True)
    moteur = S.CharField(allow_blank=True, help_text="« local », ou le nom du service.")
    modele = S.CharField(allow_blank=True)
    cout = S.FloatField()
    duree_ms = S.FloatField()
    reste_s = S.IntegerField(allow_null=True)
    reprise_at = S.DateTimeField(allow_null=True)
    avis = Avis(allow_null=True, help_text="Pourquoi le timbre des voix ne dit pas qui parle.")


class EntretienDetail(EntretienResume):
    steps = Etape(many=True)
    candidates = S.IntegerField()
    consentement = Accord(allow_null=True)
    texte_recu = SourceRecue(allow_null=True)
    extraction = Lecture(allow_null=True)
    enregistrement = EnregistrementResume(allow_null=True)
    transcription = EtatTranscription(allow_null=True)


class EntretienPage(serializers.Serializer[Any]):
    count = S.IntegerField()
    page = S.IntegerField()
    page_size = S.IntegerField()
    results = EntretienResume(many=True)


class Preuve(serializers.Serializer[Any]):
    """Les mots qui prouvent : caractères `start` à `end` du segment, secondes `t0` à `t1`."""

    segment = S.IntegerField()
    start = S.IntegerField()
    end = S.IntegerField()
    quote = S.CharField()
    t0 = S.FloatField(allow_null=True)
    t1 = S.FloatField(allow_null=True)
    champ = S.CharField(allow_null=True, required=False)


class VoixDeLaPreuve(serializers.Serializer[Any]):
    label = S.CharField()  # type: ignore[assignment]
    role = S.ChoiceField(ROLES)


class Proposition(serializers.Serializer[Any]):
    id = S.UUIDField()
    section = S.CharField()
    champ = S.CharField(allow_null=True, help_text="null : une ligne entière.")
    row_id = S.UUIDField(allow_null=True)
    row_label = S.CharField(allow_null=True)
    path = S.CharField()
    label = S.CharField()  # type: ignore[assignment]
    kind = S.ChoiceField(KINDS)
    critical = S.BooleanField()
    safe = S.BooleanField()
    old = Contenu(allow_null=True)
    new = Contenu(allow_null=True)
    value = Contenu(allow_null=True)
    state = S.ChoiceField(PROPOSAL_STATES)
    confidence = S.FloatField()
    speaker = VoixDeLaPreuve(allow_null=True)
    evidence = Preuve(many=True)
    conflict_reason = S.CharField(allow_null=True)
    autre_lecture = Contenu(allow_null=True, help_text="Ce que l’autre lecture a compris (règles et modèle).")
    decided_by = S.UUIDField(allow_null=True)
    decided_at = S.DateTimeField(allow_null=True)


class Ecarte(serializers.Serializer[Any]):
    """Dit, et volontairement pas retenu."""

    label = S.CharField()  # type: ignore[assignment]
    reason = S.CharField()
    segment = S.IntegerField()
    start = S.IntegerField()
    end = S.IntegerField()
    quote = S.CharField()
    t0 = S.FloatField(allow_null=True)
    t1 = S.FloatField(allow_null=True)


class Question(serializers.Serializer[Any]):
    """Ce que le conseil exige et que ni le dossier ni l’entretien ne disent."""

    section = S.CharField()
    champ = S.CharField()
    besoin = S.CharField(allow_null=True, help_text="Le besoin qui la demande ; null : tout conseil.")
    libelle = S.CharField()
    question = S.CharField(help_text="Telle qu’elle se pose au client.")
    article = S.CharField()
    row_id = S.UUIDField(allow_null=True)


class Propositions(serializers.Serializer[Any]):
    proposals = Proposition(many=True)
    set_aside = Ecarte(many=True)
    questions = Question(many=True)
    client_version = S.IntegerField(allow_null=True)


class Phrase(serializers.Serializer[Any]):
    """Une phrase du résumé, et les mots qui la prouvent."""

    texte = S.CharField()
    preuves = Preuve(many=True)


class ThemeDuResume(serializers.Serializer[Any]):
    rubrique = S.ChoiceField(THEMES)
    phrases = Phrase(many=True)


class ActionPrevue(serializers.Serializer[Any]):
    """Ce que quelqu’un a dit qu’il ferait. `date` : le jour, ou le premier jour de la semaine ou du mois."""

    texte = S.CharField()
    qui = S.ChoiceField(OWNERS)
    date = S.DateField(allow_null=True)
    precision = S.ChoiceField(PRECISIONS)
    avant = S.BooleanField(help_text="Au plus tard à cette date.")
    preuves = Preuve(many=True)


class Resume(serializers.Serializer[Any]):
    """`retirees` : phrases écrites et non prouvées, retirées."""

    run = S.IntegerField()
    engine = S.CharField()
    version = S.CharField()
    modele = S.CharField(allow_null=True, help_text="Le modèle qui a écrit ; null : les règles.")
    retirees = S.IntegerField()
    avis = S.CharField(allow_null=True, help_text="Pourquoi aucun modèle n’a écrit, quand on l’a demandé.")
    client = ThemeDuResume(many=True)
    courtier = ThemeDuResume(many=True)
    actions = ActionPrevue(many=True)


class QuestionsDuBesoin(serializers.Serializer[Any]):
    besoin = S.CharField(allow_null=True, help_text="null : ce que tout conseil demande.")
    libelle = S.CharField()
    questions = Question(many=True)


class ResumeDeLEntretien(serializers.Serializer[Any]):
    """Le résumé pour le client et pour le courtier, ce qui est à faire, ce qui reste à demander."""

    resume = Resume(allow_null=True, help_text="null : pas encore fait.")
    questions = QuestionsDuBesoin(many=True)


class Decision(Checked):
    state = S.ChoiceField(DECISIONS)
    value = Contenu(required=False, allow_null=True)


class Applique(serializers.Serializer[Any]):
    applied = S.IntegerField()
    client_id = S.UUIDField()


class ChoixDuClient(Checked):
    """Un client du cabinet, ou un nouveau."""

    client_id = S.UUIDField(required=False, allow_null=True)
    nouveau = S.BooleanField(required=False)


class ClientCandidat(serializers.Serializer[Any]):
    id = S.UUIDField()
    matricule = S.CharField()
    nom = S.CharField(allow_null=True)
    prenom = S.CharField(allow_null=True)
    date_naissance = S.CharField(allow_null=True)
    email = S.CharField(allow_null=True)
    telephone = S.CharField(allow_null=True)
    ville = S.CharField(allow_null=True)


class Candidat(serializers.Serializer[Any]):
    client = ClientCandidat()
    reasons = S.ListField(child=S.ChoiceField(REASONS))
    score = S.FloatField()


class ATraiter(serializers.Serializer[Any]):
    entretiens_a_relire = S.IntegerField()
    entretiens_echec = S.IntegerField()
    taches_echues = S.IntegerField(help_text="Les miennes, à faire aujourd’hui ou avant.")
    mentions = S.IntegerField(help_text="Les notes où l’on m’appelle, pas encore vues.")
