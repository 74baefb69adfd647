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
            r"\bde quoi placer|\bdisposez\b[^?]{0,16}\b(?:combien|quelle? (?:somme|montant|epargne))|"
            r"\bcombien\b[^?]{0,16}\bdisposez|\b(?:epargne|argent|sous|economies)\b[^?]{0,12}\bdevant (?:vous|toi)|"
            r"\bsous la main\b|"
            r"\b(?:reserve|epargne de (?:precaution|cote)|pepin|coup dur|voir venir|matelas|mobilisables?)\b|"
            r"quelque chose a placer|"
            r"\bavez\b[^?]{0,20}\bde cote|"
            r"immediatement disponible|que fer(?:iez|ez)[- ]vous de cet argent"
        ),
    ),
    (
        "capacity",
        re.compile(
            r"combien (?:pouvez|pourriez|pourrez|arrivez|comptez|voulez|mettez|epargnez|"
            r"epargneriez|placez)[^?]{0,40}(?:mettre|epargn\w*|"
            r"placer|verser|degager|par mois|chaque mois|de cote)|\beffort d'epargne|capacite d'epargne|"
            r"(?:mettre|epargner|placer|degager) combien|combien (?:par|chaque) mois de cote|"
            r"\bvous (?:epargneriez|placeriez) combien|un effort de combien|"
            r"\bvous passer d|\bmois\b[^?]{0,6}\bvous pourriez|\b(?:par|chaque|"
            r"tous les) mois\b[^?]{0,20}\b(?:jouable|faisable|tenable|supportable)|"
            r"\bcapacite (?:du mois|mensuelle|par mois)|(?:une fois )?tout (?:est )?paye\b[^?]{0,30}\breste|"
            r"reste[^?]{0,20}\btout (?:est )?paye|"
            r"\b(?:arrivez(?:-vous)? a|reussissez a|parvenez a) (?:epargner|economiser|mettre)|\bvous epargnez\b|"
            r"epargnez-vous|"
            r"mettre quelque chose (?:tous les|chaque|par) mois|reste (?:quoi|combien)\b[^?]{0,16}\bfin (?:du|de) mois|"
            r"(?:combien|que) (?:vous )?reste[^?]{0,16}\bfin (?:du|de) mois|"
            r"(?:pouvez|pourriez|arrivez a) (?:mettre|epargner|placer|degager) (?:combien|quelque chose)"
        ),
    ),
    (
        "charges",
        re.compile(
            r"\bvos charges\b[^?]{0,20}\b(?:par mois|tout compris|a la maison)|"
            r"\b(?:vos|les) depenses\b|\bdepensez\b|\b(?:charges|budget) (?:mensuel\w*|du mois|totales?|"
            r"courantes?|fixes|"
            r"du foyer|du menage)|\btrain de vie|"
            r"(?<!vous )combien (?:il )?(?:vous )?faut pour vivre|viv\w+ (?:avec|sur) combien|"
            r"combien[^?]{0,36}\bpour vivre|combien (?:vous )?(?:sortez|depensez|claquez)|"
            r"\b(?:la maison|le quotidien|la vie|tout compris)\b[^?]{0,24}\b(?:coute|revient)\w*[^?]{0,8} combien"
        ),
    ),
    (
        "horizon",
        re.compile(
            r"\bhorizon|\b(?:rester|disponible|accessible)\b[^?]{0,20}\bou\b[^?]{0,24}\b(?:laiss\w+|bloqu\w+|tourner)|"
            r"\bcombien de temps\b[^?]{0,30}\b(?:dormir|rester|travailler|attendre)|"
            r"\bcombien de temps\b[^?]{0,24}\b(?:laiss\w+|bloqu\w+|plac\w+|argent|somme)|"
            r"dans combien de temps|\b(?:court|moyen|long) terme|"
            r"\bpour combien de temps\b[^?]{0,20}\b(?:place|argent|bloqu)|"
            r"\b(?:place|bloqu\w+|laiss\w+|"
            r"investi\w*)\b[^?]{0,30}"
            r"\bcombien de temps|besoin (?:de )?(?:recuperer|cet argent|de cette somme|l'argent)|recuperer la somme|"
            r"l'echeance\b[^?]{0,14}\bvoyez|(?:auriez|aurez|avez) besoin quand|a quelle echeance|"
            r"sur combien d'annees|\bquand\b[^?]{0,26}\b(?:besoin|recuper\w+|(?:va|doit|devra) servir)\b|"
            r"(?:sur|avant|pour) combien de temps|quelle duree|\b(?:touch|bloqu|"
            r"immobilis)\w+[^?]{0,24}\bcombien de temps|"
            r"combien d'annees(?=[^?]{0,12}(?:$|\?))|placement a [a-z0-9 ]+ ans|longtemps (?:le|la|cet)"
        ),
    ),
    (
        "purpose",
        re.compile(
            r"\b(?:un|le|vos|quels?) (?:but|projet|objectif)s?\b|\ben vue de quoi|\b(?:visez|attendez|cherchez) quoi\b|"
            r"\bserv(?:e|ir|irait|ira|ent) a quoi|\bqu'est-ce que vous (?:visez|en attendez|en ferez|en feriez)|"
            r"quoi faire|quel usage|\bfaire de cet argent|en faire quoi|"
            r"faire quoi (?:de|avec)|"
            r"(?:epargnez|economisez|mettez de cote)[^?]{0,10} pour (?:un|quel|quoi)|"
            r"\b(?:en )?(?:attendez|feriez|ferez)(?:[- ]vous)? quoi|serv(?:irait|ira) a quoi|"
            r"pour en faire quoi|\bet pour quoi|\bdans quel but|une idee (?:derriere|en tete|precise)|"
            r"\bl'?objectif\b|pour quel (?:projet|objectif)|"
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
            r"combien (?:il )?(?:vous )?(?:faudrait|faut[- ]il) pour|"
            r"il (?:vous )?(?:faudrait|faut) combien (?:d'apport|pour (?!vivre|tenir|tourner|maintenir|vous|vos|payer))"
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
    r"\bqui (?:dor\w+(?! (?:debout|mal|bien|peu|pas|plus|chez))|sont libres|est libre|trainent|attend\w*)\b|"
    r"\bsur les bras\b|"
    r"\bqui (?:ne )?(?:font|fait|rapportent?|servent?) (?:a )?rien\b|"
    r"\bdont (?:je|on|nous|il|elle) (?:ne )?(?:sai[ts]|savons) (?:pas|trop) (?:trop )?quoi faire|"
    r"\b(?:pas|trop) (?:trop )?quoi en faire|"
    r"\b(?:dispose|disposent|disposons) (?:actuellement |aujourd'hui )?(?:de |d'|d une )(?=[^.]{0,24}(?:\d|mille|"
    r"cent))|"
    r"\b(?:les|le tout|tout ca) (?:placer|investir|faire (?:travailler|fructifier))\b|"
    r"\bqu(?:e ca|'elle|'il|e l'argent) (?:travaille|fructifie|rapporte)\b|\bdispo(?:nibles?)?\b|"
    r"\ba (?:re)?placer\b|\bliquidites?\b|"
    r"\blibres?\b(?= (?:tout|de suite)|[.,]|$)|"
    r"\b(?:economies|epargne) (?:immediate|disponible|dispo)\b"
)
# "Aucune épargne disponible".
NONE_FREE = re.compile(
    r"\b(?:rien|pas un (?:sou|rond|centime|euro)) (?:du tout )?de cote\b|"
    r"\b(?:aucune?|pas d'|pas de|zero) ?(?:epargne|economies|argent|liquidites?|tresorerie) (?:disponible|dispo|"
    r"de cote|"
    r"d'avance|devant (?:moi|nous))\b"
)
# "Oui, un peu": some, and no figure.
SOME = re.compile(
    r"^\W*(?:(?:ah|ben|euh)\W+)*oui\b\W*(?:(?:un (?:petit )?peu|quelque chose|pas mal|bien sur|on en a|j'en ai)\b\W*)?$"
)
LEFT_EACH_MONTH = re.compile(
    r"\b(?:arriv\w+ a|peu[tx]|pouvons|pouvoir|pourrai\w*|pourrions|possible de) "
    r"(?:(?:vous|te|y|en|bien|encore|facilement|aisement|largement|peut-etre) )*(?:degager|mettre|epargner|placer|"
    r"sortir|bloquer|consacrer|virer|economiser)\b|"
    r"\bcapacite(?: d'epargne)?\b|\bepargne possible|\bdegag\w+\b(?= (?:environ )?(?:\d|[a-z]+ cent))|"
    r"\b(?:pourrait|peut) aller jusqu'a\b|\beffort d'epargne\b|"
    r"\b(?:mets|met|mettons|mettent|mettez) (?:\S+ ){1,5}de cote\b|"
    r"\b(?:(?:a la|en) fin (?:du|de) mois|(?:une fois )?tout (?:est )?paye),? (?:on a|il (?:me|nous|lui|leur)) reste\b|"
    r"\bil (?:me|nous|lui|leur) reste\b(?=[^.]{0,40}(?:a la|en) fin (?:du|de) mois)|"
    r"\b(?:on|je|j'|nous|ils|il|elle) ?(?:economis(?:e|es|ons|ent)|epargn(?:e|ons|ent))\b(?=[^.]{0,50}(?:par|chaque|"
    r"tous les) mois)"
)
# Where the talk comes to savings: a heading, a question, a sum to place; and where it leaves them.
OPENS = re.compile(
    r"^\W*(?:(?:et|enfin|puis|cote|point|pour) )*(?:l'|leur |son |votre )?(?:epargne|placements?)\W*$|"
    r"\b(?:parler|et|cote|point|sujet|votre|pour) ?(?:d'|de |l'|votre |leur )?epargne\b(?! (?:salariale|retraite))|"
    r"\b(?:pas|trop|sav\w+) (?:trop )?quoi (?:en )?faire|\b(?:a|quoi|les|le|la) placer\b|\bplacer (?:de l'argent|"
    r"un peu|cet)|"
    r"\b(?:mettre|mettez|mets|met) [^.?]{0,20}de cote\b|\bassurance[- ]vie, (?:pour|en revanche)"
)
LEAVES = re.compile(
    r"\b(?:mutuelle|sante|prevoyance|retraite|vieux jours|prets?|credits?|emprunteur|dettes?|fum\w+|sports?|"
    r"voiture|auto|adresse|mail|telephone|arret de travail|accident|habitation|deces|obseques)\b"
)
# While savings are in hand, what needs no word of saving.
PUT_IN = re.compile(
    r"\b(?:peu(?:x|t|vent)|pouvons|pourr\w+|arriv\w+ a|(?:j'|on |il |elle |ils |nous )en) (?:y |en )?"
    r"(?:sortir|ajout\w+|rajout\w+|mett\w+|mets|met|plac\w+|vers\w+|degag\w+|consacr\w+)\b"
)
AHEAD = re.compile(r"\b(?:d'ici|dans|sur|pendant|on a le temps)\W+(?:[a-z]+ ){0,2}$")
AIM = re.compile(
    r"\b(?:l'idee|le projet|le but|l'objectif|son (?:idee|but|projet)|leur (?:idee|but|projet))"
    r"(?: de la manoeuvre| derriere)?(?:(?: (?:est|c'est|ce serait|serait)| ?:| ?,)(?: (?:de|d'))? ?|"
    r" (?:de |d')(?=[a-z]+(?:er|ir|re|oir)\b))"
)
SUM_OF_AIM = re.compile(
    r"\b(?:au total|en tout|il (?:m'|nous |leur |lui |me |vous )?(?:en )?(?:faut|faudra|faudrait)|vise\w*|a terme)\b"
)
SPENT = re.compile(
    r"\b(?:de charges(?= (?:par mois|mensuelles|tous les mois|chaque mois))|charges (?:fixes|mensuelles|"
    r"totales|courantes|du (?:foyer|menage|mois)|de la maison)|on depense|"
    r"je depense|nous depensons|"
    r"ils depensent|depenses (?:mensuelles|courantes|du mois|fixes)|budget (?:du menage|du mois|mensuel|familial|"
    r"du foyer|courant|de la maison)|"
    r"total des (?:charges|depenses)|la maison (?:nous |me )?(?:coute|revient)|"
    r"train de vie|pour vivre|(?:on|je|nous|ils|elle|il) (?:vit|vis|vivons|vivent) (?:avec|sur)|"
    r"on tourne a|chez nous c'est)\b"
)
NEEDED_IN = re.compile(
    r"\bhorizon\b|\b(?:c'est )?pour dans\b|\b(?:j'en|on en|nous en) (?:ai|a|avons|aurai|aura|aurons) besoin\b|"
    r"\bbesoin de (?:cet|cette|l'|la|ces|tout|ca)[^.;]{0,20}\b(?:dans|d'ici|vers)\b|"
    r"\b(?:le|la|les) (?:laisser|laisse|bloquer|bloque)\b|\bbesoin\b[^.]{0,26}\bavant\b|\b(?:pas|"
    r"plus) (?:[a-z']+ ){0,3}(?:toucher?|servir|bouger|sortir)\b[^.;]{0,12}\bavant\b|"
    r"\bpas avant\b|\bplus loin que\b|"
    r"\bplace\w*\b[^.]{0,30}\b(?:sur|pendant|pour)\b|"
    r"\bbloqu\w+\b[^.]{0,20}\b(?:sur|pendant|pour)?\b|\bdisons entre\b|\bplacement a\b|\bon (?:se met|part) sur\b|"
    r"\bvieux jours\b,? dans\b|"
    r"\bd'ici\b(?= (?:\d+|[a-z-]+) (?:ans|mois))"
)
# Savings already placed have their own rows: their balance is not what is free.
PLACED = re.compile(
    r"\b(?:livrets?|leps?|pea|per|perp|ldd|ldds|pel|cel|assurances?[- ]vie|madelin|bitcoins?|cryptos?|compte[- ]titres|"
    r"scpi|article 83)\b"
)
# Cover, care and work: their amounts a month are no saving.
COVERED = re.compile(
    r"\b(?:indemnit\w+|arret|maintenir|maintien|rente|capital|obseques|invalidite|mutuelle|cotis\w+|prevoyance|"
    r"retraite a)\b"
)
MONEY_TALK = re.compile(
    r"\b(?:(?<!d')epargn\w+|plac\w+|investi\w+|livret|assurance[- ]vie|bourse|risques?|horizon|actions|profil|"
    r"marches?|economies|liquidites?|"
    r"fonds|argent)\b"
)
CAREFUL = re.compile(
    r"\b(?:pepere|dormir (?:tranquille|sur mes deux oreilles)|pere de famille|zero risque|aucun risque|"
    r"sans (?:aucun )?risques?|"
    r"pas (?:de|prendre de|le moindre) risques?|prudente?s?|(?:ca )?(?:me|nous) fait peur|rien risquer|rien perdre|"
    r"pas (?:perdre|jouer|joueu\w+)|on ne joue pas|"
    r"(?:dors|dort|dormons|dormirai[st]?|dormirait) (?:mal|pas (?:quand|si|des))|rien de (?:trop )?risque|"
    r"retrouver (?:entier\w*|intact\w*)|ecureuils?|casino|loterie|"
    r"le moindre risque|(?:que|rien que|uniquement|seulement) du (?:garanti|sur|securise|solide)|"
    r"(?:retrouver|recuperer|revoir) (?:ma|notre|sa|leur|toute ma) mise|"
    r"(?:bourse|actions|marches|risque)\b[^.;?]{0,24}\b(?:(?:pas|plus) (?:en )?entendre parler|tres peu pour|non merci|"
    r"pas (?:mon truc|pour (?:moi|nous)|confiance)|j'ai peur)|"
    r"(?:supporte|supporterai[st]|supportent|tolere) (?:pas|mal)|(?:ca )?(?:me|nous) (?:stresse\w*|angoisse\w*)|"
    r"(?:jamais|plus|pas) toucher au capital|securis\w+|capital garanti|mefi\w+|"
    r"(?:protege\w*|preserv\w+|garder intact|garantir) (?:le|son|mon|notre|leur) capital|securite|frileu\w+|"
    r"aime pas (?:le risque|"
    r"quand ca bouge))\b"
)
BALANCED = re.compile(
    r"\b(?:equilibree?s?|equilibre|moitie\b[^.]{0,30}\bmoitie|un petit peu|un peu,? mais pas (?:tout|trop)|"
    r"un peu des deux|celui du milieu|bouge un peu|coup\w* la poire en deux|le juste milieu|"
    r"(?:petite (?:part|dose|poche)|une part|un peu) (?:d'|de |en )(?:actions|bourse|unites de compte|uc)\b|"
    r"un peu de (?:risque|bourse|actions)|"
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
    r"\b(?:epargn\w+|economis\w+|de cote|plac\w+|mets|met|mettre|capital|cagnotte|pecule)\b[^.;?]{0,60}?\b"
    r"(?:pour|afin de|en vue de|afin d'|en vue d')(?: pouvoir| un jour| plus tard)* ?"
    r"(?=(?:nous |me |m'|s'|se |lui |leur |leurs |l')?[a-z-]+(?:er|ir|re|oir)\b)|"
    r"\b(?:epargner?|economiser?|mettre de cote|mets? de cote|mettons de cote|placer|je mets|"
    r"on met)(?: de l'argent)? pour "
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
    r"\b(?:il (?:nous |me |m'|lui |leur |vous )?(?:en )?(?:faut|faudra|faudrait)|vers|environ|autour de|viser|"
    r"besoin de|"
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
# What bears risk, and how one takes it: the two said together tell the risk that is borne.
RISKY = re.compile(
    r"\b(?:bourse|actions|risques?|marches?|volatilite|fluctuations?|montagnes russes|crypto\w*|unites de compte|"
    r"(?:que|quand) ca (?:bouge|baisse|descend|monte et descend|plonge|secoue)|perdre de l'argent)\b"
)
AT_EASE = re.compile(
    r"\b(?:ca (?:me|nous) (?:va|plait|amuse|parle|tente)|j'assume|on assume|j'accepte|on accepte|pas de (?:probleme|"
    r"souci)|"
    r"aucun (?:probleme|souci)|je suis pour|on est pour|m'eclate|j'adore|a l'aise|fait partie du jeu)\b"
)
ILL_AT_EASE = re.compile(
    r"\b(?:(?:me|nous) (?:donne|file|fout|fiche|colle)\w* (?:le |la |des |de l')?(?:vertige|trouille|frousse|"
    r"angoisses?|"
    r"boutons|sueurs|cauchemars|insomnies|mal au ventre)|j'en (?:dors|dormirais) pas|je deteste|j'ai horreur|"
    r"pas mon true?c|"
    r"pas pour (?:moi|nous)|pas notre genre|pas mon genre|je fuis|on fuit|je n'y (?:touche|vais|connais)|"
    r"(?:tres )?peu pour (?:moi|nous)|j'y crois pas|jamais de la vie)\b"
)
# "Entre le loyer, l'essence et la bouffe, ça me fait 1 400": what the household's spending adds up to.
ADDS_UP = re.compile(
    r"\bentre (?:le|la|les|l')[^.;?]{0,16}\b(?:loyer|credits?|courses|essence|bouffe|electricite|charges|enfants|"
    r"factures|"
    r"assurances|impots)\b[^.;?]{0,80}\b(?:ca (?:me |nous )?fait|ca monte a|on (?:est|arrive|tourne) a|j'en ai pour|"
    r"on en a pour)\b"
)
