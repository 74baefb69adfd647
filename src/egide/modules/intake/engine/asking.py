"""The words by which cover is asked for, agreed to, refused, put off, and by which brokers offer it and sum up."""

from __future__ import annotations

from egide.kit import patterns as re

LISTED = re.compile(
    r"\s*(?:\([^)]{1,24}\)\s*)?(?:,|/|\+|;|et|ou|puis|ainsi que|plus|et puis|et aussi|aussi bien que|ni)\s*"
    r"(?:(?:,|et|puis|aussi|enfin|pour|en|sur|une?|la|le|les|l'|du|de|des|de la|d'|ma|mon|mes|sa|son|notre|nos|"
    r"votre|"
    r"vos|petite|bonne|assurance|contrat|devis|voir|ce|cette|deux|son|leur|au|cote)\s*)*$"
)
WANT = re.compile(
    r"\b(?:(?:je|on|nous|il|elle|ils|tu) (?:me |nous |se |vous )?(?:veux|veut|veulent|voulons|voulait|voulais|"
    r"voudrais|voudrait|"
    r"voudrions|voudraient|aimerai\w*|souhait\w*|cherch\w*|demand\w*|prend\w*|prends|viens|vient|venons|"
    r"viennent|avions|pense)"
    r"(?: (?:pour|voir|parler))?|j'aimerais|(?:me|nous|lui|leur) (?:faut|faudrait|faudra|reclame\w*|exige\w*)|"
    r"faut (?:que|une?|le|la|l')|faut|besoins?|"
    r"interesse\w*|(?:venue?s?|la|ici|viens|vient) pour|c'est pour|pour (?:parler|voir)|"
    r"on part sur|partons sur|a propos de|"
    r"au sujet d\w*|demandes?|j'ajoute|faudrait|projets?(?= ?:)|(?:pai|pay)\w+ (?:bien |beaucoup |"
    r"vraiment )?trop(?: cher)?|recherche|objet|ce qu'(?:il|elle|on|ils) "
    r"(?:cherche\w*|veu\w+)|son sujet|priorite|refaites|faites(?:[- ]moi)?|trouvez|regardez|regarder|revoir|"
    r"reprendre|changer|resilier|renegocier|comparer|comparez|mieux couverte?|devis|etude|mandat|point (?:un|"
    r"deux|trois)|"
    r"souscri\w+|mettre en place|chiffr\w+|ok pour|d'accord pour|partante?s? pour|veut|veulent|voudrait|"
    r"souhaite\w*|aimerait|"
    r"parler d|s'occuper d\w*|par contre|en revanche|sollicite|envisage\w*|ajoutez|ajouter|rajoutez|mettez|prenez|"
    r"m'inquiete|m'interesse|reflechi\w+ a|signer|signe)\b"
)
# A thing ("la voiture") is insured only where these words are.
INSURES = re.compile(
    r"\b(?:assur\w+|devis|couvr\w+|couvert\w*|contrats?|tarifs?|proposition|mutuelle|regard\w+|revoir|comparer|"
    r"compar\w+|parler d\w*|"
    r"s'occup\w+|c'est pour|(?:que je|qu'on|de|a) pens\w+ a|la pour|on en parle|viens pour|venue?s? pour|chiffr\w+|"
    r"on avait dit|"
    r"je vous fais|au sujet|"
    r"demande|franchises?|chez vous|le sujet)\b"
)
ASK_AFTER = re.compile(
    r"\W*(?:(?:ca|celle-la|celui-la|elle|alors|aussi|surtout|seulement|uniquement|,|bien sur|:|oui,|mais)\W*)*(?:"
    r"(?:je|on|il|elle|ils|nous) (?:la |le |les |l'|en |m'|vous |n'en )*(?:veu\w+|prend\w*|voudr\w+|aimer\w+|"
    r"cherch\w*|souhait\w*|signe\w*)|"
    r"oui\b|ouais|volontiers|a (?:refaire|revoir|changer|comparer|regarder|prevoir|etudier|chiffrer)\b|me faut|"
    r"nous faut|"
    r"(?:elle |il |c'est |ca )?(?:est |reste )?(?:trop (?:chere?s?|elevee?)|hors de prix|du vol|exorbitante?)|"
    r"(?:elle |il |ca )?(?:me |nous )?coute (?:un (?:rein|bras|oeil|pognon)|les yeux|une (?:blinde|fortune)|la peau|"
    r"bonbon)|"
    r"comparez|regardez|chez vous|"
    r"c'est (?:urgent|pour ca|le sujet|ma priorite|mon cauchemar|"
    r"ce qui m'amene|l'urgence|important)|ok\b|d'accord|interesse\w*|expire|m'inquiete|me tracasse|me preoccupe|"
    r"(?:ca )?m'interesse|d'abord|en priorite|on veut|"
    r"on (?:le|la) (?:fait|change)|a souscrire|demandee?s?|voulue?|acceptee?|partante?|seulement|uniquement|"
    r"et c'est tout|allons-y)"
)
ONLY_YES = re.compile(r"\W*(?:[a-z-]+\W+)?(?:oui|ouais)(?: mais)?\W*")
# "Le PER de mon ancienne boîte, je voudrais le rapatrier": asked for once it has been named.
LATER_ASKED = re.compile(
    r"\b(?:je|on|nous) (?:voudrais|veux|veut|voudrait|aimerais|aimerait|souhaite\w*) (?:le|la|les|en|y|l')\b|"
    r"\btrouve[rz]?[- ](?:moi|nous) (?:autre chose|mieux|moins|quelque chose)|"
    r"\b(?:je|on|il|elle) (?:veux|veut|voudrais|voudrait) qu'(?:on|il|elle)|"
    r"\b(?:faut|veux|veut|voudrais|aimerais|faudrait|faudra)[^.]{0,16} (?:l'|les )assur\w+|\bil (?:me|nous|"
    r"lui) (?:faut|faudrait) une? "
    r"(?:couverture|assurance|garantie|contrat)|\b(?:pouvez|pourriez)(?: me| nous)? (?:la |le |les |l')(?:regarder|"
    r"revoir|assurer|comparer|chiffrer|reprendre)|"
    r"\bc'est (?:de|pour) (?:ca|cela) qu[e']|\bil (?:m'|nous |lui )en faut\b|"
    r"\bil (?:nous |me )?faut (?:que vous|trouver|une solution)|"
    r"\bc'est pour ca que (?:je|on)\b|\bqui (?:paie|paye|paiera)\b"
)
PUT_OFF = re.compile(
    r"\b(?:plus tard|on (?:en )?(?:re)?(?:parlera|verra|reparle\w*)|une autre fois|pas (?:maintenant|aujourd'hui|"
    r"ce soir|tout de suite|pour (?:l'instant|le moment|moi|nous|lui|elle)|encore|question|besoin|interesse\w*|"
    r"avant|la peine|mon truc|"
    r"notre priorite|utile|touche)|l'annee prochaine|"
    r"au printemps|a l'automne|laisse\w* (?:tomber|tranquille|de cote)|un jour|on oublie|on (?:la |le |"
    r"les )?laisse|"
    r"laisse tel quel|ne (?:l'|m')interesse|ne souhaite pas|n'en (?:veut|veux|voulons|prendr\w+) pas|"
    r"(?:tres|(?:on est|suis|est)) bien (?:comme|la|a|chez|ou|au)|"
    r"n'y (?:touche|change)|on y reste|j'y reste|reste dessus|reste ou|content\w*|change (?:pas|rien)|"
    r"rien a changer|refus\w*|"
    r"decline\w*|ecarte\w*|abandonn\w*|sans suite|regardera quand|pas entendre parler|tant qu'|trop tard|(?:ca |"
    r"tout )roule|(?:on|je) (?:la |le |les )garde\b|satisfait\w*|s'en occup\w+|"
    r"on n'en parle pas|bouge (?:pas|rien)|touche (?:pas|rien)|pas a l'ordre|attend\b|a revoir (?:dans|en|au|"
    r"a la)|a recontacter|conserve\w*|maintenue?s?|inchange\w*|deja (?:couvert\w*|regle\w*|pris\w*|"
    r"fait\w*|assure\w*|souscri\w*|paye\w*)|(?:me|nous|lui) suffit|suffisant\w*|jamais|theorique|rien de plus|"
    r"s'en contente|veut dire non|pas touche|"
    r"dit non|ca va comme|pas de suite|c'est (?:le|la|mon|ma|l') ?(?:patron|employeur|boite|entreprise|syndic|"
    r"ordre|comptable)|n'a pas (?:envie|accroche)|rien en)\b"
)
REFUSED_BEFORE = re.compile(
    r"\b(?:pas (?:la |ici |venue?s? )?(?:pour|d'|de|du|parler|besoin|interesse\w*)|pas (?:entendre|question)|"
    r"(?:ne|n'en|n'y) (?:veu\w+|souhait\w+) (?:pas|rien|plus)|"
    r"ne (?:veut|veux|souhaite|cherche) (?:pas|rien)|n'a (?:pas|rien) (?:voulu|souhaite|retenu)|rien (?:en|sur|"
    r"cote|pour)|sans|aucun\w*|ni|(?<!nous a )(?<!m'a )(?<!ete )refus\w*|decline\w*|ecarte\w*|abandonn\w*|"
    r"touche (?:pas|rien)|touchez pas|laisse\w*(?: tomber)?|oubli\w+|pas touche|deja|hors de question|"
    r"si un jour|eventuel\w*|au lieu|a la place|plutot que|"
    r"renonc\w+|differe\w*|reporte\w*|evite\w*|je ne (?:vous )?parle pas|suffit)\b[^,.;:]{0,28}$|"
    r"\b(?:abandonn\w*|ecarte\w*|decline\w*)\b[^.;:]{0,40}$"
)
HAS = re.compile(
    r"\b(?:vous avez|vous etes (?:ou|chez|assure\w*|couvert\w*)|ou est|chez qui|actuelle\w*|deja|avez-vous|"
    r"avez vous|encore|"
    r"vous (?:couvre|cotisez|payez|paye)|tu (?:as|es|payes)|vous etes sur|vous l'avez|est (?:assure\w*|couvert\w*)|"
    r"est a qui|coute combien|"
    r"elle vient d'ou|"
    r"combien (?:vous|d')|depuis quand|est (?:bien )?a jour|c'est chez|est chez|convient|toujours|obligatoire|"
    r"c'est (?:la|celle de la|chez|a la|au|toujours|votre) [a-z' -]{2,30}\?|proprietaires?|a vous|"
    r"vous etes (?:serein|tranquille|rassure|au clair|a l'aise|satisfait|"
    r"content|couvert|au courant|inform)\w*|"
    r"(?:tout |c'est |est )(?:bien )?(?:en ordre|en regle|regle|a jour|cale)\w*)\b"
)
YOURS = re.compile(r"\b(?:votre|vos|ta|ton) $")
PROPOSES = re.compile(
    r"\b(?:on (?:peut|pourrait|regarde|etudie|s'(?:en )?occupe|fait|traite|met)|(?:je|j') ?(?:vous |te |t'|lui |"
    r"leur |la |le )?(?:peux|"
    r"propose|ajoute|fais|regarde|etudie|mets|chiffre|prepare)|"
    r"(?:vous )?(?:voulez|souhaitez|cherchez|venez pour|interesse\w*)|besoin|devis|etude|c'est pour|changer|"
    r"comparer|revoir|travaille|actualite|(?:deja )?(?:pense|songe|reflechi) a)\b"
)
# "Chez nous on fait l'auto, la santé, la retraite": what the house sells, not what is done for these clients.
CATALOGUE = re.compile(
    r"\b(?:chez nous|au cabinet|a l'agence|dans (?:notre|l'|la|mon) ?(?:agence|cabinet|maison|metier)),? "
    r"(?:on|nous|je) (?:fait|faisons|fais|propos\w+|vend\w*|a|avons|s'occupe|traite\w*|travaille\w*)|"
    r"\b(?:on|nous|je) (?:fait|fais|faisons|vends?|vendons|traite) (?:un peu )?(?:de )?(?:tout|aussi bien)\b|"
    r"\b(?:mon|ma|notre) (?:associee?|collegue|confrere|consoeur) (?:fait|s'occupe|gere|traite)\b"
)
# "Elle s'en occupe toute seule", "il vous appellera": somebody else's need, which they see to themselves.
SEES_TO_IT = re.compile(
    r"\b(?:il|elle|ils|elles) (?:s'en (?:occup|charg|debrouill)\w+|se debrouill\w+|(?:va|vont) "
    r"(?:vous |le |la |les |s'en )[a-z]+er|(?:vous |te )(?:appell|contact|rappell|ecri)\w+)|"
    r"\b(?:lui|elle|eux)-memes?\b|"
    r"\b(?:autre|prochain) rendez-?[- ]?vous pour (?:vous|elle|lui)\b"
)
CALLS_YOU = re.compile(r"\b(?:vous|te) (?:appell|contact|rappell|ecri)(?:era|eront)\b[^.;]{0,24}$")
# "Je ne veux pas que mes enfants paient": a burden to be spared to somebody.
SPARES = re.compile(
    r"\b(?:veux|veut|voudrais|voudrait|voulons|souhaite\w*|aimerai\w+) pas (?:que|qu'|leur|lui|laisser|faire|etre)\b|"
    r"\bpour (?:pas|ne pas) (?:que|qu'|leur|lui|laisser|embeter|etre)|"
    r"\b(?:eviter|epargner) (?:que|qu'|a mes|a nos|de laisser)"
)
SUMS_UP = re.compile(
    r"\b(?:je (?:vous )?(?:resume|recapitule|redis|recap)|recap\w*|resume|on (?:part|est partis?|a dit|"
    r"avait dit) (?:sur|pour)?|je (?:vous )?(?:prepare|envoie|chiffre|lance|etudie|"
    r"fais(?! signer)|propose donc|mets|note|compare)|deux devis|un devis|trois devis|alors donc|donc|"
    r"chantiers?|sujets?|on (?:fait|lance|regarde|s'occupe)|dossiers?)\b"
)
RECAP = re.compile(
    r"\b(?:(?:je|on) (?:vous )?(?:recapitule|resume|redis)|pour resumer|en resume|au final|"
    r"alors je vous (?:mets|fais|prepare)|"
    r"donc (?:juste|uniquement|seulement)|(?:deux|trois) choses|je (?:vous )?chiffre|devis)\b"
)
AGENDA = re.compile(
    r"\b(?:qu'est[- ]ce (?:qui|que|qu')(?! vous (?:avez|faites|payez|touchez|gagnez|en pensez|avez comme))|"
    r"que puis-je|qu'attendez[- ]vous(?: de moi)?|vous attendez quoi|"
    r"vous amene|amene|je peux (?:faire|vous aider)|c'est pour (?:quoi|ca)|le sujet|priorite|"
    r"on commence|dans quel ordre|(?:deuxieme|premier|autre) sujet|autre chose|ensuite|quoi d'autre|"
    r"pour quoi (?:au juste|vous)|pourquoi (?:aujourd'hui|vous|m')|"
    r"tracasse|preoccupe|on fait quoi|vous (?:venez|veniez|vouliez|voulez|aviez) (?:pour|me voir|parler|quoi)|"
    r"je vous ecoute|(?:lequel|laquelle)(?: on| vous|,| d'abord| en premier)|votre (?:demande|besoin|projet)|"
    r"(?:sur|de) quoi (?:au juste|aujourd'hui|on|vous|voulez|souhaitez|parle)|le point sur quoi|"
    r"vos (?:projets|besoins|demandes|priorites)|en (?:quoi|etiez)|par quoi|qu'est[- ]ce qu'il (?:lui|vous) faut)\b"
)
TAKES = re.compile(
    r"\b(?:j'en (?:prends|veux|voudrais) une?|je (?:la|le|les) (?:prends|veux|voudrais|signe)|on (?:la|le|"
    r"les) prend|mettez[- ](?:la|le|les)|"
    r"prenez[- ](?:la|le|les)|faites[- ](?:la|le|les|moi)|ajoutez[- ](?:la|le|les)|(?:je|on) (?:veux|veut|"
    r"voudrais|voudrait|aimerais|souhaite) (?:en |la |le |les )?"
    r"(?:changer|revoir|comparer|quitter|resilier|baisser|payer moins)|regardez|comparez|trop chere?s?|changer|"
    r"allez-y|je voudrais le faire|il (?:en )?veut une?|moi j'en veux)\b"
)
YES = re.compile(
    r"(?:^|[.!?,;] ?)(?:justement,? (?:je|on|j'|nous|il)|ca tombe bien|j'allais (?:y venir|vous)|"
    r"je voulais (?:m'en|le |la |les |en |y |regler)|allez(?:-y)?|"
    r"vas-y|faites|si\b(?! seulement| jamais| un jour)|c'est (?:exactement |"
    r"bien )?(?:ce|ca)|ca,? oui|montrez|voyons|vous me faites|je (?:l'ouvre|signe)|(?:ca|cela) m'interesse(?! pas)|"
    r"chiffrez|etudiez|envoyez|proposez|comparez|lancez|faisons|on est d'accord|j'en prends|oui|preparez|"
    r"il (?:la|en) veut|elle (?:la|en) veut|mettez|banco|ajoutez|regardez|ce serait bien|je suis preneu\w+|"
    r"on (?:la|le) prend|pourquoi pas)\b"
)
NO = re.compile(
    r"\b(?:si seulement|touchez du bois|impossible|j'ai (?:deja|tout|ce qu'il faut)|on a deja|"
    r"je suis (?:tres )?content\w*|non non|tres bien (?:a|chez|la)|laissez|merci bien|finalement|"
    r"j'ai change d'avis|"
    r"n'en (?:veux|prendrai|voulons) pas|sans facon)\b"
)
ONLY = re.compile(r"\b(?:juste|seulement|uniquement|surtout|plutot|point)\b")
BOUGHT = re.compile(
    r"\b(?:achet\w+|vend\w+|achat|vente|lou(?:er|e|ent)|trouve|constru\w+|renov\w+|payer|rembours\w+|"
    r"attestation)\b[^,.]{0,24}$"
)
TAG = re.compile(
    r"^\W*(?:et )?(?:ca vous (?:va|dit|convient|interesse|parle)|vous en pensez|on (?:le|la|les) (?:fait|"
    r"regarde|met)|d'accord|c'est (?:ca|bien ca|bon)|ok|on y va|ca marche|qu'en)"
)
# A sentence that goes on about what was named in the one before.
FORMERLY = re.compile(r"\b(?:avant|autrefois|a l'epoque|j'avais (?:pris|voulu)|ancien\w*|il y a longtemps)\b")
# A memo that numbers what is asked for: "Trois, la retraite."
NUMBERED = re.compile(
    r"^\W*(?:un|deux|trois|quatre|cinq|primo|secundo|tertio|premierement|deuxiemement|troisiemement|"
    r"[1-5]\)?), (?:la |l'|le |sa |son |leur )?$"
)
CONTINUES = re.compile(
    r"(?:\b(?:et|puis|plus|ainsi que)(?: aussi| puis)?|, (?:elle|lui|moi|madame|monsieur)) (?:pour |sur |en |"
    r"de |voir )?"
    r"(?:une? |la |le |l'|les |des |ma |mon |sa |son |notre )?$"
)
# "Deux choses : la mutuelle et ma retraite".
COUNTED = re.compile(
    r"^\W*(?:(?:alors|ben|bah|oui|euh|bonjour)\W+)*(?:deux|trois|quatre|plusieurs|quelques) "
    r"(?:choses|sujets|points|trucs|demandes)\b"
)
JUST = re.compile(r"\b(?:juste|uniquement|seulement|rien que|que pour)\W+(?:la |le |l'|les |ma |mon |pour )?$")
GOES_ON = re.compile(
    r"\W*(?:elle|il|ca|c'|on|je|j'|pas|plus|non|mais|pour|une autre|l'annee|nous|la (?:mienne|notre)|celle|"
    r"celui|trop|compar|regard|oui|et (?:je|on|elle|il)|"
    r"faut|chez|ce|cette|tant|qui|tres|bien|ni|moi|laiss|touche|jamais|a revoir|a voir|ok)"
)
BOTH = re.compile(r"\b(?:les deux|les trois|les quatre|l'un et l'autre)\b(?! (?:premier|dernier|de suite|a l'heure))")
FIRSTS = re.compile(r"\b(?:les )?(deux|trois) premiere?s?\b|\b(?:le|la) premiere?\b")
ALSO = re.compile(r"\b(?:ajoutez|aussi|en plus|rajoutez|et (?:puis )?(?:la|le|l'))\b")
