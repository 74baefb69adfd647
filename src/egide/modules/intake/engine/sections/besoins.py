"""What the household wants or agrees to at this meeting. Refused or put off is not a need."""

from __future__ import annotations

import re

from egide.modules.intake.engine import stance
from egide.modules.intake.engine.document import Clause
from egide.modules.intake.engine.reading import Reading

ORDER = 80
_NEEDS = (
    ("protection_juridique", r"protections? juridiques?"),
    ("responsabilite_civile", r"responsabilite civile|rc pro\w*|r c pro|decennale|rc\b"),
    (
        "emprunteur",
        r"assurances? (?:de |du |des |d')?(?:mon |notre |son |leur |votre |le )?(?:prets?|emprunteurs?|emprunt|"
        r"credits?)|assurance (?:pret|emprunteur)|emprunteur|delegation d'assurance",
    ),
    ("obseques", r"obseques|convention obseques"),
    ("sante", r"mutuelles?|complementaires? sante|assurance sante|\bsante\b"),
    (
        "prevoyance",
        r"prevoyance|arret de travail|invalidite|capital deces|indemnites? journalieres?|(?:rente|"
        r"garantie) education",
    ),
    (
        "retraite",
        r"(?:etude|bilan|preparer|sujet est|preparation de) (?:la |ma |sa |notre )?retraite|"
        r"(?<!maison de )(?<!a la )(?<!en )retraite|\bper\b",
    ),
    (
        "auto",
        r"(?:assurance |devis |contrat )?auto\b|autos\b|assur\w+ (?:la |ma |notre |une |"
        r"cette )?(?:nouvelle )?(?:voiture|vehicule|bagnole)|voitures?|vehicules?",
    ),
    (
        "habitation",
        r"(?:assurance |contrat |devis |multirisque )?habitation|assurance (?:de |pour )?(?:la |l'|ma |mon |"
        r"le )?(?:maison|appart\w*|logement|studio)|attestation|le logement|l'appart\b",
    ),
    ("epargne", r"epargn(?:er|e)|placer|placement|investir|faire fructifier|mettre de cote"),
)
_PUT_OFF = re.compile(
    r"\b(?:plus tard|on (?:en )?(?:re)?(?:parlera|verra|reparle\w*)|une autre fois|pas (?:maintenant|aujourd'hui|"
    r"ce soir|tout de suite|pour (?:l'instant|le moment)|encore|question|besoin|interesse\w*)|l'annee prochaine|"
    r"au printemps|a l'automne|en (?:septembre|janvier|avril)|laisse\w* tomber|un jour|on oublie|on laisse|"
    r"laisse tel quel|ne (?:l'|m')interesse|ne souhaite pas|n'en (?:veut|veux) pas|tres bien (?:comme|la)|"
    r"n'y (?:touche|change)|on y reste|j'y reste|reste dessus|content\w*|change (?:pas|rien)|rien a changer|refuse|"
    r"la regardera quand|pas entendre parler|tant qu'|trop tard|ca roule|satisfait\w*|s'en occup\w+|"
    r"on n'en parle pas|bouge pas|touche pas|pas a l'ordre)\b"
)
_WANT = re.compile(
    r"\b(?:(?:je|on|nous|il|elle|ils) (?:veux|veut|voulons|voulait|voulais|voudrais|voudrait|voudrions|aimerais|"
    r"aimerait|souhaite\w*|cherche\w*|demande\w*|viens pour|vient pour)|j'aimerais|il (?:me|nous|lui) (?:faut|"
    r"faudrait)|faut (?:que|une?)|besoin d|interesse\w*|me faut|vient pour|viens pour|venue? pour|c'est pour|"
    r"a propos de|au sujet de|demande :|recherche|objet|ce qu'il (?:cherche|veut)|ce qu'elle (?:cherche|veut)|"
    r"son sujet|priorite|je la (?:veux|prends)|on la prend|je prends|on (?:le |la |les )?prend|refaites|"
    r"faites(?:[- ]moi)?|trouve\w* mieux|regardez|regarder|revoir|reprendre|changer d|resilier|renegocier|comparer|"
    r"mieux couverte?|devis|etude|mandat|comparer|point (?:un|deux|trois)|demandes?)\b"
)
_AGENDA = re.compile(
    r"\b(?:donc|je (?:vous )?(?:prepare|fais|envoie|resume|recapitule|mets|note|chiffre|lance)|on (?:part|fait|"
    r"lance|dit|regarde)|deux devis|un devis|alors|chantier|resume|recap\w*)\b"
)


def build(reading: Reading) -> None:
    for need, pattern in _NEEDS:
        best = _best(reading, need, pattern)
        if best is not None:
            confidence, start, end = best
            reading.extraction.besoins[need] = reading.leaf(need, (start, end), confidence=confidence)
    _from_figures(reading)


def _best(reading: Reading, need: str, pattern: str) -> tuple[float, int, int] | None:
    """The surest sign that the need is wanted, unless the last word about it is a refusal."""
    best: tuple[float, int, int] | None = None
    for match, clause in reading.find(rf"(?<![a-z])(?:{pattern})(?![a-z])"):
        if reading.holder(match.start()) == "tiers":
            continue
        score = _wanted(reading, need, match, clause)
        if score < 0:
            if best is None or best[0] < 0.8:
                best = None
                reading.set_aside(f"besoins.{need}", "Refusé ou remis à plus tard.", match.start(), match.end())
            continue
        if score >= 0.55 and (best is None or score > best[0]):
            best = (score, match.start(), match.end())
    return best


def _wanted(reading: Reading, need: str, match: re.Match[str], clause: Clause) -> float:
    """-1 refused, 0 nothing said, up to 1 wanted."""
    turn = reading.document.starts[clause.segment]
    floor = turn if clause.punctuated and clause.role != "courtier" else clause.start
    before = reading.text[max(floor, match.start() - 80) : match.start()]
    after = reading.text[match.end() : min(clause.end, match.end() + 70)]
    if stance.negated_before(reading.document, match.start()) and not re.search(
        r"\bplus de (?:mutuelle|secu|rien)\b", before[-12:] + match.group()
    ):
        return -1
    if clause.role == "courtier":
        return _broker_says(reading, clause, before, after)
    nexts = _next_words(reading, clause)
    if _PUT_OFF.search(after) or (_PUT_OFF.search(nexts[:70]) and not _WANT.search(before)):
        return -1
    if _PUT_OFF.search(before[-45:]):
        return -1
    if need == "epargne" and re.search(r"\b(?:capacite|assurance|caisse|plan|compte|livret|d'|l')\W*$", before):
        return 0
    if (
        need in ("sante", "auto", "habitation", "prevoyance", "retraite")
        and re.search(r"\b(?:ma|la|notre|sa|mon|le|son) $", before)
        and not _WANT.search(before + after[:40])
    ):
        return 0
    if (
        _WANT.search(before)
        or stance.wished(before)
        or re.match(
            r"\W*(?:je (?:la|le|les) (?:veux|prends|voudrais)|oui|aussi|il (?:la|le) veut|elle (?:la|le) veut|"
            r"a refaire|a revoir|me faut)",
            after,
        )
    ):
        return 0.72 if clause.role != "narrateur" else 0.75
    question = stance.asked(reading.document, clause) if clause.role in ("client", "conjoint") else None
    if (
        question is not None
        and re.search(
            r"\b(?:qu'est-ce (?:qui|que)|que puis-je|vous amene|je peux faire|c'est pour|le sujet|priorite|attendez|"
            r"on commence par|dans quel ordre|deuxieme sujet|premier sujet|ensuite|quoi d'autre|aujourd'hui|"
            r"pour quoi vous (?:venez|veniez)|tracasse|preoccupe)\b",
            question.text,
        )
        and clause.index - question.index <= 3
    ):
        return 0.75
    return 0


def _next_words(reading: Reading, clause: Clause) -> str:
    index = clause.index + 1
    if index >= len(reading.document.clauses):
        return ""
    following = reading.document.clauses[index]
    if following.turn != clause.turn or any(
        re.search(rf"(?<![a-z'])(?:{pattern})(?![a-z])", following.text) for _, pattern in _NEEDS
    ):
        return ""
    return following.text


def _broker_says(reading: Reading, clause: Clause, before: str, after: str) -> float:
    answer = stance.reply(reading.document, clause)
    if (
        not clause.question
        and _agenda_before_question(reading, clause)
        and (_AGENDA.search(before) or re.match(r"\W*(?:deux|un|trois) devis", clause.text))
    ):
        return 0.68
    if answer is None:
        return 0.62 if _AGENDA.search(before) and not clause.question else 0
    whole = answer.text + " " + _next_words(reading, answer)
    if stance.says_no(answer.text) or _PUT_OFF.search(whole[:120]):
        return -1
    if re.search(
        r"\b(?:vous avez|vous etes (?:ou|chez)|ou est|chez qui|actuelle|aujourd'hui|deja|avez-vous|encore|"
        r"vous couvre)\b",
        before + after,
    ) and not _WANT.search(before):
        return 0
    if stance.says_yes(answer.text):
        return (
            0.76
            if not stance.offered(clause.text)
            or re.search(r"\b(?:prends?|prend|ok|d'accord|oui|volontiers)\b", answer.text)
            else 0.6
        )
    if _AGENDA.search(before) and not clause.question:
        return 0.68
    return (
        0.6
        if re.search(r"\b(?:vous (?:voulez|cherchez|venez pour|souhaitez|vouliez)|c'est pour|donc)\b", before)
        else 0
    )


def _agenda_before_question(reading: Reading, clause: Clause) -> bool:
    """The broker sums up and then asks something else: the answer is about that."""
    nexts = reading.document.clauses[clause.index + 1 : clause.index + 3]
    return any(
        following.turn == clause.turn and following.role == "courtier" and following.question for following in nexts
    )


def _from_figures(reading: Reading) -> None:
    """Figures agreed on say the need."""
    signs = (
        (
            "prevoyance",
            "bae_prevoyance",
            (
                "revenu_a_garantir",
                "capital_deces_souhaite",
                "franchise_souhaitee_jours",
                "rente_enfants",
                "rente_conjoint",
                "souhaite_couvrir_charges_professionnelles",
            ),
        ),
        (
            "sante",
            "sante_souhait",
            (
                "budget_mensuel_maximum",
                "niveau_hospitalisation",
                "niveau_dentaire",
                "niveau_optique",
                "niveau_protheses_auditives",
            ),
        ),
        ("retraite", "bae_retraite", ("age_depart_retraite", "pourcentage_revenu_a_maintenir")),
        (
            "epargne",
            "bae_epargne",
            ("capacite_epargne_estimee", "tolerance_risque", "montant_epargne_disponible", "objectif"),
        ),
        ("obseques", "bae_prevoyance", ("garanties_obseques",)),
    )
    for need, section, names in signs:
        record = reading.extraction.records.get(section, {})
        leaves = [record[name] for name in names if name in record and record[name].value is not False]
        if leaves and need not in reading.extraction.besoins:
            leaf = max(leaves, key=lambda item: item.confidence)
            reading.extraction.besoins[need] = type(leaf)(
                need, round(leaf.confidence * 0.9, 3), leaf.evidence, leaf.speaker
            )
