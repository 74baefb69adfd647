"""The words for marital status and for what a couple owns together, each with the value it says."""

from __future__ import annotations

STATUSES = (
    ("veuf",
        r"veuf|veuve|veuvage|(?:perdu|enterre) (?:mon mari|ma femme|mon epoux|mon epouse|son mari|sa femme)|"
        r"(?:mon mari|ma femme|mon epoux|mon epouse|son mari|sa femme|son epoux|son epouse|votre mari|votre femme|"
        r"votre epoux|votre epouse) (?:est (?:mort|decede|"
        r"parti|disparu)e?|nous a quittes)|mon (?:pauvre|defunt) (?:mari|[a-z-]+) est (?:mort|decede|parti)|"
        r"ma (?:pauvre|defunte) (?:femme|[a-z-]+) est (?:morte|decedee|partie)|deces (?:de mon mari|de ma femme|"
        r"de mon epoux|de mon epouse|de son mari|"
        r"de sa femme|de son epouse|de son epoux)"),
    ("divorce", r"divorcee?s?|mon divorce|son divorce|le divorce|divorce (?:prononce|depuis)|jugement de divorce"),
    ("separe", r"separee?s?(?! de biens)|en separation(?! de)|instance de divorce|en train de (?:me|se) separer"),
    ("pacse", r"pacsee?s?|pacs\b|pacse?r"),
    ("concubinage",
        r"concubins?|concubines?|concubinage|union libre|ni maries? ni pacses?|on (?:vit|habite) (?:juste |"
        r"simplement )?ensemble|vivent ensemble|"
        r"vivons ensemble sans etre maries|pas maries|"
        r"on n'est pas maries|sans mariage ni pacs|ni maries ni pacses|ni mariage ni pacs|vit maritalement|"
        r"maritalement|a la colle"),
    ("celibataire", r"celibataires?|celib\b|jamais mariee?,? (?:ni |jamais )pacsee?|"
        r"ni mariee?,? ni pacsee?,? ni en couple|vieux garcon|vit seule?|je vis seule?"),
    ("marie", r"mariee?s?|mariage|(?:passe|mis) la (?:corde au cou|bague au doigt)|dit oui devant (?:le maire|"
        r"monsieur le maire)|remariee?s?|epousee?|noces|regime matrimonial"),
)  # fmt: skip
REGIMES = (
    ("separation_de_biens", r"separation de biens?|sdb\b|s d b\b|chacun (?:garde )?(?:ses|son) (?:biens?|"
    "patrimoine)|contrat de separation|separes? de biens|separation des biens"),
    ("communaute_universelle", r"communaute universelle"),
    ("participation_aux_acquets", r"participation aux acquets?|participation aux acquis"),
    ("communaute_reduite_aux_acquets",
        r"communaute reduite(?: aux acquets?| aux acquis)?|communaute legale|regime legal|regime de base|"
        r"sans (?:rien |avoir rien )?signer(?= rien|\W|$)|acquets?,? tout (?:simple|bete)|"
        r"sans contrat(?: de mariage)?|communaute,? (?:pas de contrat|la normale)|pas (?:de|"
        r"fait de) contrat de mariage|communaute (?:simple|classique|"
        r"de biens)|communs? en biens|regime de la communaute|sous la communaute|aux acquets"),
)  # fmt: skip
