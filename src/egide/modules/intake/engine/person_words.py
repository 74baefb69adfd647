"""The words that speak of a person: relatives, partners, pronouns, titles; and pronouns that speak of nobody."""

from __future__ import annotations

from dataclasses import dataclass

from egide.kit import patterns as re
from egide.modules.intake.engine.kinship import CHILD_WORDS, SPOUSE_WORDS, THIRD


@dataclass(frozen=True, slots=True)
class Mention:
    """A person spoken of at a position; ``strong`` mentions are nouns and subject pronouns."""

    start: int
    end: int
    holder: str
    strong: bool
    kind: str


# Whatever is found begins a word: said first, it spares every other character a dozen trials.
PERSON = re.compile(
    rf"\b(?=[a-z])(?:(?P<ex>\b(?:mon|ma|son|sa|votre|l'|notre|vos|mes|ses|leurs?)[ -]?(?:ex\b(?:[- ]"
    rf"(?:mari|femme|epouse|epoux|conjointe?|compagne|compagnon))?|ancien(?:ne)? (?:mari|femme|compagne|compagnon)))"
    rf"|(?P<third>{THIRD.pattern})"
    rf"|(?P<heading>\b(?:clients?|cliente|prospecte?|assuree?|souscript\w+|conjointe?|epouse|epoux|mari|femme|compagne|"
    rf"compagnon|concubine?)(?= ?[:=,(]| [a-z]))"
    rf"|(?P<spouse>\b(?:{SPOUSE_WORDS})\b)"
    rf"|(?P<child>\b(?:mon|ma|mes|son|sa|ses|notre|nos|votre|vos|leur|leurs|le|la|les|l'|une?|des|du|au|"
    rf"aux) ?(?:deux |trois |quatre )?(?:{CHILD_WORDS})\b|\b(?:la|le|les|ma|mon) (?:petite?s?|"
    rf"grande?s?)\b(?= (?:[aà] |qui|elle|il|dernier|est|en |est|,))|\bles (?:petits|grands|petites)\b)"
    rf"|(?P<both>\b(?:a nous deux|tous les deux|toutes les deux|nous deux|a deux(?! (?:mille|cents?|ans|mois|euros|"
    rf"heures|semaines|kilometres|pour cent))|en commun|moitie[- ]moitie|"
    rf"lui et moi|elle et moi|moi et ma femme|moi et mon mari|nous|notre|nos|on|ensemble|les deux|le couple|ils|"
    rf"leur|leurs)\b)"
    rf"|(?P<company>\b(?:la boite|ma boite|la societe|l'entreprise|mon entreprise|ma societe|la sarl|la sasu|la sas|"
    rf"l'eurl|le cabinet|la scm|la scp|la selarl|l'exploitation|le gaec|l'earl)\b)"
    rf"|(?P<madame>\b(?:madame|mme)\b)|(?P<monsieur>\b(?:monsieur|mr)\b|\bm\.(?!\w))"
    rf"|(?P<me>\b(?:je|moi|mon|ma|mes|me|mien(?:ne)?s?)\b|\b[jm](?='))"
    rf"|(?P<you>\b(?:vous|votre|vos)\b)"
    rf"|(?P<he>\b(?:il|lui)\b)|(?P<she>\b(?:elle)\b)|(?P<hers>\b(?:son|sa|ses)\b)"
    rf"|(?P<word>\b(?!(?:qu|lorsqu|puisqu|jusqu|quoiqu|s|d|l|n|c|j|m|t)')[a-z][a-z'-]+\b))"
)
IMPERSONAL = re.compile(
    r"(?:il|elle)\s+(?:y a|y en a|y avait|faut|faudra|faudrait|reste|restait|me reste|nous reste|lui reste|"
    r"m'en reste|est temps|me semble|semble|parait|suffit|arrive que|est (?:vrai|possible|clair|prevu|ouvert)|vaut|"
    r"vaudrait|court|pleuvait|s'agit|m'en faut|me faut|nous faut|lui faut|me faudrait|lui faudrait|nous faudrait|"
    r"est estime|est loue|est vide|est assure|finit|se termine|tourne|est a nous|est a la|est payee?|paraitrait|"
    r"parait|existe|est finie|appartient|arrive a echeance|coute|dort|rapporte|est valorise|est place|m'a coute|"
    r"fait \d+ ?m|(?:me |nous |vous |lui |ne )*manque)"
)


FEMININE = re.compile(
    r"mere|soeur|tante|cousine|copine|femme|epouse|compagne|fille|niece|voisine|amie|cliente|patronne|associee|maman"
)
ONE_WORD = re.compile(r"[a-z-]+(?: [a-z-]+)?, ")
SET_APART = re.compile(r"(?:lui|elle)\s*(?:[,.;]|$)")
THING = re.compile(
    r"(?:\A|[.;:,?!\n] ?)(?:(?:et|mais|alors|donc|bon|puis) )*(?:le|la|l'|ce|cette|cet|notre|votre|mon|ma) "
    r"?[a-z-]+(?: [a-z-]+)?, \Z"
)
# What follows a title or a name in speech when its bearer is spoken to, or answers.
ANSWERS = re.compile(r" (?:moi|je|j'|vous|votre)\b|j'")
CALLED_THEN_ME = re.compile(r" moi (?:je|j'|c'est|ca|pareil|non|oui|aussi)(?![a-z])")
TO_YOU = re.compile(r"\b(?:vous|tu|moi je|je suis)\b")
ONE_HE, ONE_SHE = re.compile(r"\b(?:il|lui)\b"), re.compile(r"\belle\b")
# "Lui, il est pompier"
DOUBLED = re.compile(r"lui,? il\b|elle,? elle\b")
# "Lui" and "elle" that stand by themselves: "lui si", "elle non", "lui n'en a pas".
TONIC = re.compile(
    r"lui(?! (?:a|ai|en|verse|doit|ont|donne|laisse|reste|faut|manque)\b)|elle(?=,| ?:| (?:non|si|oui|"
    r"aussi|pas|c'est)\b)"
)
OTHER_TONIC = re.compile(r"[,;] (?:lui|elle)(?= (?:non|si|oui|aussi|pas|vapote|fume|c'est|est)|,)")
# What is only asked of a person: "il fume ?", "elle est née quand ?", "qu'est-ce qu'il fait ?"
OF_SOMEBODY = re.compile(
    r"(?:il|elle),? (?:fume|travaille|bosse|gagne|touche|exerce|fait (?:quoi|du sport|dans)|est nee?|s'appelle|roule|"
    r"pratique|a (?:quel age|un statut|quel statut|une profession)|est (?:salariee?|retraitee?|independante?|"
    r"fonctionnaire|a son compte|en activite|fumeu\w+|au chomage)|voudrait partir|compte partir|part quand|vise)\b"
)
# Kinds of mention that say of whom a question is.
NAMED = ("madame", "monsieur", "spouse", "name", "child", "third", "ex", "he", "she")
# A question about somebody told of before: "Sa date de naissance ?".
THEIR = re.compile(
    r"^\W*(?:(?:et|alors|d'accord|bon|bien|ok|tres bien|parfait)\W+)*(?:c'est quoi |quelle? est "
    r")?(?:sa|son|ses) (?!nom de)"
)
# "On me verse": people at large.
TO_ME = re.compile(
    r" (?:me|m'|vous|te|t'|lui|leur|nous en|nous a|nous ont) ?|"
    # "on dit combien ?", "on les met à combien ?": who puts a price on it
    r" (?:l[ea]s? |l')?(?:dit|met|note|estime|compte|marque|inscrit|evalue)s? (?:a |ca )?combien\b"
)
