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
        r"assurances? (?:de |du |des |d'|sur )?(?:mon |notre |son |leur |votre |le |les |ce |"
        r"vos |l')?(?:prets?|emprunteurs?|emprunt|credits?)|"
        r"assurance (?:pret|emprunteur|de la banque|de groupe|bancaire)|"
        r"(?<!n'est pas )emprunteur(?! unique)|(?:une )?delegation(?: d'assurance)?|"
        r"deleguer?(?= l'assurance)|loi lemoine",
    ),
    ("obseques", r"obseques|convention obseques"),
    ("sante", r"mutuelles?|complementaires? sante|assurance sante|\bsante\b"),
    (
        "prevoyance",
        r"prevoyance|arret de travail|invalidite|capital deces|indemnites? journalieres?|(?:rente|"
        r"garantie) education|(?:garantie|maintien|complement) de (?:votre |mon |son )?(?:salaire|revenu)|"
        r"(?:assurer|garantir|proteger) (?:votre|mon|son) (?:salaire|revenu)|contrat deces",
    ),
    (
        "retraite",
        r"(?:etude|bilan|preparer|sujet est|preparation de) (?:la |ma |sa |notre )?retraite|"
        r"(?<!maison de )(?<!a la )(?<!en )(?<!epargne )(?<!epargne-)retraite(?! de )|\bper\b",
    ),
    (
        "auto",
        r"(?:assurance |devis |contrat )?auto\b|autos\b|assur\w+ (?:la |ma |notre |une |"
        r"cette )?(?:nouvelle )?(?:voiture|vehicule|bagnole)|voitures?|vehicules?|bagnoles?|"
        r"(?:premiere |nouvelle |ma )caisse(?! (?:obligatoire|d'epargne|de retraite|primaire))",
    ),
    (
        "habitation",
        r"(?:assurance |contrat |devis |multirisque )?habitation|assurance (?:de |pour )?(?:la |l'|ma |mon |"
        r"le )?(?:maison|appart\w*|logement|studio)|attestation|le logement|l'appart\b|(?:pour )?la maison",
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
    r"on n'en parle pas|bouge pas|touche pas|pas a l'ordre|abandonn\w*|ecarte\w*|souri poliment|on (?:la |le )?garde|"
    r"c'est (?:toujours )?non|n'y voit pas|pas d'interet|vient de (?:la |le )?renegocier|laissez|passez)\b"
)
_WANT = re.compile(
    r"\b(?:(?:je|on|nous|il|elle|ils) (?:veux|veut|voulons|voulait|voulais|voudrais|voudrait|voudrions|aimerais|"
    r"aimerait|souhaite\w*|cherche\w*|demande\w*|viens pour|vient pour)|j'aimerais|il (?:me|nous|lui) (?:faut|"
    r"faudrait)|faut (?:que|une?)|besoin d|interesse\w*|me faut|vient pour|viens pour|venue? pour|c'est pour|"
    r"a propos de|au sujet de|demande :|recherche|objet|ce qu'il (?:cherche|veut)|ce qu'elle (?:cherche|veut)|"
    r"son sujet|priorite|je la (?:veux|prends)|on la prend|je prends|on (?:le |la |les )?prend|refaites|"
    r"faites(?:[- ]moi)?|trouve\w* mieux|regardez|regarder|revoir|reprendre|changer d|resilier|renegocier|comparer|"
    r"mieux couverte?|devis|etude|mandat|comparer|point (?:un|deux|trois)|demandes?|feu vert|deleguer?|"
    r"on (?:va |peut )?change)\b"
)
_AGENDA = re.compile(
    r"\b(?:donc|je (?:vous )?(?:prepare|fais|envoie|resume|recapitule|mets|note|chiffre|lance)|on (?:part|fait|"
    r"lance|dit|regarde)|deux devis|un devis|alors|chantier|resume|recap\w*)\b"
)


_RECAP = re.compile(
    r"\b(?:(?:je|on) (?:recapitule|resume)|pour resumer|en resume|au final|alors je vous (?:mets|fais|prepare)|"
    r"donc (?:juste|uniquement|seulement)|deux choses|trois choses|d'accord je note)\b"
)
_ONLY = re.compile(r"\b(?:juste|uniquement|seulement|que pour|rien que)\W+(?:la |le |l'|les |ma |mon |pour )?$")
_STOP = re.compile(
    r"\W*(?:[a-z']+ )?(?:, ?)?(?:non\b|pas\b|c'est (?:toujours )?non|on (?:garde|oublie|verra)|plus tard)"
)


def build(reading: Reading) -> None:
    refused: set[str] = set()
    for need, pattern in _NEEDS:
        best = _best(reading, need, pattern, refused)
        if best is not None:
            confidence, start, end = best
            reading.extraction.besoins[need] = reading.leaf(need, (start, end), confidence=confidence)
    _from_contracts(reading, refused)
    _from_figures(reading, refused)


def _best(reading: Reading, need: str, pattern: str, refused: set[str]) -> tuple[float, int, int] | None:
    """The surest sign that the need is wanted, unless the last word about it is a refusal."""
    best: tuple[float, int, int] | None = None
    for match, clause in reading.find(rf"(?<![a-z])(?:{pattern})(?![a-z])"):
        if reading.holder(match.start()) == "tiers":
            continue
        score = _summed_up(reading, match, clause) or _wanted(reading, need, match, clause)
        if score < 0:
            refused.add(need)
            if best is None or best[0] < 0.8:
                best = None
                reading.set_aside(f"besoins.{need}", "Refusé ou remis à plus tard.", match.start(), match.end())
            continue
        if score >= 0.55:
            refused.discard(need)
            if best is None or score > best[0]:
                best = (score, match.start(), match.end())
    return best


def _summed_up(reading: Reading, match: re.Match[str], clause: Clause) -> float:
    """What the meeting came to: "je récapitule : santé et emprunteur", "donc juste l'auto"; 0 when it is no summary."""
    floor = clause.start if clause.punctuated else max(0, match.start() - 150)
    before = reading.text[max(floor, match.start() - 150) : match.start()]
    if clause.role != "courtier" and _ONLY.search(before[-30:]):
        return 0.82
    if clause.punctuated and clause.index:
        earlier = reading.document.clauses[clause.index - 1]
        before = (earlier.text if earlier.turn == clause.turn else "") + " " + before
    if not _RECAP.search(before) or (clause.role in ("client", "conjoint") and clause.punctuated):
        return 0
    return -1 if _STOP.match(reading.text, match.end()) else 0.84


def _wanted(reading: Reading, need: str, match: re.Match[str], clause: Clause) -> float:
    """-1 refused, 0 nothing said, up to 1 wanted."""
    turn = reading.document.starts[clause.segment]
    floor = turn if clause.punctuated and clause.role != "courtier" else clause.start
    before = reading.text[max(floor, match.start() - 80) : match.start()]
    after = reading.text[match.end() : min(clause.end, match.end() + 70)]
    if _opens(reading, clause) and not stance.negated_before(reading.document, match.start()):
        return -1 if _PUT_OFF.search(after) else 0.82
    if _WEAK.fullmatch(match.group()) and not _INSURE.search(
        reading.text[max(clause.start, match.start() - 160) : match.end() + 60]
    ):
        return 0
    if not clause.punctuated and re.match(r" non\b", reading.text[match.end() : match.end() + 5]):
        return -1
    if stance.negated_before(reading.document, match.start()) and not re.search(
        r"\bplus de (?:mutuelle|secu|rien)\b", before[-12:] + match.group()
    ):
        return -1
    if clause.role == "courtier":
        return _broker_says(reading, clause, before, after)
    nexts = _next_words(reading, clause)
    if _PUT_OFF.search(after) or (_PUT_OFF.search(nexts[:70]) and not _WANT.search(before)):
        return -1
    if _PUT_OFF.search(re.split(r"[.!?…]\s", before)[-1][-45:]):
        return -1
    if need == "epargne" and re.search(r"\b(?:capacite|assurance|caisse|plan|compte|livret|d'|l')\W*$", before):
        return 0
    if clause.role == "narrateur" and _EVOKED.search(before):
        return 0.6 if _ACCEPTED.match(after) else 0
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
    return 0


_OPENING = re.compile(
    r"\b(?:qu'est[- ]ce (?:qui|que)|que puis-je|vous amene|je peux faire|c'est pour|c'etait pour|le sujet|priorite|"
    r"attendez|on commence par|dans quel ordre|deuxieme sujet|premier sujet|ensuite|quoi d'autre|aujourd'hui|"
    r"pour quoi vous (?:venez|veniez)|tracasse|preoccupe|on avait dit|vous veniez pour|vous m'avez appele|"
    r"quel bon vent|vous vouliez|votre demande|vous vous interessez)\b"
)
# Nouns that name a thing, not its insurance.
_WEAK = re.compile(r"(?:pour )?la maison|le logement|l'appart|voitures?|vehicules?|bagnoles?|[a-z ]*caisse")
_INSURE = re.compile(r"\b(?:assur\w+|devis|tarif|couvr\w+|contrat|attestation|resili\w+|c'est pour)\b")
_EVOKED = re.compile(r"\b(?:ai |j'ai |avons )?(?:evoque|propose|suggere|parle d[eu'])\w*[^.]{0,40}$")
_ACCEPTED = re.compile(r"[^.]{0,60}\b(?:accepte|d'accord|oui|interess\w+|prend|partante?s?|volontiers)\b")


def _opens(reading: Reading, clause: Clause) -> bool:
    """Whether the clause answers what the household came for."""
    question = stance.asked(reading.document, clause) if clause.role in ("client", "conjoint") else None
    return question is not None and clause.index - question.index <= 3 and bool(_OPENING.search(question.text))


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
    if _PUT_OFF.search(after):
        return -1
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


_CONTRACT_NEEDS = {
    "sante": "sante",
    "prevoyance": "prevoyance",
    "emprunteur": "emprunteur",
    "auto": "auto",
    "moto": "auto",
    "habitation": "habitation",
    "protection_juridique": "protection_juridique",
    "rc_pro": "responsabilite_civile",
}
_CHANGE = re.compile(
    r"\b(?:on (?:va|peut|pourrait) (?:la |le |les )?(?:changer|revoir|renegocier|comparer|deleguer)|"
    r"(?:je|on|nous) (?:veux|veut|voudrais|voudrait|aimerais|aimerait|cherche) (?:la |le |les |a |vraiment )?"
    r"(?:changer|comparer|revoir|resilier|renegocier|payer moins|mieux|une delegation)|on (?:regarde|change) ca|"
    r"c'est du vol|lui paraissent trop|mandat|delegu?\w+|trouv\w+ (?:moins cher|mieux)|en concurrence|un comparatif|"
    r"feu vert|refaire le tarif|je chiffre|(?:propose|voudrai\w+|veut) (?:de )?(?:la |le )?revoir)\b"
)
_KEPT = re.compile(
    r"\b(?:on (?:la |le |les )?(?:garde|laisse)|touche\w* pas|bouge\w* pas|change\w* (?:pas|rien)|content\w*|"
    r"satisfait\w*|rien a (?:changer|gagner|redire|gratter)|pas touche|vient de|on est bien|nous suffit|laissez)\b"
)


def _from_contracts(reading: Reading, refused: set[str]) -> None:
    """ "La CNP, 41 euros. Un collègue paie moitié moins." "On va changer ça": a contract in force to be changed."""
    rows = reading.extraction.rows.get("contrats_existants", [])
    spots = sorted(
        (max(reading.position(leaf.evidence[0]) for leaf in row.values()), str(row["type"].value)) for row in rows
    )
    for index, (start, kind) in enumerate(spots):
        need = _CONTRACT_NEEDS.get(kind)
        if need is None or need in reading.extraction.besoins or need in refused:
            continue
        following = spots[index + 1][0] if index + 1 < len(spots) else len(reading.text)
        end = min(start + 240, max(following, start + 40))
        change = _CHANGE.search(reading.text, start, end)
        if change and not _KEPT.search(reading.text, start, end):
            reading.extraction.besoins[need] = reading.leaf(need, change.span(), confidence=0.7)


def _from_figures(reading: Reading, refused: set[str]) -> None:
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
        if need == "epargne" and "retraite" in reading.extraction.besoins:
            names = ("montant_epargne_disponible", "objectif")  # what is saved each month is for the pension
        leaves = [record[name] for name in names if name in record and record[name].value is not False]
        if leaves and need not in reading.extraction.besoins and (need not in refused or len(leaves) > 1):
            leaf = max(leaves, key=lambda item: item.confidence)
            reading.extraction.besoins[need] = type(leaf)(
                need, round(leaf.confidence * 0.9, 3), leaf.evidence, leaf.speaker
            )
