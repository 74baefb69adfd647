"""The words of a savings need: what the broker asks, and what people say that names a field by itself."""

from __future__ import annotations

from egide.kit import patterns as re

ASKED = (
    (
        "available",
        re.compile(
            r"\b(?:argent|epargne|tresorerie|somme|economies|liquidites?|sous)\b[^?]{0,30}\b(?:dispon\w+|de cote|"
            r"libres?|"
            r"a placer|qui dor\w+|immediate\w*)|\bdisponibles?\b[^?]{0,20}\bepargne|"
            r"\bepargne\b[^?]{0,20}\bdisponible|"
            r"\bde quoi placer|\breserve\b|\b(?:pepin|coup dur|voir venir|matelas)\b|quelque chose a placer|"
            r"\bavez\b[^?]{0,20}\bde cote|"
            r"immediatement disponible|que fer(?:iez|ez)[- ]vous de cet argent"
        ),
    ),
    (
        "capacity",
        re.compile(
            r"combien (?:pouvez|pourriez|pourrez|arrivez|comptez|voulez|mettez|epargnez|"
            r"placez)[^?]{0,40}(?:mettre|epargn\w*|"
            r"placer|verser|degager|par mois|chaque mois|de cote)|\beffort d'epargne|capacite d'epargne|"
            r"(?:mettre|epargner|placer|degager) combien|combien (?:par|chaque) mois de cote|"
            r"mettre quelque chose (?:tous les|chaque|par) mois|reste (?:quoi|combien)\b[^?]{0,16}\bfin (?:du|de) mois|"
            r"(?:combien|que) (?:vous )?reste[^?]{0,16}\bfin (?:du|de) mois|"
            r"(?:pouvez|pourriez|arrivez a) (?:mettre|epargner|placer|degager) (?:combien|quelque chose)"
        ),
    ),
    (
        "charges",
        re.compile(
            r"\b(?:vos|les) depenses\b|\bdepensez\b|\b(?:charges|budget) (?:mensuel\w*|du mois|totales?|"
            r"courantes?|fixes|"
            r"du foyer|du menage)|\btrain de vie|"
            r"(?<!vous )combien (?:il )?(?:vous )?faut pour vivre|viv\w+ (?:avec|sur) combien|"
            r"combien[^?]{0,20}\bpour vivre|"
            r"\b(?:la maison|le quotidien|la vie|tout compris)\b[^?]{0,24}\b(?:coute|revient)\w*[^?]{0,8} combien"
        ),
    ),
    (
        "horizon",
        re.compile(
            r"\bhorizon|\bcombien de temps\b[^?]{0,24}\b(?:laiss\w+|bloqu\w+|plac\w+|argent|somme)|"
            r"\bpour combien de temps\b[^?]{0,20}\b(?:place|argent|bloqu)|\b(?:place|bloqu\w+|laiss\w+|"
            r"investi\w*)\b[^?]{0,30}"
            r"\bcombien de temps|besoin (?:de )?(?:recuperer|cet argent|de cette somme|l'argent)|recuperer la somme|"
            r"l'echeance\b[^?]{0,14}\bvoyez|(?:auriez|aurez|avez) besoin quand|a quelle echeance|"
            r"sur combien d'annees|"
            r"(?:sur|avant|pour) combien de temps|quelle duree|\b(?:touch|bloqu|"
            r"immobilis)\w+[^?]{0,24}\bcombien de temps|"
            r"combien d'annees(?=[^?]{0,12}(?:$|\?))|placement a [a-z0-9 ]+ ans|longtemps (?:le|la|cet)"
        ),
    ),
    (
        "risk",
        re.compile(
            r"\brisques?\b(?! (?:du metier|professionnel|de sante|au travail))|\bca (?:baisse|bouge|secoue)\b|"
            r"\bsecouer|\bpepere|"
            r"\bjoueur|\bprofil (?:d'investisseur|d'epargnant|prudent|de risque)|\bfluctu|marches? baiss|"
            r"supportez|perdre de l'argent|"
            r"dormir|moins[- ]value|plutot (?:prudent|dynamique|equilibre|securitaire)"
        ),
    ),
    (
        "purpose",
        re.compile(
            r"\b(?:un|le) (?:but|projet|objectif)\b|quoi faire|quel usage|\bfaire de cet argent|en faire quoi|"
            r"\b(?:en )?(?:attendez|feriez|ferez)(?:[- ]vous)? quoi|serv(?:irait|ira) a quoi|"
            r"pour en faire quoi|\bet pour quoi|\bdans quel but|\bl'?objectif\b|pour quel (?:projet|objectif)|"
            r"c'est pour quoi\b|pour quoi faire|"
            r"idee (?:du|de) projet|"
            r"quel (?:est (?:le|votre) )?(?:projet|but)\b|a quoi (?:servirait|servira|sert|va servir)|"
            r"(?:epargn\w+|cet argent|placer)\b[^?]{0,24}\bpour quoi"
        ),
    ),
    (
        "target",
        re.compile(
            r"\bvis(?:ez|eriez)\b[^?]{0,20}\b(?:montant|somme|combien)|quel montant (?:visez|souhaitez|faudrait|"
            r"voulez)|"
            r"combien (?:il )?(?:vous )?(?:faudrait|faut[- ]il) pour"
        ),
    ),
)
EMPTY = re.compile(
    r"^\W*(?:(?:ah|ben|bah|euh|oh|alors|mais|franchement|ouh)\W+)*(?:non\b(?!,? (?:mais|plutot|\d))|"
    r"pas un (?:rond|sou|centime|radis|kopeck)|"
    r"rien(?: du tout)?\b|zero\b|que dalle|aucune?\b|pas (?:du tout|d'epargne|grand[- ]chose|vraiment)|"
    r"nada)(?![^.]{0,40}\d)"
)
FREE = re.compile(
    r"\bqui (?:dor\w+|sont libres|est libre|trainent|attend\w*)\b|\bdispo(?:nibles?)?\b|\ba placer\b|"
    r"\blibres?\b(?= (?:tout|de suite)|[.,]|$)|"
    r"\b(?:economies|epargne) (?:immediate|disponible|dispo)\b"
)
LEFT_EACH_MONTH = re.compile(
    r"\b(?:arriv\w+ a|peu[tx]|pouvons|pourrai\w*|pourrions|possible de) (?:degager|mettre|epargner|placer|sortir|"
    r"economiser)\b|"
    r"\bcapacite(?: d'epargne)?\b|\bepargne possible|\bdegag\w+\b(?= (?:environ )?(?:\d|[a-z]+ cent))|"
    r"\b(?:pourrait|peut) aller jusqu'a\b|\beffort d'epargne\b|"
    r"\b(?:mets|met|mettons|mettent|mettez) (?:\S+ ){1,5}de cote\b|\ba la fin du mois il (?:me|nous) reste\b"
)
SPENT = re.compile(
    r"\b(?:charges (?:fixes|mensuelles|totales|courantes|du (?:foyer|menage|mois)|de la maison)|on depense|"
    r"je depense|nous depensons|"
    r"ils depensent|depenses (?:mensuelles|courantes|du mois|fixes)|budget (?:du menage|du mois|mensuel)|"
    r"train de vie|pour vivre|(?:on|je|nous|ils|elle|il) (?:vit|vis|vivons|vivent) (?:avec|sur)|"
    r"on tourne a|chez nous c'est)\b"
)
NEEDED_IN = re.compile(
    r"\bhorizon\b|\b(?:c'est )?pour dans\b|\bbesoin\b[^.]{0,26}\bavant\b|\b(?:pas|"
    r"plus) (?:[a-z']+ ){0,3}(?:toucher?|servir|bouger|sortir)\b[^.;]{0,12}\bavant\b|"
    r"\bpas avant\b|\bplus loin que\b|"
    r"\bplace\w*\b[^.]{0,30}\b(?:sur|pendant|pour)\b|"
    r"\bbloqu\w+\b[^.]{0,20}\b(?:sur|pendant|pour)?\b|\bdisons entre\b|\bplacement a\b|\bon (?:se met|part) sur\b|"
    r"\bvieux jours\b,? dans\b|"
    r"\bd'ici\b(?= (?:\d+|[a-z-]+) (?:ans|mois))"
)
# Savings already placed have their own rows: their balance is not what is free.
PLACED = re.compile(
    r"\b(?:livrets?|pea|per|perp|ldd|ldds|pel|cel|assurances?[- ]vie|madelin|bitcoins?|cryptos?|compte[- ]titres|"
    r"scpi|article 83)\b"
)
# Cover, care and work: their amounts a month are no saving.
COVERED = re.compile(
    r"\b(?:indemnit\w+|arret|maintenir|maintien|rente|capital|obseques|invalidite|mutuelle|cotis\w+|prevoyance|"
    r"retraite a)\b"
)
MONEY_TALK = re.compile(
    r"\b(?:(?<!d')epargn\w+|plac\w+|investi\w+|livret|assurance[- ]vie|bourse|risques?|horizon|actions|profil|"
    r"marches?|"
    r"fonds|argent)\b"
)
CAREFUL = re.compile(
    r"\b(?:pepere|dormir (?:tranquille|sur mes deux oreilles)|pere de famille|zero risque|aucun risque|"
    r"sans (?:aucun )?risques?|"
    r"pas (?:de|prendre de|le moindre) risques?|prudente?s?|(?:ca )?(?:me|nous) fait peur|rien risquer|rien perdre|"
    r"pas (?:perdre|jouer|joueu\w+)|on ne joue pas|securis\w+|capital garanti|securite|frileu\w+|aime pas (?:le risque|"
    r"quand ca bouge))\b"
)
BALANCED = re.compile(
    r"\b(?:equilibree?s?|equilibre|moitie\b[^.]{0,30}\bmoitie|un petit peu|un peu,? mais pas (?:tout|trop)|"
    r"celui du milieu|un peu de (?:risque|bourse|actions)|"
    r"mi-figue|risque modere|profil modere|"
    r"(?:risque|profil|placement) (?:raisonnable|mesure)|entre les deux|au milieu)\b"
)
BOLD = re.compile(
    r"\b(?:dynamiques?|offensi\w+|(?:pas|jamais) peur du risque|aime (?:bien )?(?:qu(?:e|and) ca (?:bouge|"
    r"remue)|le risque|jouer)|"
    r"coeur bien accroche|je (?:ne )?regarde pas tous les jours|"
    r"(?:suis|est) (?:plutot |un |une )?joueu(?:r|se)|"
    r"tout (?:sur|en) (?:les )?actions|"
    r"le risque (?:ne )?(?:me|nous) fait pas peur|vise la performance|accepte les fluctuations|"
    r"prendre des risques|ca peut bouger|"
    r"agressi\w+)\b"
)
STATED_PURPOSE = re.compile(
    r"\b(?:objectif|but|projet)(?: de (?:l'epargne|ce placement))?(?: c'est| est| :| =|:|=| c'est quoi)\W*|"
    r"\b(?:epargn\w+|economis\w+|de cote|plac\w+|mets|met|mettre|capital)\b[^.;?]{0,60}?\b"
    r"(?:pour|afin de|en vue de|afin d'|en vue d')(?: pouvoir| un jour| plus tard)* ?"
    r"(?=(?:nous |me |m'|s'|se |lui |leur |leurs |l')?[a-z-]+(?:er|ir|re|oir)\b)|"
    r"\b(?:epargner|economiser|mettre de cote|mets de cote|placer|je mets|on met)(?: de l'argent)? pour "
    r"(?=(?!l'instant|moi|nous)[a-z])|"
    r"\b(?:serv(?:e|ira|irait|ir)|pour que ca serve)(?: un jour| plus tard)? a (?=[a-z-]+(?:er|ir|re|oir)\b)|"
    r"\bje me vois bien |\b(?:je veux|on veut|on voudrait|je voudrais|pour) (?=completer (?:ma|notre|la|sa|leur) "
    r"(?:retraite|pension)|(?:se )?constituer un )"
)
# "Elle rêve d'un voilier": a thing to buy.
DREAM = re.compile(
    r"\b(?:rev(?:e|es|ent|ons|er|ait)|revons) (?:de (?:s'(?:acheter|offrir) |(?:m'|nous )?(?:acheter|offrir) )?|"
    r"d')(?=une?\b|des )"
)
NO_PURPOSE = re.compile(
    r"(?:payer (?:moins|l|les|des|mes|nos|ses) ?(?:d')?impots?|voir|dire|faire (?:un|le) point|defiscaliser|"
    r"reduire|baisser|etre|avoir|comparer|commencer|demarrer|"
    r"signer|couvrir|garantir|assurer|proteger|remplacer|maintenir|toucher|savoir|regarder|parler|deduire|"
    r"repondre|finir|eviter|dormir|gagner|mieux|faire|y|rembourser (?:les frais|les soins))\b"
)
PURPOSES = (
    ("études des enfants", re.compile(r"\betudes\b")),
    ("", re.compile(r"\b(?:complet\w+|complement)\b[^.]{0,16}\b(?:retraite|pension)(?: de retraite)?")),
    ("préparer la retraite", re.compile(r"\bpreparer (?:ma|notre|la|sa|leur) retraite")),
    ("transmettre", re.compile(r"\btransmettre\b$|\btransmission\b")),
    ("épargne de précaution", re.compile(r"\b(?:precaution|coup dur|imprevus?|au cas ou)\b")),
)
WISHED_SUM = re.compile(
    r"\b(?:il faudrait|il (?:nous|me|lui|leur) (?:faut|faudrait|en faut)|vers|environ|autour de|viser|besoin de|"
    r"d'un montant)\b|\d"
)
# "Sept mille dessus": the balance of what was just named.
LIES_THERE = re.compile(r"(?: euros?| €)? ?(?:dessus|dedans|la-dessus|d'economies|d'avance)\b")
NOT_OURS = re.compile(
    r"\b(?:boutique|cabinet|societe|sci|entreprise|sarl|boite|mon (?:frere|voisin|associe|neveu)|ma (?:soeur|"
    r"voisine)|"
    r"charges pro\w*|quand (?:le|la|on|j))\b"
)
TAKEN_BACK = re.compile(r"\b(?:non|pardon|plutot|enfin|mettez|mettons|disons|attendez|c'est pas)\b")
