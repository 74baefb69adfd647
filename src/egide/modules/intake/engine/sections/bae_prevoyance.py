"""Protection need: income to guarantee, capital, annuities, waiting period, charges, tools, contract in force."""

from __future__ import annotations

import re
from dataclasses import replace

from egide.kit.french.measures import Measure
from egide.modules.intake.engine import stance
from egide.modules.intake.engine.anchors import Anchor, Trigger
from egide.modules.intake.engine.document import Clause
from egide.modules.intake.engine.proposals import choose
from egide.modules.intake.engine.reading import Reading
from egide.modules.intake.engine.types import Leaf

ORDER = 50
TRIGGERS = (
    Trigger("revenu_a_garantir",
        r"maintien de|indemnites?(?! kilometr)|pour tenir|pour tourner|il reclame|besoin de quoi|et en montant|"
        r"a quelle hauteur|quel montant|arrets?(?: de travail| maladie)?|en cas d'(?:arret(?: de travail| maladie)?|"
        r"incapacite|accident)|garantir|maintenir (?:mon|son|votre) revenu|revenus? a garantir|(?:me|qui me|"
        r"lui) verse\w*(?= [^.]{0,14}(?:euros|mille|cent|\d))|si je (?:tombe malade|m'arrete|peux plus travailler|"
        r"suis arretee?)|si vous (?:etes arretee?|tombez malade|vous arretez)|indemnites? journalieres?|"
        r"il me faudrait(?: dans les)?|revenu de remplacement|incapacite|pour vivre|minimum vital|il lui faut|"
        r"le mois en cas", ("money",), least=300, most=15000, pull=2),
    Trigger("capital_deces_souhaite",
        r"capital(?! restant| social)(?: deces| en cas de deces)?|capital-deces|(?:si|quand) (?:je (?:meurs|"
        r"disparais|pars|decede|mourais)|vous (?:disparaissez|mourez|decedez)|il (?:meurt|disparait|decede)|"
        r"elle (?:meurt|disparait|decede))|en cas de deces|deces(?! de)|s'il (?:m'arrive|vous arrive|"
        r"lui arrive) (?:quelque chose|le pire|malheur)|le pire arriv\w+|sur votre tete|garantie deces", ("money",), least=5000, period="never", pull=-4),
    Trigger("rente_enfants",
        r"rente (?:education|d'education|d'etudes|pour (?:les|la|le|mes|nos|ses) (?:enfants?|petite?s?|filles?|fils|"
        r"gamins?)|aux enfants|etudes)|rente(?= [^.]{0,50}(?:enfant|petite|etudes|education|fille|fils))|par enfant|"
        r"et par enfant|rente me parle|rente pour (?:elle|lui|eux|elles)|la rente", ("money",), least=50, most=5000, pull=-4),
    Trigger("rente_conjoint",
        r"rente (?:de )?(?:conjoint|pour (?:ma femme|mon mari|mon epouse|mon conjoint|sa femme|son mari|madame|"
        r"monsieur)|viagere pour)|rente au conjoint|rente(?= [^.]{0,40}pour (?:[a-z]+ene|sa femme|son mari))", ("money",), least=50, most=10000, pull=-6),
    Trigger("franchise", r"franchises?|carence|delai(?: d'attente)?|au bout de|a partir du|des le|a compter du|tenir", ("days", "duration"), pull=-4),
    Trigger("garanties_obseques", r"obseques|enterrement|funerailles|inhumation|cremation", ("money",), least=500, most=50000, period="never", pull=-6),
    Trigger("charges",
        r"charges (?:pro\w*|fixes|du cabinet|annuelles|de l'entreprise|de fonctionnement|generales)|"
        r"frais (?:generaux|fixes|pro\w*|de structure)|les charges|mes charges|ses charges|vos charges|"
        r"couvrir les charges", ("money",), least=300, pull=-2),
    Trigger("cotisations", r"madelin|prevoyance (?:chez|a la|au|de|en cours)|contrat en cours|contrat (?:de )?prevoyance|prevoyance", ("money", "date"), least=5, most=2500),
    Trigger("duree", r"indemnisation|verse\w* pendant|pendant combien", ("years", "duration")),
)  # fmt: skip
_DISABILITY = re.compile(r"\b(?:invalidites?|invalide|handicap)\b(?! (?:de la secu|de deuxieme|categorie))")
_TOOLS = re.compile(
    r"\b(?:outillage|outils|materiel (?:portatif|de chantier|professionnel)|vol d'outils|garantie (?:du )?materiel)\b"
)
_TOPIC = re.compile(
    r"\b(?:prevoyance|arret de travail|invalidite|invalide|indemnites|capital deces|deces|franchise|madelin|arrets?|"
    r"incapacite|rente)\b"
)


def build(reading: Reading) -> None:
    for name in (
        "revenu_a_garantir",
        "capital_deces_souhaite",
        "rente_enfants",
        "rente_conjoint",
        "garanties_obseques",
    ):
        _amount(reading, name)
    _waiting(reading)
    _disability(reading)
    _charges(reading)
    _contract(reading)
    _payer(reading)
    _tools(reading)
    _length(reading)
    _trips(reading)


def _anchors(reading: Reading, kind: str) -> list[Anchor]:
    return [anchor for anchor in reading.anchors.get("bae_prevoyance", []) if anchor.kind == kind]


def _amount(reading: Reading, name: str) -> None:
    measures: list[Measure] = []
    for anchor in _anchors(reading, name):
        if anchor.moneys and _excluded(reading, anchor, name):
            continue
        measures.extend(anchor.moneys)
        measures.extend(_counter_offers(reading, anchor))
    wish = choose(reading, measures)
    if wish is None:
        return
    measure = wish.measure
    value = int(measure.value) if measure.value == int(measure.value) else measure.value
    if name == "revenu_a_garantir" and measure.period == "annuel":
        return
    reading.put("bae_prevoyance", name, value, (measure.start, measure.end), confidence=wish.confidence)


def _excluded(reading: Reading, anchor: Anchor, name: str) -> bool:
    clause = anchor.clause
    words = reading.text[max(clause.start, anchor.start - 40) : min(clause.end, anchor.end + 60)]
    if reading.holder(anchor.start) == "tiers":
        return True
    if name == "capital_deces_souhaite" and re.search(
        r"\b(?:sortir en capital|bout de capital|employeur|groupe|deja|assurance[- ]vie|un livret|un apport|"
        r"retraite)\b",
        words,
    ):
        return True
    if name == "garanties_obseques":
        return stance.negated_before(reading.document, anchor.start)
    if (
        name in ("rente_enfants", "rente_conjoint")
        and re.search(
            r"\b(?:sans suite|decline|refuse|ecarte|un peu tard)\b", reading.text[anchor.start : anchor.end + 160]
        )
        and clause.role == "narrateur"
    ):
        return True
    if name == "rente_enfants" and not re.search(
        r"\b(?:enfants?|petite?s?|etudes|education|fille|fils|gamin\w*)\b", _around(reading, anchor)
    ):
        return True
    if name == "rente_conjoint" and stance.negated_after(reading.document, anchor.end):
        return True
    if name == "revenu_a_garantir" and re.match(
        r"maintien|indemnit|il reclame|besoin|pour t|et en montant|a quelle|quel montant",
        reading.text[anchor.start : anchor.end],
    ):
        return not _TOPIC.search(_around(reading, anchor)) or bool(
            re.search(r"\bsalaire\b", reading.text[anchor.end : anchor.end + 12])
        )
    if name == "revenu_a_garantir" and re.match(r"il (?:me|lui) fau", reading.text[anchor.start : anchor.end]):
        return not _TOPIC.search(_around(reading, anchor))
    return False


def _around(reading: Reading, anchor: Anchor) -> str:
    first = reading.document.clauses[max(0, anchor.clause.index - 5)].start
    last = reading.document.clauses[min(len(reading.document.clauses) - 1, anchor.clause.index + 2)].end
    return reading.text[max(first, anchor.start - 350) : min(last, anchor.end + 200)]


def _counter_offers(reading: Reading, anchor: Anchor) -> list[Measure]:
    """ "Un peu juste. Plutôt six cents": the answer names another figure of the same size without the word."""
    found: list[Measure] = []
    limit = 4 if anchor.clause.punctuated else 7
    last = reading.document.clauses[min(len(reading.document.clauses) - 1, anchor.clause.index + limit)].end
    for measure in reading.document.measures:
        if not anchor.moneys or not anchor.end < measure.start < last or measure.kind != "money":
            continue
        before = reading.text[max(0, measure.start - 30) : measure.start]
        after = reading.text[measure.end : measure.end + 30]
        told = re.search(
            r"\b(?:plutot|disons|mettez|mettons|va pour|je dirais|prefere|trop|arretee? a|ramene a|comptez|"
            r"descend a|on part sur|suffit|suffiraient)\b[^.]{0,16}$",
            before,
        ) or re.match(r"\W*(?:ca (?:me va|suffit|suffira)|on s'en sort|suffi\w+|ca ira|par enfant, je note)", after)
        if (
            told
            and 0.2 <= measure.value / anchor.moneys[0].value <= 5
            and anchor.trigger.least <= measure.value <= anchor.trigger.most
        ):
            found.append(measure)
    return found


def _waiting(reading: Reading) -> None:
    measures = [
        m
        for anchor in _anchors(reading, "franchise")
        for m in anchor.measures
        if m.kind == "days"
        or (
            m.kind == "duration"
            and m.value <= 6
            and re.search(r"\b(?:franchise|carence)\b", reading.clause_words(anchor.clause, m.start, 40, 40))
        )
    ]
    measures = [
        m
        for m in measures
        if (m.value <= 365)
        and reading.holder(m.start) != "tiers"
        and not re.search(r"\bprendra\b", reading.text[max(0, m.start - 12) : m.start])
    ]
    for anchor in _anchors(reading, "franchise"):
        for measure in reading.document.measures:
            if (
                measure.kind == "days"
                and anchor.end < measure.start < anchor.end + 240
                and measure not in measures
                and re.search(
                    r"\b(?:non|plutot|attend\w*|d'accord|disons|mettez|ce sera|peux pas|prefere|pardon|"
                    r"suffi\w*)\b[^.]{0,22}$",
                    reading.text[max(0, measure.start - 34) : measure.start],
                )
                and not re.search(r"\bprendra\b", reading.text[max(0, measure.start - 12) : measure.start])
            ):
                measures.append(measure)
    measures.extend(_bare_days(reading))
    wish = choose(reading, measures)
    if wish is not None and _TOPIC.search(reading.text):
        measure = wish.measure
        days = measure.value * 30 if measure.kind == "duration" else measure.value
        reading.put(
            "bae_prevoyance",
            "franchise_souhaitee_jours",
            int(days),
            (measure.start, measure.end),
            confidence=wish.confidence,
        )


def _turn_end(reading: Reading, clause: Clause) -> int:
    starts = reading.document.starts
    return starts[clause.segment + 1] if clause.segment + 1 < len(starts) else len(reading.text)


_USUAL_DAYS = (3, 4, 7, 8, 10, 14, 15, 20, 21, 30, 45, 60, 90, 120, 180)


def _bare_days(reading: Reading) -> list[Measure]:
    """ "Quinze." "Non, huit." "Trente, c'est moins cher": the unit stayed in the question."""
    found: list[Measure] = []
    for clause in reading.document.clauses:
        if clause.role != "courtier" or not re.search(r"\b(?:franchise|carence|jours?)\b", clause.text):
            continue
        if not re.search(
            r"\b(?:franchise|carence|arret|arretez|prevoyance|tourner|indemnit\w*|formules?|delai|baisserait|"
            r"cotisation|accident|maladie)\b",
            reading.text[max(0, clause.start - 260) : clause.end],
        ):
            continue
        answer = stance.reply(reading.document, clause)
        if answer is None or answer.turn > clause.turn + 1:
            continue
        end = min(_turn_end(reading, answer), answer.start + 150)
        for number in reading.document.numbers:
            if (
                answer.start <= number.start < end
                and number.value in _USUAL_DAYS
                and re.match(
                    r"\s*(?:[.,!;]|$|partout|ca|jours?|c'est|donc|d'accord|alors|et \d|et six|pour|oui)",
                    reading.text[number.end : number.end + 14],
                )
            ):
                found.append(Measure("days", number.value, number.start, number.end))
                break
    return found


def _agreed(reading: Reading, clause: Clause, start: int, end: int) -> bool | None:
    """Whether a cover is wanted: True, False, or None when nothing tells."""
    before = reading.text[max(clause.start, start - 60) : start]
    after = reading.text[end : min(clause.end, end + 50)]
    if (
        stance.negated_before(reading.document, start)
        or stance.negated_after(reading.document, end)
        or re.match(r"\W*(?:ne l'interesse|on (?:verra|laisse)|pas |je (?:n'en )?veux pas|il n'en veut)", after)
    ):
        return False
    if clause.role == "courtier":
        verdict = stance.verdict(reading.document, clause)
        return True if verdict == "yes" else False if verdict == "no" else None
    wanted = stance.wished(before) or re.search(
        r"\b(?:incluse?|comprise?|oui|aussi|pareil|obligatoire|couverte?s?|il la veut|elle la veut|je la veux|"
        r"indispensable|bien sur|important|et l'|avec l'|ajouter|prend)\b",
        before + " " + after,
    )
    return True if wanted else None


def _disability(reading: Reading) -> None:
    for match, clause in reading.find(_DISABILITY.pattern):
        if reading.holder(match.start()) == "tiers" or re.search(
            r"\b(?:pension d'|en) $", reading.text[max(0, match.start() - 10) : match.start()]
        ):
            continue
        agreed = _agreed(reading, clause, match.start(), match.end())
        if agreed is not None:
            reading.put(
                "bae_prevoyance",
                "souhaite_couverture_invalidite",
                agreed,
                (match.start(), match.end()),
                confidence=0.78 if agreed else 0.7,
            )


def _charges(reading: Reading) -> None:
    for anchor in _anchors(reading, "charges"):
        clause = anchor.clause
        zone = _around(reading, anchor)
        if not re.search(
            r"\b(?:prevoyance|arret|cabinet|couvrir|garantir|professionnel\w*|loyer du|pro\b|frais (?:generaux|"
            r"fixes))\b",
            zone,
        ) or (
            "net de charges" in zone[-260:]
            and anchor.kind == "charges"
            and reading.text[max(0, anchor.start - 7) : anchor.start].endswith("net de ")
        ):
            continue
        if reading.holder(anchor.start) == "tiers":
            continue
        agreed = _agreed(reading, clause, anchor.start, anchor.end)
        if agreed is False:
            reading.put(
                "bae_prevoyance",
                "souhaite_couvrir_charges_professionnelles",
                False,
                (anchor.start, anchor.end),
                confidence=0.72,
            )
            continue
        if (
            agreed is None
            and clause.role == "courtier"
            and re.search(
                r"\b(?:entierement|totalement|en totalite|tout|totalement alors)\b", _reply_text(reading, clause)
            )
        ):
            agreed = True
        moneys = [m for m in anchor.moneys if reading.believed(reading.document.clause_at(m.start), statement=True)]
        if moneys:
            measure = moneys[-1]
            yearly = measure.value * 12 if measure.period == "mensuel" else measure.value
            if measure.period != "mensuel":
                reading.put(
                    "bae_prevoyance",
                    "montant_annuel_charges_professionnelles",
                    int(yearly),
                    (measure.start, measure.end),
                    confidence=0.75,
                )
        if agreed or (moneys and re.search(r"\b(?:couvrir|garantir|prendre en charge|couvert\w*|assurer)\b", zone)):
            reading.put(
                "bae_prevoyance",
                "souhaite_couvrir_charges_professionnelles",
                True,
                (anchor.start, anchor.end),
                confidence=0.74,
            )
            whole = re.search(
                r"\b(?:en totalite|totalite|la totale|tout|toutes|integralite|en entier|entierement|"
                r"a cent pour cent|100 ?%)\b",
                reading.text[anchor.start : anchor.end + 260],
            )
            half = re.search(
                r"\b(?:la moitie|une partie|pas (?:tout|la totalite))\b", reading.text[anchor.start : anchor.end + 200]
            )
            if half:
                reading.put(
                    "bae_prevoyance",
                    "garantir_totalite_charges_professionnelles",
                    False,
                    (
                        anchor.end + half.start() - (anchor.end - anchor.start),
                        anchor.end + half.end() - (anchor.end - anchor.start),
                    ),
                    confidence=0.66,
                )
            elif whole:
                start = anchor.start + whole.start()
                reading.put(
                    "bae_prevoyance",
                    "garantir_totalite_charges_professionnelles",
                    True,
                    (start, start + len(whole.group())),
                    confidence=0.7,
                )


def _reply_text(reading: Reading, clause: Clause) -> str:
    answer = stance.reply(reading.document, clause)
    return answer.text[:60] if answer is not None else ""


def _contract(reading: Reading) -> None:
    """The protection contract in force, also named in the need."""
    anchors = _anchors(reading, "cotisations")
    for anchor in anchors or [
        a for a in reading.anchors.get("bae_prevoyance", [])[:1] if reading.extraction.records.get("bae_prevoyance")
    ]:
        clause = anchor.clause
        for row in reading.extraction.rows.get("contrats_existants", []):
            if row["type"].value != "prevoyance" or "assureur" not in row:
                continue
            insurer = row["assureur"]
            madelin = "madelin" in reading.text[anchor.start : anchor.end]
            _effect(reading, insurer)
            value = f"Madelin {insurer.value}" if madelin else str(insurer.value)
            record = reading.extraction.records.setdefault("bae_prevoyance", {})
            record["contrat_en_place"] = replace(insurer, value=value, confidence=0.78)
            if "cotisation" in row and row["periodicite"].value == "mensuel":
                record.setdefault("cotisations", row["cotisation"])
        for mention in anchor.dates:
            told = reading.text[mention.start : mention.end]
            if (
                not mention.future
                and (
                    told.startswith(("depuis", "il y a"))
                    or re.search(
                        r"\b(?:depuis|date d'effet|effet|souscri\w+|signe\w*|pris\w*|de|en)\W*(?:le )?$",
                        reading.text[max(0, mention.start - 18) : mention.start],
                    )
                )
                and reading.extraction.records.get("bae_prevoyance", {}).get("contrat_en_place")
            ):
                reading.put(
                    "bae_prevoyance", "date_effet", mention.value, (mention.start, mention.end), confidence=0.72
                )


def _effect(reading: Reading, insurer: Leaf) -> None:
    """Since when: a date close to the insurer's name."""
    for institution in reading.document.institutions:
        if reading.document.evidence(institution.start, institution.end) not in insurer.evidence:
            continue
        for mention in reading.document.dates:
            between = reading.text[institution.end : mention.start]
            told = reading.text[mention.start : mention.end]
            if (
                0 <= mention.start - institution.end < 40
                and not mention.future
                and (
                    told.startswith(("depuis", "il y a", "y a"))
                    or re.search(r"\b(?:depuis|effet|souscri\w+|de|date)\W*(?:le |du )?$", between)
                )
            ):
                reading.put(
                    "bae_prevoyance", "date_effet", mention.value, (mention.start, mention.end), confidence=0.76
                )


def _payer(reading: Reading) -> None:
    for match, clause in reading.find(
        r"\b(?:c'est |ce sera )?(?:la boite|la societe|l'entreprise|la sarl|la sasu|le cabinet|la selarl|l'eurl|"
        r"ma boite|ma societe) (?:qui )?(?:paie\w*|paye\w*|paiera|payera|cotise\w*|prend en charge|"
        r"prendra en charge|regle\w*)\b|\b(?:(?:paye|payee|pris en charge|paiement|prelevee?|regles?|regle|payes|"
        r"payees) )?par (?:la boite|la societe|l'entreprise|la sarl|la sasu?|le cabinet|l'employeur|le gaec|"
        r"la selarl|l'earl|l'eurl|ma boite|ma societe)\b"
    ):
        if reading.believed(clause, statement=True) and _TOPIC.search(
            reading.text[max(0, match.start() - 400) : match.end() + 200]
        ):
            reading.put("bae_prevoyance", "payeur", "entreprise", (match.start(), match.end()), confidence=0.76)
    for match, clause in reading.find(
        r"\b(?:c'est moi qui (?:paie\w*|paye\w*|paierai)|je (?:la |le )?(?:paie|paye|paierai) (?:perso\w*|moi-meme|"
        r"de ma poche)|a titre personnel|en nom propre)\b",
        "cjn",
    ):
        if _TOPIC.search(reading.text[max(0, match.start() - 250) : match.end() + 60]):
            reading.put(
                "bae_prevoyance",
                "payeur",
                "conjoint" if clause.role == "conjoint" else "client",
                (match.start(), match.end()),
                confidence=0.66,
            )


def _tools(reading: Reading) -> None:
    for match, clause in reading.find(_TOOLS.pattern):
        zone = reading.text[match.start() : match.end() + 60]
        agreed = _agreed(reading, clause, match.start(), match.end())
        if agreed is None and re.search(r"\b(?:je la veux|la garantie je|oui|il la veut|elle la veut)\b", zone):
            agreed = True
        if (
            agreed is not None
            and reading.holder(match.start()) != "tiers"
            and re.search(
                r"\b(?:garanti\w*|assur\w*|couvr\w*|vol\b|vole\w*)\b",
                reading.text[max(0, match.start() - 150) : match.end() + 100],
            )
        ):
            reading.put(
                "bae_prevoyance", "souhaite_garantie_outillage", agreed, (match.start(), match.end()), confidence=0.72
            )


def _length(reading: Reading) -> None:
    pattern = (
        r"\b(?:indemnis\w+|verse\w*|couvert\w*|duree d'indemnisation)\b[^.;]{0,40}?\b(?P<how>jusqu'a (?:la |ma |sa |"
        r"votre )?(?:retraite|\w+[- ]?\w* ans)|pendant (?:\w+ ){1,2}(?:ans?|mois)|(?:un|deux|trois|cinq) ans)\b|"
        r"\b(?P<until>jusqu'a (?:la|ma|sa) retraite)\b"
    )
    for match, clause in reading.find(pattern):
        group = "how" if match["how"] else "until"
        zone = reading.text[max(0, match.start() - 260) : match.end() + 60]
        if (
            reading.believed(clause)
            and _TOPIC.search(zone)
            and reading.holder(match.start()) != "tiers"
            and not re.search(r"\b(?:credit|pret|travailler)\b", zone[-120:])
        ):
            reading.put(
                "bae_prevoyance",
                "duree_indemnisation_souhaitee",
                reading.said(match.start(group), match.end(group)),
                (match.start(group), match.end(group)),
                confidence=0.68,
            )


def _trips(reading: Reading) -> None:
    for match, clause in reading.find(
        r"\bdeplacements? (?:pro\w*\W+)?(?:(?:a|dans|en|sur|partout|tous|chaque|toutes?|frequents?|reguliers?|deux|"
        r"trois|une)\b[^.,;]{2,50})",
        "cjn",
    ):
        if not stance.negated_before(reading.document, match.start()):
            reading.put(
                "bae_prevoyance",
                "deplacements_professionnels",
                reading.said(match.start(), match.end()),
                (match.start(), match.end()),
                confidence=0.55,
            )
