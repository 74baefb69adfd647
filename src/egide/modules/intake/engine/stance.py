"""Polarity, modality and time of what is said, and what answers what."""

from __future__ import annotations

from egide.kit import patterns as re
from egide.modules.intake.engine.document import Clause, Document

_YES = re.compile(
    r"^\W*(?:(?:ah|ben|bah|euh|eh|oh|alors|mais|bon|et|hein|donc|allez|tiens|ma foi|pour (?:lui|elle|moi|"
    r"nous)(?: c'est)?|moi|la|nous|pareil|"
    r"ca(?=,? (?:oui|absolument)))\W+)*"
    r"(?:oui(?! et non\b)|ouais|ouaip|depuis|si|exact(?:ement)?|c'est (?:exactement ca|tout a fait ca|ca|"
    r"bien ca|exact|juste|bon|"
    r"parfait|note)|tout a fait|voila|"
    r"d'accord|absolument|ok|okay|volontiers|"
    r"parfait|entendu|va pour|allons-y|on (?:la |le |les )?prend|je (?:la |le |les )?prends|affirmatif|bien sur|"
    r"evidemment|carrement|toujours|tout juste|"
    r"ca me va|ca marche|pourquoi pas|faites\b|prenez|j'espere bien|il me la faut|et comment|je veux bien|j'y tiens|"
    r"vous supposez bien|bien vu|bien devine|entierement|totalement|ca ira|on peut|c'est le mien|bien entendu|"
    r"je prefere, oui|avec plaisir|impeccable|"
    r"nickel|surtout(?! pas)|les deux\b|et plutot deux fois qu'une|vendu|je suis partante?|banco|allez-y|mettez|"
    r"notez|cochez|inscrivez|marquez|"
    r"toujours|malheureusement|helas|obligee?\b|obligatoire|obligatoirement|forcement|naturellement|"
    r"je pense bien|surement|"
    r"et un peu|plutot deux fois qu'une|cela va de soi|ca va de soi|bien obligee?)\b"
)
_NO = re.compile(
    r"^\W*(?:(?:ah|ben|bah|euh|eh|oh|alors|mais|bon|et|bof|moi|la|ouh|houla|hou la|pfff?|oula)\W+)*"
    r"(?:(?:je |on )(?:ne )?prefere(?:rais)? (?:autant )?pas|j'aime(?:rais)? (?:mieux|autant) pas|"
    r"non|nan|pas (?:du tout|encore|vraiment|pour|maintenant|aujourd|besoin|la peine|question|ce soir|de|d'|a ma|"
    r"un|une|trop)|jamais|aucune?|rien|surtout pas|negatif|"
    r"plus tard|on verra|une autre fois|laissez tomber|bof|ni |nullement|pas\b|l'annee prochaine|peut-etre|"
    r"doucement|plus maintenant|zero)"
)
_OFFER = re.compile(
    r"\b(?:je (?:vous |te |lui |leur )?(?:propose|proposais|proposerais|conseille|conseillais|recommande|suggere|"
    r"suggerais|verrais|peux|pourrais|partirais|peut|tablerais)|on (?:peut|pourrait|partirait|part sur)|je (?:lui |"
    r"leur |vous |l')?(?:avais|ai) (?:mis|propose|suggere|chiffre|conseille|parle|montre)|j'(?:avais|ai) (?:suggere|"
    r"propose|evoque|parle|avance|mis|prepare|chiffre)|ai (?:evoque|suggere|propose)"
    r"|il existe(?![^.;]{0,30}\b(?:au nom|a (?:son|leur|mon) nom|ouvert|souscrit))|il y a aussi|par exemple|disons|"
    r"(?<!nous )mettons|imaginons|admettons|supposons|a mon avis|"
    r"celle que j'ai|"
    r"j'ai (?:une|un) (?:formule|contrat|produit|offre)|ca vous (?:couterait|ferait|reviendrait)|on serait|"
    r"ce serait|ca coute|compter|comptez|ca tourne|le tarif|la formule|ticket d'entree|faut compter|"
    r"pour vous donner un ordre|en general|souvent|les gens|quelqu'un qui|j'ajoute|je rajoute|je pensais a|"
    r"je partais|vous pourriez|je vous mettrais)\b|"
    r"\bj(?:e |')(?:vous |le |la |les |l'|lui |leur |nous )?(?:mont|pass|augment|vers|mettr|plac|fer|prendr|ajout|"
    r"ouvrir|prefer|dout?bl|baiss|ramen|etudi|regard|chiffr|compar|propos)e?r?ais\b"
)
_HYPOTHETICAL = re.compile(
    r"\b(?:si (?:je|on|j'|jamais|nous|vous|il|elle)|au cas ou|imagin\w+|admett\w+|suppos\w+|disons(?= que\b| qu'|"
    r" si\b)|(?<!nous )mettons|"
    r"on (?:pourrait|pense|reflechit|reve)|(?<!chef de )(?<!cheffe de )(?<!chef )projet|un jour|plus tard|"
    r"quand (?:je serai|on sera)|"
    r"j'ai failli|a failli|il parait|on m'a dit(?! (?:\d|[a-z-]+ (?:cents?|mille))))\b"
)
_WISH = re.compile(
    r"\b(?:(?:je|on|nous|il|elle|ils|tu) (?:veux|veut|voulons|voudrais|voudrait|voudrions|aimerais|aimerait|"
    r"souhaite|souhaitons|souhaiterais|souhaiterait|cherche|cherchons|viserais|desire|demande|prefere)|j'aimerais|"
    r"il (?:me|nous|lui|leur) (?:faudrait|faut)|il faudrait|envie|besoin|demande :|ce qu'(?:il|elle) veut|veut|"
    r"voudrait|souhaite|aimerait|cherche)\b"
)
_PAST = re.compile(
    r"\b(?:avant|autrefois|a l'epoque|ancien(?:ne)?|quand j'etais|j'avais|on avait|il avait|elle avait|j'etais|"
    r"j'ai ete|on en avait|jadis|dans le temps|etait)\b"
)
_CLOSED = re.compile(
    r"\b(?:(?:viens|vient|venons|viennent) de (?:la |le |les |l')?(?:vendre|revendre|ceder|solder|rembourser|resilier|"
    r"fermer|cloturer|vider|finir de payer)|solde[es]?|sold[ée]e?|rembourse(?:e|s)?(?= |$|[.,!])|fini(?:e|"
    r"s)?(?: de payer)?|finie?|termine[es]?|"
    r"vendue?s?|revendue?s?|cede[es]?|rachete[es]?|resilie[es]?|cloture[es]?|ferme[es]?|paye[es]?|payes|"
    r"debloque[es]?|"
    r"n'(?:ai|a|ont|avons|en ai) plus|y a plus|plus (?:de|d'|un seul|aucun)|liquide[es]?)\b"
)


_NEGATION_BEFORE = re.compile(
    r"(?:\b(?:pas|aucune?|plus|sans|jamais|ni|non|zero|rien)\b)(?:\s+(?:de|d'|du|des|un|une|en|la|le|les|l'|encore|"
    r"vraiment|besoin|trop|du tout|question de|eu|pris|mis|fait|ouvert|souscrit|seul|mon|ma|notre|autre|autres|"
    r"compte|gros|grosse|grand|grande)\b|\s*d'|\s*l'){0,4}\s*$"
)
_NEGATION_AFTER = re.compile(
    r"^\W*(?:non\b(?! ?\?)|aucune?\b|pas (?:du tout|pour|maintenant|encore|question)\b|jamais|j'en ai pas|"
    r"on n'en a pas|"
    r"zero\b|rien\b|neant)"
)


# "Plus la maison de Nantua": one thing more, not one less.
_IN_ADDITION = re.compile(
    r"(?:^|[,;:] ?|\bet |\ben )plus (?:la |le |les |des |l'|une? |mon |ma |mes |notre |nos )(?:[a-z]+ )?$|"
    r"\ben plus (?:de (?:la |l'|ma |mon |mes |sa |son |ses |notre |nos |leurs? )?|d'(?:une? )?|du |des )(?:[a-z]+ )?$"
)


def negated_before(document: Document, start: int) -> bool:
    """A negation just before: "pas de", "aucun", "plus de", "sans"."""
    clause = document.clause_at(start)
    lead = document.text[max(clause.start, start - 45) : start]
    return bool(_NEGATION_BEFORE.search(lead)) and not _IN_ADDITION.search(lead)


def negated_after(document: Document, end: int) -> bool:
    """A negation that answers at once: "la prévoyance, non", "de crédit, aucun"."""
    clause = document.clause_at(max(0, end - 1))
    return bool(_NEGATION_AFTER.search(document.text[end : min(clause.end, end + 30)]))


# "Cela ne nous concerne pas", "je n'en fais rien", "c'est ses oignons": told, and told to be left out.
_LEFT_OUT = re.compile(
    r"\b(?:ne (?:nous|vous|me|le|la|les) (?:concerne|regarde)\w* pas|(?:me|nous|vous) (?:concerne|regarde) pas|"
    r"je n'en (?:fais|tiens) (?:rien|pas compte)|(?:c'est )?(?:ses|leurs) (?:oignons|affaires)|"
    r"rien a voir avec (?:nous|moi|eux|le dossier)|hors dossier|ne (?:le|la|les) (?:notez|comptez|mettez) pas|"
    r"(?:c'est|ca c'est) (?:chez|a) (?:eux|mes parents|ma mere|mon pere|mon frere|ma soeur|ma belle-mere))\b|"
    r"\bje passe sur (?:la|le|les|l'|sa|son|ses) "
)


def left_out(text: str) -> bool:
    """Told, and told to be left out of the file."""
    return bool(_LEFT_OUT.search(text))


# What other people do, said by the broker: "la plupart de mes infirmières prennent cent mille".
_AT_LARGE = re.compile(
    r"\b(?:la plupart(?: d[eu']| des)|les gens|(?:certain[es]*|beaucoup|d'autres|pas mal)(?: d[e']\s?[a-z' -]{3,24})?"
    r" (?:prennent|mettent|choisissent|partent|montent|descendent|versent|font|ont|preferent|demandent|gardent)|"
    r"(?:un|une|l'un|l'une|certain[es]*|quelques|plusieurs|beaucoup|tous|toutes|la moitie|des|d'autres) (?:de |d')?"
    r"(?:mes|nos) (?:[a-z-]+ )?(?:client|assure|adherent|patient|artisan|infirmier|medecin|agriculteur|retraite|"
    r"independant|commercant|dirigeant)[a-z]*|mes (?:autres )?client[es]*|"
    r"j'(?:en )?ai (?:eu |vu |suivi |connu )?(?:une? |des )?"
    r"(?:client|cliente|clients|clientes|monsieur|dame|confrere)\b)"
)


def at_large(text: str) -> bool:
    """Words about people in general, or about other clients."""
    return bool(_AT_LARGE.search(text))


def offered(text: str) -> bool:
    """Words of a proposal or of an example."""
    return bool(_OFFER.search(text))


_ROUGHLY = re.compile(r"\b(?:disons|mettons)(?=,? (?:environ |autour de |dans les )?(?:\d|[a-z-]+ (?:cent|mille)))")


def noted_offer(text: str) -> bool:
    """Words of a proposal in a note, where "disons 320 000" is only a rough figure."""
    return offered(_ROUGHLY.sub(" ", text))


def hypothetical(text: str) -> bool:
    return bool(_HYPOTHETICAL.search(text))


def wished(text: str) -> bool:
    return bool(_WISH.search(text))


def past(text: str) -> bool:
    return bool(_PAST.search(text))


def closed(text: str) -> bool:
    """The thing is over: paid off, sold, terminated."""
    return bool(_CLOSED.search(text))


# "Italienne, oui": the word of the question said again.
_ECHO = re.compile(
    r"^\W*(?!non\b|pas\b)(?:[a-z'-]+ ){0,2}[a-z'-]{3,}, (?:oui|exactement|c'est ca|tout a fait)\b(?!,? mais)"
)


_ASIDES = re.compile(
    r",? ?(?:donc|hein|alors|c'est ca|n'est-ce pas|je crois|non)\W*$|^\W*(?:et|alors|donc|bon|bien),? |"
    # "l'invalidité, on la met dedans ?": the thing asked about, told first
    r"^\W*(?:et )?(?:la |le |l'|les |votre )[a-z' -]{3,30}, (?=(?:on|vous|je|c'est|elle|il|ca|tu)\b)"
)


def says_yes(text: str) -> bool:
    return bool(_YES.search(text)) and not _NO.search(text)


def says_no(text: str) -> bool:
    return bool(_NO.search(text))


def reply(document: Document, clause: Clause) -> Clause | None:
    """The first clause that somebody else says after ``clause`` (in unlabelled talk too), if it comes soon."""
    for index in range(clause.index + 1, min(clause.index + 8, len(document.clauses))):
        candidate = document.clauses[index]
        if candidate.role != clause.role:
            return candidate
        if candidate.turn > clause.turn:
            return None
    return None


def asked(document: Document, clause: Clause) -> Clause | None:
    """The last clause somebody else said before this turn: usually the question being answered."""
    for index in range(clause.index - 1, max(-1, clause.index - 12), -1):
        candidate = document.clauses[index]
        if candidate.role != clause.role:
            return candidate
    return None


_FIGURE = re.compile(r"\d|\b(?:vingt|trente|quarante|cinquante|soixante|septante|nonante|cents?|mille|euros)\b")


def asked_words(document: Document, question: Clause) -> str:
    """The words of a question: in speech without punctuation all its pieces ("vous gagnez" "combien" "par mois")."""
    first = question
    while not question.punctuated and first.index and question.index - first.index < 4:
        earlier = document.clauses[first.index - 1]
        if earlier.role != question.role or earlier.turn != question.turn or _FIGURE.search(earlier.text):
            break
        first = earlier
    return document.text[first.start : question.end]


def _after_asking_back(document: Document, clause: Clause, answer: Clause) -> Clause:
    """ "L'invalidité ?" "C'est combien ?" "Six euros." "Oui, alors.": the answer comes once the broker has told."""
    if not answer.question or not clause.question or len(answer.text) > 60 or clause.role != "courtier":
        return answer
    told = reply(document, answer)
    if told is None or told.role != clause.role or told.question:
        return answer
    later = reply(document, told)
    if later is None or later.role != answer.role:
        return answer
    said = (c for c in document.clauses[later.index : later.index + 3] if c.turn == later.turn)
    return next((c for c in said if says_yes(c.text) or says_no(c.text)), answer)


_BARE = re.compile(
    r"^\W*(?:(?:donc|alors|bref|du coup|disons|ben|bah|enfin)\W+)*(?:(?P<yes>oui|d'accord|volontiers)|(?P<no>non))"
    r"(?:,? (?:merci|quand meme|pas pour moi|pas la peine))?\W*$"
)


def _settled(document: Document, answer: Clause) -> str:
    """ "J'ai essayé, ça m'a rien fait. Non.": the yes or no that closes the turn that answers."""
    if not answer.punctuated or answer.question:
        return ""
    found = ""
    for later in document.clauses[answer.index + 1 : answer.index + 5]:
        if later.turn != answer.turn:
            break
        if match := _BARE.match(later.text):
            found = "yes" if match["yes"] else "no"
        elif found:
            return ""  # more is told after it
    return found


def verdict(document: Document, clause: Clause) -> str:
    """How a broker's clause was received: "yes", "no" or "" (not answered by yes or no)."""
    answer = reply(document, clause)
    if answer is None:
        return ""
    received = _received(document, clause, answer)
    # "La plupart prennent cent mille." "Ah oui, quand même.": nobody agreed to anything
    return "" if received == "yes" and not clause.question and at_large(clause.text) else received


def _received(document: Document, clause: Clause, answer: Clause) -> str:
    answer = _after_asking_back(document, clause, answer)
    if says_yes(answer.text):
        following = document.clauses[answer.index + 1] if answer.index + 1 < len(document.clauses) else None
        if following and following.turn == answer.turn and re.match(r"\W*(?:mais non|non|enfin non)\b", following.text):
            return "no"
        return "yes"
    if says_no(answer.text):
        return "no"
    settled = _settled(document, answer)
    if settled:
        return settled
    # "L'invalidité, un capital ?" "L'invalidité, oui.": of two things asked about, the echo takes one
    return "yes" if _ECHO.search(answer.text) and "," not in _ASIDES.sub("", clause.text) else ""
