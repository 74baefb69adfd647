"""Words for relatives, partners and children."""

from __future__ import annotations

from egide.kit import patterns as re

SPOUSE_WORDS = (
    r"(?:ma|sa|mon|son|votre|la|l') ?(?:femme|epouse|compagne|conjointe|concubine|fiancee|partenaire|cherie)|"
    r"(?:mon|son|votre|le|l') ?(?:mari|epoux|compagnon(?! de (?:bureau|route|jeu|voyage|travail|"
    r"chambree|cordee))|conjoint|concubin|fiance|partenaire|cheri)|"
    r"(?:mon|votre) (?:homme|mec|bonhomme)|ma (?:nana|dame|bourgeoise)|(?:ma|votre|sa) moitie(?! d[eu'])|"
    r"(?:mon|ma|son|sa) (?:copain|copine|ami|amie|moitie)(?= [A-Za-z]+ (?:et moi|avec qui))"
)


SPOUSE = re.compile(rf"\b(?<!ex )(?<!ex-)(?<!ancien )(?<!ancienne )(?:{SPOUSE_WORDS})\b")


_RELATIVE = (
    r"pere|mere|papa|maman|freres?|soeurs?|frangins?|frangines?|parents?|oncles?|tantes?|cousine?s?|beau[- ]pere|"
    r"belle[- ]mere|beaux[- ]parents|beau[- ]frere|belle[- ]soeur|"
    r"grand[- ]?peres?|grand[- ]?meres?|grands[- ]parents|gendre|belle[- ]fille(?! de)|neveux?|nieces?|parrain|"
    r"marraine|"
    r"copains?|copines?|potes?|amis?|amie?s?|collegues?|voisine?s?|patronn?e?s?|chef|associee?s?|avocate?s?|notaire|"
    r"comptable|banquiere?|medecin|proprietaire|locataires?|"
    r"ex[- ]?(?:mari|femme|epouse|epoux|conjointe?|compagne|compagnon)?|ancien(?:ne)? (?:mari|femme|patron|compagne|"
    r"compagnon|conjointe?)|tonton|tata|mamie|papi|beau[- ]pere|confrere|consoeur|compagnons? de (?:bureau|route|"
    r"voyage|travail)"
)


_AT_WORK = (
    r"predecesseur|apprentie?s?|stagiaires?|employee?s?|ouvriere?s?|salariee?s|secretaire|assistante?|directeur|"
    r"directrice|responsable|superieure?|repreneur|camarades?|colocs?|colocataires?|filleule?s?|petits?[- ]enfants?|"
    r"petits?[- ]fils|petites?[- ]filles?|adjointe?|dirigeante?|gerante?(?! de)|gardienne?|nounou|prof|homologue"
)


THIRD = re.compile(
    rf"\b(?!(?:le|les|du|au|aux) medecins?\b)"
    rf"(?:(?:mon|ma|mes|son|sa|ses|leur|leurs|votre|vos|notre|nos|l'|d'une?|une?|des|du|le|la|les|au|"
    rf"aux) ?)(?:(?:petit|petite|grand|grande|vieux|vieille|propre|propres|deux|trois|autre|ancienne?|"
    rf"meilleure?) )*(?:{_RELATIVE})\b(?!-)"
    r"|\b(?:papi|papy|mamie|mamy|tonton|tata|pepe)\b(?=,? (?:il|elle|touche|a|vit|percoit) )"
    rf"|\b(?:une? (?:certaine?|nommee?|denommee?|dame|monsieur|type|gars|bonhomme)\b(?! (?:nombre|age|temps|somme|"
    rf"montant|"
    rf"moment|budget|capital|niveau|de contrat|de placement))|(?:mon|ma|mes|son|sa|ses|leur|leurs|votre|vos|notre) "
    rf"(?:ancien |ancienne |jeune |propre |nouvel |nouvelle |nouveau )?(?:{_AT_WORK})\b|"
    rf"\b(?:dont |et )?(?:la|sa) veuve\b(?= (?:a|de|n|qui|touche|est|avait|tient|vit)))"
    rf"|\b(?:une?|mes|des|son|sa|le) (?:autre |autres |ancien |ancienne )?clients?e?s?(?= (?:[a-z]+er|[a-z]+ien|qui|"
    rf"a|de|comme|dans|m'a|il|elle|avait|chez|charpentier|paie|paye|touche))\b"
)


CHILD_WORDS = (
    r"enfants?|fils|fille|filles|gamine?s?|gosses?|minots?|mome|momes|mioches?|loulous?|bebe|jumeaux|jumelles|"
    r"petit dernier|petite derniere|cadette?|benjamine?|ainee?s?|petiote?s?|bambins?|garcons?|loustics?|marmots?|"
    r"ado(?:s|lescente?s?)?"
)


CHILD = re.compile(
    rf"\b(?<!jeune )(?:{CHILD_WORDS})\b|"
    rf"\b(?:le|la|les|ma|mon|mes|une?) (?:grande?s?|petite?s?)\b(?! (?:maison|appart|boite|"
    rf"credit|pret|chose|soucis?|probleme|somme|rente|capital|peu|retraite|commerce|immeuble|studio|deje|epargne|"
    rf"contrat))"
)
