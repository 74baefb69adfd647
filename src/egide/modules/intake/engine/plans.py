"""What is only to come: a thing to be opened or bought, an insurer's quote, what stands under a heading of wants.

Such a thing is told with the words of one that is owned, amount included; what tells it apart governs it from a clause
or a paragraph away.
"""

from __future__ import annotations

from egide.kit import patterns as re
from egide.modules.intake.engine import stance
from egide.modules.intake.engine.anchors import Anchor
from egide.modules.intake.engine.document import Clause
from egide.modules.intake.engine.reading import Reading

_GET = r"(?:ouvrir|souscrire|acheter|acquerir|prendre|mettre en place|faire construire|se prendre|investir dans)"
# "L'idée c'est de prendre une maison", "on ouvre un PER", "je vais prendre une assurance".
_AHEAD = re.compile(
    r"\b(?:(?:l'idee|le but|l'objectif|le projet|le reve)(?: (?:a terme|pour nous|ensuite))?,? (?:c'est|est|serait|ce "
    rf"serait|c'etait) (?:de |d')(?:{_GET}|placer|remplir|garnir)|"
    r"on (?:monte|demarre) (?=un\b|une\b)|(?:on|vous) (?:ouvre|ouvrons|ouvrirait|ouvririez)|"
    r"j'ouvre(?! (?:l'appli\w*|mon (?:appli\w*|espace|mail)|ma (?:boite|page)|la (?:page|lettre)|le (?:papier|"
    r"courrier|dossier|"
    r"classeur)))|"
    rf"(?:vais|va|allons|allez|vont|faut|faudra|faudrait|aimerais?|aimerait|aimeraient|aimerions|voudrais?|voudrait|"
    rf"voudraient|voudrions|souhaite|souhaitent|veut|veulent|compte|comptent|comptons) (?:[a-z]+ )?{_GET}|"
    rf"^\W*(?:(?:un|deux|trois|premierement|deuxiemement|d'abord|ensuite|puis|enfin)\W+)*{_GET}|"
    r"(?:je|on|nous|il|elle) (?:l'|le |la |les |y |en )?(?:mettr|placer|verser|investir|ouvrir|prendr)(?:ais|"
    r"ait|ions)\b|"
    r"(?:dans|d'ici) (?:[a-z]+|\d+)(?: ou [a-z]+| a [a-z]+)? (?:ans|mois),? (?:on|je|nous) (?:fait construire|achete\b|"
    r"prend\b|fera|acheter\w+))\b"
)
_TO_DO = re.compile(r"[^.;:,]{0,28} a (?:ouvrir|souscrire|mettre en place|acheter|acquerir|prevoir)\b")
_HELD = re.compile(
    r"\b(?:j'ai|j'en ai|on a|il a|elle a|ils ont|elles ont|nous avons|avons|(?:il )?y a|avais|avait|avaient|detien\w+|"
    r"possed\w+|depuis|deja|proprietaires?|ouvert\w*|souscrit\w*|acquis\w*|est a|en place depuis|en cours|actuel\w*|"
    r"existant\w*|garde\w*|conserv\w+)\b"
)
# In a note, what opens the part that tells wants, proposals and decisions; and what opens another part.
_WANTS = re.compile(
    r"^\W*(?:ce qu'(?:il|elle|ils|elles|on) (?:veu\w+|souhait\w+|cherch\w+|voud\w+|demand\w+|me demand\w+)|"
    r"(?:ses|leurs?|les) (?:souhaits?|projets?|envies|demandes?|objectifs)|projets?|objectifs?|souhaits?|demandes?|"
    r"(?P<offer>preconisations?|propositions?|proposee?s?|recommandations?|a (?:mettre en place|ouvrir|souscrire)))\b"
    r"(?: (?:du|de la|des|de|d') ?[a-z]+| [a-z]+)?\W*(?:[:.]|$)"
)
_COUNTED = (
    r"(?:un|deux|trois|quatre|premier|deuxieme|troisieme|\d|premierement|deuxiemement|ensuite|puis|enfin|d'abord)"
)
_OTHER_PART = re.compile(
    rf"^\W*(?:(?!{_COUNTED}\b)[a-z][a-z' -]{{2,30}} :|situation|patrimoine|actifs?\b|existant|aujourd'hui|actuellement|"
    r"(?:il|elle|ils|elles) (?:a|ont|est|sont|possed\w+|detien\w+|vi\w+|habit\w+|gagn\w+|percoi\w+|travaill\w+)\b|"
    r"foyer|revenus|charges|famille|cote|(?:monsieur|madame)\b)"
)


def planned(reading: Reading, start: int, end: int, *, insured: bool = False) -> bool:
    """Whether the thing named between two positions is told as one to be opened, bought or built.

    ``insured``: its insurer is named; then wants are told of what is in force, too ("changer de mutuelle, AXA").
    """
    clause = reading.document.clause_at(start)
    low = max(clause.start, start - 130) if clause.punctuated else max(0, start - 110)
    lead = reading.text[low:start]
    ahead = list(_AHEAD.finditer(lead))
    if ahead and not _HELD.search(lead, ahead[-1].end()):
        return True
    if clause.role == "narrateur" and _TO_DO.match(reading.text, end):
        return True
    return _supposed(reading, clause, start, end) or _under_wants(reading, clause, end, insured=insured)


# "Elle y placerait 8 500", "on mettrait cinq mille": of a thing that is not there yet.
_WOULD_PLACE = re.compile(
    r"\b(?:mettr|placer|verser|ouvrir|souscrir|prendr|investir|cotiser|preferer|commencer)(?:ais|ait|aient|ions)\b"
)
_WOULD_SUIT = re.compile(
    r"\b(?:(?:l'|les |lui |leur |vous |nous |te )(?:aide|i|convien|interesse|suffi|plai|di)r?(?:d?rait|raient)|"
    r"serait (?:utile|bien|bon|judicieux|parfait)|ca (?:vous|te) (?:tente|parle|interesse)|"
    r"ferait (?:baisser|du bien))\b"
)
_THOUGHT_OF = re.compile(
    r"(?:\b(?:song|reflech|pens)\w+ (?:a |aux? |d')|\b(?:glisse|suggere|evoque) (?:qu'|l'idee d'|l'idee de )?|"
    r"^\W*parle d'|\b(?:lui|leur|je|j'ai|ai) (?:ai )?parle d')(?:une?|des)? ?(?:[a-z]+ ){0,3}$"
)
_ONE = re.compile(r"(?:\b(?:une?|des|d'une?|de l'|qu'une?)|^\W*(?:et |alors |bon )?(?:une?)?) ?(?:[a-z]+ ){0,2}$")
# A sum told with the thing: it is there; "un PER à 200 par mois" is only how much to begin with.
_WORTH = re.compile(r"(?:\d{3}|\b(?:cents?|mille)\b)(?![^,.;]{0,12} (?:par mois|mensuel))")
_OPENED = re.compile(r"\bqu(?:e |')(?:j'ai|il a|elle a|on a|ils ont)\b|\b(?:ouvert|souscrit|deja|depuis|existant)\b")
_THEY_HAVE = re.compile(r"\b(?:vous|tu|ils|elles) (?:avez|aviez|as|ont)\b|\b(?:ai|a|avons|ont) (?:une?|des)\b")


def _supposed(reading: Reading, clause: Clause, start: int, end: int) -> bool:
    """ "Une assurance vie l'aiderait ; elle y placerait 8 500", "elle songe à un contrat", "on mettrait 10 000 sur une
    assurance vie": a thing only thought of. "Mon assurance vie", "j'ai un PEA et j'y mettrais plus" are there."""
    lead = reading.text[max(clause.start, start - 80) : start]
    if _THOUGHT_OF.search(lead):
        return _OPENED.search(reading.text, end, min(clause.end, end + 60)) is None
    if not _ONE.search(lead) or _HELD.search(lead) or _THEY_HAVE.search(lead):
        return False
    if _WOULD_PLACE.search(lead):
        return True
    after = reading.text[end : end + 110]
    told = _WOULD_SUIT.search(after) or _WOULD_PLACE.search(after)
    if told is None or reading.document.clause_at(end + told.start()).turn != clause.turn:
        return told is not None and clause.role == "courtier" and _answered_so(reading, clause, end, told)
    between = after[: told.start()]
    return not (_HELD.search(between) or _WORTH.search(between))


def _answered_so(reading: Reading, clause: Clause, end: int, told: re.Match[str]) -> bool:
    """The conditional stands in the next turn, which answers a question about the thing."""
    answer = reading.document.clause_at(end + told.start())
    return clause.question and answer.turn == clause.turn + 1


# "Il m'a demandé comment marchait un PER": spoken of, out of curiosity; and then, "puis s'est ravisé".
_ASKED_ABOUT = re.compile(
    r"\b(?:demand\w+ (?:ce qu'|comment|si|des|quelques)|(?:pose|posait) (?:la question|des questions)|"
    r"(?:m'a|nous a|lui a|m'ont|lui ai|leur ai|ai|avons|a|on a) (?:(?:vaguement|rapidement|un peu) )?(?:parle|evoque|"
    r"mentionne|questionne|interroge\w*)|s'est (?:interroge|renseigne)\w*|comment (?:ca )?(?:marche|fonctionne)\w*|"
    r"c'est quoi|renseigne\w*|lu (?:un|des|quelque)|question (?:du|de la|des|sur))\b"
)
_DROPPED = re.compile(
    r"\b(?:s'est ravisee?|se ravise|(?:l'a|l'ai|l'avons|l'ont|les a|a|est|sont|,|puis|et) ?(?:(?:vite|aussitot|tout de "
    r"suite) )?(?:ecarte|refuse|decline)e?s?|decline|ecarte|refuse|renonce\w*|n'en veut pas|j'en veux pas|"
    r"n'en veulent pas|pas (?:tant que|avant (?:que|d'avoir))|(?:on|je|il|elle) (?:laisse|oublie) tomber|laisse tomber|"
    r"laissez(?: tomber)?|trop (?:bloque|cher|long|risque|complique)e?|n'ira pas plus loin|n'y donne pas suite|"
    r"sans suite|(?:, |mais |franchement |finalement )non|pas pour (?:moi|lui|elle|eux|nous)|pas interesse\w*|"
    r"(?:ne )?l'interesse pas)\b"
)


def asked_and_dropped(reading: Reading, start: int, end: int) -> bool:
    """Whether the product named between two positions is asked about, then refused in its sentence or the two after."""
    clause = reading.document.clause_at(start)
    if clause.role == "courtier" and reading.document.keeps_turns:
        return False
    clauses = reading.document.clauses
    low = max(0, start - 110)
    low = max(low, clause.start) if clause.punctuated else low
    stop = clause.end
    for later in clauses[clause.index + 1 : clause.index + 3]:
        if later.turn != clause.turn:
            break
        stop = later.end
    stop = min(stop, end + 170)
    about = _ASKED_ABOUT.search(reading.text, low, min(end + 50, stop))
    return (
        about is not None
        and _DROPPED.search(reading.text, end, stop) is not None
        and _HELD.search(reading.text, about.end(), end) is None
    )


# "On ouvre donc deux contrats, 30 000 chacun": what is arranged at this meeting, by its verbs and its first payment.
_ARRANGED = re.compile(
    r"\b(?:(?:on|je|vous|nous|il|elle|ils|elles) (?:(?:y|en|la|le|l') ?)?(?:mettr(?:a|ai|ez|ons|ont)|"
    r"met combien|met quoi|"
    r"verser(?:ai|a|ez|ons|ont)|placer(?:ai|a|ez|ons|ont)|fait donc|ouvre|ouvrira|signe|prendra|"
    r"par[st](?:ent|ons|ez)? (?:donc )?(?:sur|pour)|demarre\w*|commence\w*)|je (?:vois|verrais|"
    r"mettrais) (?:bien )?(?:un|deux)|"
    r"(?:au depart|au demarrage|pour (?:commencer|demarrer)|versement initial|d'entree)(?! (?:en|il y a|j'avais))|"
    r"(?:arretee?s?|convenue?s?|decidee?s?|retenue?s?) ensemble|d'accord pour|a chaque nom|chacun son contrat|"
    r"(?:deux|un) contrats?,? (?:donc|un chacun|a chacun)|donc (?:un|une|deux) (?:contrats?|enveloppes?))\b"
)


def arranged(reading: Reading, anchor: Anchor) -> bool:
    """Whether a holding is only opened at this meeting: its first sum is haggled over, no place or past is said."""
    if anchor.institutions or any(not date.future for date in anchor.dates):
        return False
    clause = anchor.clause
    low = clause.start if clause.punctuated else max(clause.start, anchor.start - 60)
    high = min(clause.end, anchor.end + 90)
    heading = reading.document.clauses[clause.index - 1 : clause.index] if clause.index else []
    if clause.role == "narrateur" and heading and len(heading[0].text) < 50 and heading[0].turn == clause.turn:
        low = heading[0].start
    for later in reading.document.clauses[clause.index + 1 : clause.index + 3] if clause.role == "courtier" else []:
        if later.turn == clause.turn:
            high = min(later.end, anchor.end + 120)
    things = reading.anchors.get("actifs_financiers", [])
    high = min([high, *(thing.start for thing in things if anchor.end < thing.start)])
    if clause.role == "courtier" and (_HELD.search(reading.text, low, high) or _YOURS.search(reading.text, low, high)):
        return False
    told = _ARRANGED.search(reading.text, low, high)
    if told is None and clause.role == "courtier" and clause.question:
        answer = stance.reply(reading.document, clause)
        end = min(answer.end + 60, len(reading.text)) if answer is not None else high
        told = _FIRST_SUM.search(reading.text, clause.end, end)
    return told is not None and not _HELD.search(reading.text, low, max(high, told.end()))


_FIRST_SUM = re.compile(r"\b(?:au depart|au demarrage|pour (?:commencer|demarrer)|d'entree)\b")
_YOURS = re.compile(r"\b(?:votre|vos|vous avez|vous aviez|avez-vous|toujours)\b")


def _under_wants(reading: Reading, clause: Clause, end: int, *, insured: bool) -> bool:
    """In a note, whether a thing stands in the part that opens with a heading of wants or of proposals."""
    if clause.role != "narrateur" or _HELD.search(reading.text, clause.start, min(clause.end, end + 60)):
        return False
    for index in range(clause.index, max(-1, clause.index - 9), -1):
        part = reading.document.clauses[index]
        if part.turn != clause.turn:
            return False
        heading = _WANTS.match(part.text)
        if heading is not None:
            return bool(heading["offer"]) or not insured
        if _OTHER_PART.match(part.text):
            return False
    return False


_PARTY = re.compile(
    r"\W*ce qu'(?:il|elle|ils|elles) (?:a|ont|demande\w*|veut|veulent|souhait\w+|cherche\w*|voudrai\w+)\b"
)


def of_party(clause: Clause) -> bool:
    """ "Ce qu'il a : April, 74 euros": in a note, of the client or of the spouse, whoever was told of."""
    return clause.role == "narrateur" and _PARTY.match(clause.text) is not None


_QUOTE = re.compile(
    r"\bj'aurais (?:[a-z']+ ){1,4}(?:a|pour) (?=\d|(?:dix|douze|quinze|vingt|trente|quarante|cinquante|"
    r"soixante|cent)\b)|"
    r"\b(?:(?:j'ai|j'aurais|on aurait|nous aurions|nous avons) (?:un|une) (?:tarif|offre|prix|devis|proposition)|"
    r"(?:je (?:vous|lui|leur|te) (?:trouve|fais|sors)|(?:vous |me |nous )?(?:fait|font)) ca (?:a|pour) (?=\d|[a-z]+)|"
    r"je (?:vous|lui|leur) (?:ai|avais) (?:trouve|chiffre|sorti|prepare|obtenu|negocie)|(?:m'ont|m'a|nous ont|"
    r"nous a) (?:fait|envoye) (?:un|leur) devis|devis (?:a|de) (?=\d|[a-z]+)|"
    r"(?:on aurait|on serait|ca (?:vous |nous )?(?:ferait|reviendrait|couterait)|ce serait) (?:a |dans les |autour de |"
    r"environ )*(?:\d|(?:dix|quinze|vingt|trente|quarante|cinquante|soixante|quatre-vingt|cent|deux cent)\b)|"
    r"(?:ca|cela) (?:vous|te) (?:va|irait|parle|convient|conviendrait|tente|dit)\b|"
    r"on (?:part|signe|valide) (?:la-dessus|comme ca|ca)|on signe\b|c'est (?:bon )?pour vous \?)"
)
_PAID_NOW = re.compile(
    r"\b(?:vous (?:avez|payez|etes|cotisez)|je (?:paie|paye|cotise|suis)|(?:ma|notre) mutuelle|(?:est|sont) (?:a la|"
    r"au|chez)|on (?:paie|paye|est)\b(?! d'accord)|actuel\w*|"
    r"aujourd'hui|depuis|en cours|mon contrat|preleve\w*)\b"
)
_UNINSURED = re.compile(
    r"\b(?:vous (?:etes|avez)|je suis|on est) (?:(?:pas )?(?:couverte?s?|assuree?s?) (?:nulle part|par rien|de rien)|"
    r"rien)\b|\b(?:n'avez|n'ai) rien\b|"
    r"\b(?:pas|aucune?) (?:de |d')?(?:contrat|assurance)(?: en cours| actuel\w*)?\b"
)
# "Un petit contrat, accepté à 11 euros", "Apivia à 74 euros, validée".
_AGREED = re.compile(r"[^.;]{0,60}\b(?:acceptee?s?|validee?s?|retenue?s?)\b")


def quoted(reading: Reading, start: int, end: int) -> bool:
    """Whether the cover named between two positions is one whose price is offered, agreed to or not."""
    clause = reading.document.clause_at(start)
    if clause.role == "narrateur":
        told = _AGREED.match(reading.text, end, clause.end)
        return told is not None and not _HELD.search(reading.text, clause.start, clause.end)
    low, high = _around(reading, clause, start, end)
    words = reading.text[low:high]
    return bool(_QUOTE.search(words)) and not _PAID_NOW.search(_UNINSURED.sub(" ", words))


def _around(reading: Reading, clause: Clause, start: int, end: int) -> tuple[int, int]:
    if not clause.punctuated:
        return max(0, start - 70), end + 90
    following = reading.document.clauses[clause.index + 1 : clause.index + 2]
    same = bool(following) and following[0].turn == clause.turn
    return clause.start, following[0].end if same else clause.end
