"""How client and spouse live: employed, self-employed, heading a firm, retired, out of work, studying, at home."""

from __future__ import annotations

from egide.kit import patterns as re
from egide.modules.intake.engine import stance
from egide.modules.intake.engine.agreement import agreed
from egide.modules.intake.engine.document import Clause
from egide.modules.intake.engine.kinship import CHILD_WORDS
from egide.modules.intake.engine.questions import answerer, question_of
from egide.modules.intake.engine.reading import Reading, Span
from egide.modules.intake.engine.within import between

_LIBERAL = (
    r"\b(?:en liberal|liberale?s?|profession liberale|a mon compte|a son compte|a leur compte|a votre compte|"
    r"independante?s?|en independante?|freelance|free lance|auto[- ]?entrepreneu\w*|autoentrepreneu\w*|"
    r"micro[- ]?entrepren\w*|(?:micro|auto)[- ]?entreprise|micro[- ]?bic|micro[- ]?bnc|tns|"
    r"travailleu\w+ non salarie\w*|"
    r"artisan|artisane|commercante?|en nom propre|entreprise individuelle|non salariee?|"
    r"remplacant\w* en liberal|installee?s? (?:comme|en (?!belgique|suisse|france|espagne|allemagne|italie|"
    r"portugal|bretagne|normandie|provence|ville|region|couple|famille|province|banlieue|corse|savoie|alsace|lorraine|"
    r"vendee|ardeche|dordogne)|a) |siret a (?:mon|son) nom|cotise\w* a l'(?:ex-?)?(?:rsi|"
    r"urssaf)|mise? tout(?:e)? seule?|en solo|exerce seule?|patente)\b"
)
_OWNER = (
    r"\b(?:gerante?s?(?: majoritaire| minoritaire)?|cogerante?s?|co-gerante?s?|president(?:e)? (?:de )?(?:ma|sa|la|"
    r"votre|notre|une) |dirigeante?s?|chef(?:fe)? d'entreprise|patron(?:ne)? (?:d'|de |du )|(?:j'ai|il a|elle a|"
    r"on a|avez) (?:monte|cree|fonde|repris) (?:(?:ma|sa|une|la|notre|votre|mon|son) |l')(?:boite|societe|"
    r"entreprise|sarl|"
    r"sas|sasu|eurl|affaire|agence|start-?up|exploitation|garage|restaurant|commerce|salon|atelier)|ma (?:sarl|sas|"
    r"sasu|eurl|selarl|selas|boite a moi|propre boite)|sa (?:sarl|sas|"
    r"sasu|eurl|selarl|selas|propre boite)|a (?:cree|monte|fonde) sa (?:sarl|sas|sasu|eurl|societe|boite)|"
    r"c'est moi l[ea] (?:patron(?:ne)?|chef(?:fe)?)|je suis l[ea] patron(?:ne)?|(?:je|il|elle) dirige (?!une? equipe|"
    r"l'equipe|un service|le service|un chantier)|a la tete (?:de|d')|(?:j'ai|j'emploie|il a|elle a|il emploie|"
    r"elle emploie) (?:\w+ )?(?:\w+ |\d+ )"
    r"(?:salaries|employes|ouvriers|gars|compagnons)(?! au)|ma boite tourne|mes (?:salaries|employes|ouvriers))\b"
)
_EMPLOYED = (
    r"\b(?:salariee?s?|cdi|cdd|c d i|c d d|en interim|interimaire|embaucher?|embauchee?|employee?s? (?:chez|de|a|par|"
    r"dans|comme|en)|cadre (?:chez|dans|a|de(?! sante))|apprentie?|en alternance|contrat de travail|mi-temps|"
    r"temps partiel|"
    r"bulletins? de (?:paie|salaire)|fiches? de paie|contractuelle?|en poste (?:a|chez|au|depuis))\b"
)
_CIVIL = (
    r"\b(?:fonctionnaires?|titulaire (?:de|a) (?:l'education|la mairie|l'hopital|la fonction)|"
    r"agent(?:e)? (?:territorial|de la mairie|municipal|de l'etat)\w*|education nationale|fonction publique|"
    r"gendarmes?|gendarmerie|policier|policiere|militaire|professeur\w* des ecoles|prof des ecoles|instit(?:utrice|"
    r"uteur)?|pompier professionnel|a la mairie|au conseil departemental|categorie [abc]|titularisee?|"
    r"agreg(?:ee?|ation)|certifiee? d|titulaire (?:depuis|a (?:l'|la |cent))|stagiaire de l'etat|"
    r"(?:est|suis|etes) titulaire(?= ?[,.]| depuis| a )|(?<=, )titulaire(?= ?[,.)]|$)|officier de (?:police|"
    r"gendarmerie))\b"
)
_RETIRED = (
    r"\b(?:retraitee?s?|a la retraite|en retraite|pensionnee?|ma retraite depuis|retraite depuis|depuis (?:la|ma|"
    r"sa) retraite|rendu (?:mon|son) tablier|(?:j'ai|a|avons) pris (?:ma|sa|notre|nos) retraites?|parti(?:e|s|"
    r"es)? (?:a "
    r"la|en) retraite|raccroche (?:les|le|en|il|y)|cesse (?:mon|son|ses|toute) activites?|(?:touche|touchons|"
    r"percoit|percois) (?:ma|sa|"
    r"une|deux|nos) (?:\w+ )?(?:retraites?|pensions? de retraite)(?! d'invalidite)|fait valoir (?:mes|ses) droits)\b"
)
_JOBLESS = (
    r"\b(?:au chomage|chomeu\w+|france travail|pole emploi|demandeu\w+ d'emploi|cherche (?:encore |"
    r"toujours )?(?:du travail|un (?:emploi|boulot|travail|poste)|du boulot)|plus de (?:boulot|travail|job)|"
    r"sans emploi|entre deux (?:postes|boulots|emplois|jobs)|ete licenciee?s?|en recherche d'emploi|fin de contrat|"
    r"inscrite? a pole|perdu (?:mon|son) (?:boulot|emploi|travail|poste|job)|(?:touche|percois|percoit|touches) "
    r"(?:l'are|les? chomage|du chomage|les assedic|des allocations chomage|l'allocation)|l'are\b|(?:me suis|s'est|"
    r"je me suis) fait "
    r"virer|ete viree?|licenciement economique|en fin de droits|allocations? (?:de )?chomage|rupture conventionnelle|"
    r"droits au chomage|indemnisee? par)\b"
)
_STUDENT = (
    r"\b(?:etudiante?|a la fac|en (?:licence|master|premiere annee|deuxieme annee) (?:de|a|d')|etudes de|en fac de|"
    r"ecole d'inge|en bts|eleve (?:infirmier|ingenieur|avocat)\w*)(?![a-z])"
)
_NO_WORK = (
    r"\b(?:mere au foyer|femme au foyer|pere au foyer|homme au foyer|epouse au foyer|au foyer|ne travaille (?:pas|"
    r"plus)|"
    r"travaille (?:pas|plus)(?! le| depuis lundi)|sans activite|sans profession|sans emploi ni|en conge parental|"
    r"conge parental|garde les (?:petits(?!-)|enfants)|s'occupe (?:des (?:petits(?!-)|enfants)|de la maison)|"
    r"(?:a|ai) arrete de (?:travailler|bosser)|eleve (?:les|nos|"
    r"ses) enfants|"
    r"a la maison avec les|jamais travaille|en invalidite|(?:fais|fait) plus rien|reste a la maison)\b"
)
_STATUSES = (
    ("retraite", _RETIRED, 0.86),
    ("demandeur_emploi", _JOBLESS, 0.84),
    ("etudiant", _STUDENT, 0.84),
    ("sans_activite", _NO_WORK, 0.8),
    ("chef_entreprise", _OWNER, 0.82),
    ("independant", _LIBERAL, 0.83),
    ("fonctionnaire", _CIVIL, 0.82),
    ("salarie", _EMPLOYED, 0.8),
)


def read_statuses(reading: Reading) -> list[Span]:
    """Write every status told; returns where they are, for the dates that belong to them."""
    spans: list[Span] = []
    for name, pattern, sure in _STATUSES:
        for match, clause in reading.find(pattern):
            if _status(reading, name, match, clause, sure):
                spans.append(match.span())
    _pensioners(reading)
    return spans


_WORD_BEFORE = re.compile(
    r"\b(?:quand j'etais|j'etais|avant,?|j'ai ete|il etait|elle etait|jusqu'a|avant (?:ma|la|sa)|preparer|pour|"
    r"bilan|complement|epargne|parler de|etude|sujet(?: est)?|plan|caisse|age de|depart|partir|projet|(?:mes|"
    r"nos|deux|trois|mes deux|vos|des|les|quatre|cinq|aux|six)) (?:ma |la |sa |votre |a |en )?$"
)
_OLD_AGE_AHEAD = re.compile(
    r"\b(?:quand|partir|pars|partirai|partira|d'ici|avant|jusqu|arrivera|prendre|prendrai|sera|serai|"
    r"a l'age|et|cote|pour|sur|niveau|objectif|sans)\b[^,]{0,16}$"
)
# The status is for later: "le 1er avril je passe à mon compte", "je rêve de m'installer".
_PLANNED = re.compile(
    r"\b(?:je (?:passe|vais|compte|reve|pense|me mets|m'installe)|(?:il|elle) (?:va|compte|passe|pense)|on va|veux|"
    r"veut|aimerais|bientot|prochaine?|envisage|reflechi\w*|passer|passerai|serai|sera|devenir|deviendra\w*|voudrais|"
    r"souhaite|projet|si je|ouvrir|monter|creer|me mettre|se mettre|m'installer|idee de|finir|"
    r"termine\w* par)\b[^.;,]{0,24}$"
)
_IS_NOW = re.compile(r"\b(?:suis|es|est|etes|sont|sommes) (?:(?:bien|deja|tous|aussi) )?$")
_PROGRAMMED_OFF = re.compile(r"\b(?:n'est pas|ne suis pas|pas|jamais|plus|ni)\b[^,;.]{0,12}$")
_ENDED = re.compile(r"\b(?:plus|arrete\w*|ferme\w*|vendu\w*|cede\w*|avant|ancien\w*|fini\w*)\b[^,;.]{0,20}$")
_FAMILY = (
    r"(?:pere|mere|freres?|soeurs?|oncle|tante|fils|fille|beau-\w+|belle-\w+|mari|femme|copain|copine|cousine?|"
    r"parents|gendre|ex)"
)
_FAMILYS = re.compile(rf"[a-z' ]{{0,24}}\b(?:de|d'|a) (?:mon|ma|mes|son|sa|ses) {_FAMILY}\b")
_IN_FIRM = re.compile(r"\bsalariee? (?:de|dans|par) (?:la |l'|sa |ma )?$")
_NOW = re.compile(
    r"\b(?:pour l'instant|aujourd'hui|actuellement|maintenant|encore|toujours|en ce moment|desormais)\b[^,;.]{0,24}$"
)
_OTHER_STATUS = (
    r"(?:salarie\w*|a (?:votre|ton|son|mon) compte|independante?|liberal\w*|fonctionnaire|retraitee?|"
    r"assimile\w*|associe\w*|patron\w*|cdi|cdd)"
)
_OR_AFTER = re.compile(rf",? (?:ou|ou bien|ou plutot) (?:en |plutot |vous etes )?{_OTHER_STATUS}")
_OR_BEFORE = re.compile(rf"\b{_OTHER_STATUS},? (?:ou|ou bien|ou plutot) (?:en |plutot |vous etes )?$")
_INDEFINITE = re.compile(
    r"(?:\b(?:une?|des|aux|chaque|mon fils|ma fille|statut|chambre|bail|pret|carte|job|prevoyance|quand) |\bd')$"
)
_SELF_SAID = re.compile(r"\b(?:suis|est|etes|comme|c'est) une? $")


_WAS = re.compile(
    r"\b(?:etai[st]|etaient|a ete|ai ete|etudiant en|periode) (?:[a-z]+ )?(?:une? )?$|\bperiode [a-z]+, $"
)
_EMPLOYER_OF = re.compile(
    r"\b(?:chez|pour|avec|par|d'|de|a) (?:une?|des|l'|mon|ma|son|sa|notre) ?(?:petit |gros |grand )?$"
)
_LONG_AGO = re.compile(r"\b(?:j'ai|il a|elle a|on a) [a-z]+")
_CHILDREN = re.compile(rf"\b(?:{CHILD_WORDS})\b")
_WEDDING = re.compile(r"\b(?:mari(?:es?|ee?s?|age)|pacs\w*|rendue?|declare\w*|le \d|juillet|aout|juin|mai|septembre)\b")
_AT_WORK = re.compile(
    r"\b(?:travaill\w+|bosse\w*|embauch\w+|agente?|secretaire|poste|employee?|cantine|suis|entree?|titulaire)\b"
)


def _beside_the_point(reading: Reading, name: str, match: re.Match[str], clause: Clause, before: str) -> bool:
    """Words that name a status and tell none: the firm one works for, a wedding at the town hall, a flat held "en nom
    propre", children at the university, what somebody once was."""
    word = match.group()
    if name == "independant" and word in ("artisan", "artisane", "commercante", "commercant"):
        return _EMPLOYER_OF.search(before) is not None
    if word == "en nom propre":
        return any(thing.section in _HELD for thing in reading.things_in(clause)) or any(
            thing.section in _HELD for thing in between(reading.things, clause.start - 80, clause.start)
        )
    if word == "a la mairie":
        return (
            _AT_WORK.search(before) is None or _WEDDING.search(reading.clause_words(clause, match.start())) is not None
        )
    if name == "etudiant" and (_CHILDREN.search(clause.text) or (before.endswith(", ") and _LONG_AGO.search(before))):
        return True
    return name in ("etudiant", "fonctionnaire") and _WAS.search(before) is not None


_HELD = ("biens_immobiliers", "passifs", "actifs_financiers")


def _not_now(reading: Reading, name: str, match: re.Match[str], clause: Clause, before: str, after: str) -> bool:
    """A status of the past, of a plan, of somebody else's firm or of a product's name."""
    known = _WORD_BEFORE.search(before) and not _JUST_NOW.search(before)
    if known or re.search(r"^(?: complementaire| progressive| anticipee)", after):
        return True
    answered = re.match(r"\W*(?:ah |ben |euh )?non(?: non)?,? (?:je suis |il est |elle est )?$", before)
    if stance.negated_before(reading.document, match.start()) and name != "sans_activite" and not answered:
        return True
    if name != "sans_activite" and (
        _PLANNED.search(before) or (name in ("salarie", "independant") and _ENDED.search(before))
    ):
        return True
    if _OR_AFTER.match(after) or (
        (reading.guessed_roles or clause.question)
        and _OR_BEFORE.search(reading.text, max(0, match.start() - 40), match.start())
    ):
        return True
    if name == "etudiant" and _INDEFINITE.search(before) and not _SELF_SAID.search(before):
        return True
    if name == "chef_entreprise" and (_FAMILYS.match(after) or _IN_FIRM.search(before)):
        return True
    return (name == "retraite" and _not_yet_retired(reading, match, before, after)) or _mere_noun(name, match, before)


def _mere_noun(name: str, match: re.Match[str], before: str) -> bool:
    """ "Un salarié", "non salariés", "douze salariés": not what they are themselves."""
    word = match.group()
    if name != "salarie" or not word.startswith("salarie"):
        return False
    if word.endswith("s") and not re.search(r"\b(?:sommes|etes|sont|deux)\W+(?:[a-z]+ )?$", before):
        return True
    return bool(
        re.search(r"\b(?:contrat|non|assimilee?|six|une?|mon|ma|le|la|conjointe?|d'un) $", before)
    ) and not _SELF_SAID.search(before)


_JUST_NOW = re.compile(
    r"\b(?:vien[st]|viennent) (?:juste |tout juste )?de (?:partir|prendre|passer|"
    r"se mettre)\b[^,.;]{0,12}$"
)


# "On passe à la retraite ?", "vous pensez à la retraite ?", "il part en retraite": the subject of the talk, or ahead.
_AS_A_SUBJECT = re.compile(
    r"\b(?:pass(?:e|ons|er|ez|ait)|(?:re)?(?:venons|viens|vient)(?:-en)?|arriv(?:e|ons)|attaqu\w+|pens\w+|song\w+|"
    r"reflechi\w*|quant|touche|part|partent|partez|partons) (?:maintenant |deja |un peu |aussi |bientot )?$"
)


def _not_yet_retired(reading: Reading, match: re.Match[str], before: str, after: str) -> bool:
    word = match.group()
    if _JUST_NOW.search(before):
        return False
    if re.fullmatch(r"retraite", word) and not _really_retired(reading, match, before):
        return True
    if word in ("a la retraite", "en retraite") and _AS_A_SUBJECT.search(before):
        return True
    if word.startswith(("rendu", "j'ai pris", "a pris", "parti", "raccroche", "cesse", "fait valoir")):
        return bool(_PROGRAMMED_OFF.search(before))
    return (
        stance.wished(before)
        or bool(_OLD_AGE_AHEAD.search(before) and not _IS_NOW.search(before))
        or bool(
            re.match(r"\W*(?:\?|on (?:en|regarde)|je)", after)
            and word.startswith("retraite")
            and not word.endswith("ee")
        )
    )


def _status(reading: Reading, name: str, match: re.Match[str], clause: Clause, sure: float) -> bool:
    before = reading.text[max(clause.start, match.start() - 40) : match.start()]
    after = reading.text[match.end() : match.end() + 30]
    person = _person(reading, name, match, before)
    if _beside_the_point(reading, name, match, clause, before):
        return False
    if person not in ("client", "conjoint") or _not_now(reading, name, match, clause, before, after):
        return False
    if clause.role == "courtier":
        verdict = stance.verdict(reading.document, clause)
        open_question = clause.question and verdict != "yes" and clause.punctuated
        benefits = name == "demandeur_emploi" and verdict != "no" and "indemnise" in clause.text
        if (verdict == "no" or open_question) and not benefits:
            return False
        sure -= 0.08
    if name == "sans_activite" and re.search(r"\bconge (?:parental)", match.group()):
        sure = 0.6
    if name == "demandeur_emploi" and match.group() in ("rupture conventionnelle", "france travail", "ete viree"):
        sure = 0.7
    if _NOW.search(before):
        sure += 0.1
    besides = _BESIDES.search(reading.text, max(clause.start, match.start() - 70), match.start())
    if besides:
        sure -= 0.2  # a second job, which the main one outweighs wherever it is told
    span = match.span()
    reading.put(person, "situation_professionnelle", name, span, confidence=sure)
    if _ALL_TWO.match(after) or _ALL_TWO.search(before[-24:]):
        other = "client" if person == "conjoint" else "conjoint"
        reading.put(other, "situation_professionnelle", name, span, confidence=sure)
    if name == "independant" and not besides:
        reading.put(person, "travailleur_independant", True, span, confidence=0.8)
    return True


_BESIDES = re.compile(
    r"(?<!depuis )\b(?:l'hiver|l'ete|en (?:ete|hiver|saison)|au mois d[e' ]+(?:juillet|aout|decembre|fevrier)|"
    r"le week-end|"
    r"les week-ends|le soir|le samedi|le dimanche|pendant les vacances|en complement)\b[^.;:?!]{0,60}$"
)
_ALL_TWO = re.compile(r"\W*(?:tous|toutes) (?:les )?deux\b")


def _person(reading: Reading, name: str, match: re.Match[str], before: str) -> str:
    holder = reading.holder(match.start())
    if name == "chef_entreprise" and holder == "entreprise":
        holder = "client"
    if name == "chef_entreprise" and match.group().startswith("c'est moi"):
        holder = reading.holder(match.start() + len("c'est moi"))
    if holder == "client" and _HE_IS.search(before) and _of_another(reading, match.start()):
        return "tiers"
    if re.search(r"\bmadame (?:ne )?$", before):
        holder = reading.people.holder(match.start())
    if holder == "commun" or (holder == "enfant" and "au foyer" in match.group()):
        holder = "client"  # "j'ai élevé mes enfants, mère au foyer": no child's status
    return agreed(reading.document, reading.household, holder or "client", match.start(), match.end())


_HE_IS = re.compile(r"\b(?:il|elle) (?:en )?est (?:le |la )?$")


def _of_another(reading: Reading, position: int) -> bool:
    """ "La SARL de mon père, il est le gérant": a pronoun that nothing else took is the stranger's just named."""
    clause = reading.document.clause_at(position)
    mentions = [m for m in reading.people.mentions_in(clause) if m.start < position]
    return any(m.kind == "third" for m in mentions) and not (mentions and mentions[-1].kind in ("he", "she"))


def _really_retired(reading: Reading, match: re.Match[str], before: str) -> bool:
    """ "Retraité" and "retraite" fold alike: the accent decides, or in unaccented speech the verb."""
    if reading.document.original(match.start(), match.end())[-1:] in "éÉ":
        return True
    accents = any(c in "éèêàç" for folded in reading.document.folded for c in folded.original)
    return not accents and bool(re.search(r"\b(?:suis|est|sommes|etes|sont) $", before))


_OWN_PENSION = (
    r"\b(?:ma (?:petite )?retraite(?= (?:et|de|est|c'est|me|fait|plus|\d))|nos retraites|ma pension(?! alimentaire)|"
    r"la reversion|depuis que je suis (?:a la retraite|en retraite)|la retraite vous rend|"
    r"ne suis plus [a-z]+ depuis)\b"
)
_PREPARES = re.compile(r"\b(?:prends|prendre|preparer|pour|bilan|quand|avant|calcul\w*|estim\w*|sujet)\b")


def _pensioners(reading: Reading) -> None:
    """ "Entre ma retraite et la réversion j'arrive à…"; "depuis la retraite de Raymond"."""
    for match, clause in reading.find(_OWN_PENSION, "cjn"):
        before = reading.text[max(clause.start, match.start() - 40) : match.start()]
        if not _PREPARES.search(before) and not reading.has("client", "situation_professionnelle"):
            person = "conjoint" if clause.role == "conjoint" else "client"
            reading.put(person, "situation_professionnelle", "retraite", match.span(), confidence=0.66)
    for match, _clause in reading.find(r"\bdepuis (?:la|sa) retraite (?:de|d')\s?([a-z-]+)", "cjn"):
        person = reading.household.who(match[1])
        if person in ("client", "conjoint"):
            reading.put(person, "situation_professionnelle", "retraite", match.span(), confidence=0.84)


def read_seekers(reading: Reading) -> None:
    """ "Profession ?" "Rien en ce moment, je cherche." """
    for match, clause in reading.find(r"\b(?:je|il|elle) cherche(?= ?[,.;]|$)", "cj"):
        question = question_of(reading, clause)
        if question is not None and question.about("metier"):
            person = answerer(reading, question, match.end())
            if person in ("client", "conjoint"):
                reading.put(person, "situation_professionnelle", "demandeur_emploi", match.span(), confidence=0.72)
