"""The words that incomes go by, each with the nature it tells."""

from __future__ import annotations

from egide.modules.intake.engine.anchors import Trigger

TRIGGERS = (
    Trigger(
        "salaire",
        r"salaires?|appointements|emoluments|cachets|vacations|"
        r"(?<!je )(?<!on )(?<!il )(?<!elle )(?<!nous )(?:la|ma|sa|ta|leur|fiche de|votre|une|son|les) (?:paie|paye)|"
        r"gagne[sz]?|gagnent|gagner|(?<!y )touche[sz]?(?! pas| plus)|touchent|toucher|touchez|"
        r"(?:je|j'|tu|il|elle|me|lui) ?(?:percois|percoit|palpe|empoche|emarge)|percoit|"
        r"(?:me|se|te|m'|s'|nous|vous vous) ?(?:paie|paye|verse[sz]?|prends|prend|paient|payent|versent|"
        r"payez|tirez|degagez|remunerez|prenez|sors|sort|sortez|tire|degage|remunere|file|filent|vire|virent|"
        r"sers|sert|octroie|accorde|"
        r"font un virement|donne|donnent|"
        r"fait un virement)|(?:suis|est|es|etes|sommes) (?:bien |mal )?(?:payee?s?|remuneree?s?)|"
        r"soldes?(?= (?:nette?s?|de|mensuelle|:))|solde|ramene|remunerations?|traitement|smic|prime comprise|"
        r"treizieme mois|sur treize mois|temps partiel|mi-temps|gerance|niveau de salaire|"
        r"net (?:mensuel|imposable|a payer)|bulletins?(?: de (?:paie|paye|salaire))?|dans (?:ma|sa|"
        r"leur) poche|menages|(?:se|s'en) preleve|(?:je|il|elle) (?:me |m'en |se |s'en |"
        r"en )?preleve|que (?:je|"
        r"j') ?preleve|prelevements personnels",
        least=100,
        shared=True,
    ),
    Trigger(
        "revenu",
        r"revenus?(?! (?:a garantir|fonciers?|locatifs?|fiscal|de remplacement|garanti))|declare[sz]?|rentrees?|"
        r"m'a rapporte|ca me fait|ca fait|ca m'a (?:fait|laisse)|me rapporte|"
        r"(?:j'ai|il a|elle a|on a) (?:sorti|degage|declare)|(?:j'ai|il a|elle a) gagne|"
        r"(?:je|il|elle|on) (?:sors|sort|degage)(?= (?:environ |dans les )?(?:\d|[a-z]+ (?:cent|mille)))|"
        r"(?:on|je) (?:vit|vis) avec|fait rentrer|(?:elle|il) (?:fait|"
        r"rentre)|(?:je |il |elle )?(?:me|se) fai(?:s|t)|"
        r"je (?:fais|rentre|tourne a|plafonne a|me situe|sors)|combien net|ca (?:me|lui|nous) laisse|"
        r"(?:je suis|elle est|il est|on est|j'etais|(?:ma|votre) (?:femme|compagne|conjointe) est|"
        r"(?:mon|votre) (?:mari|epouse|compagnon|conjoint) est) (?:a|autour de|dans les)(?= (?:\d|"
        r"[a-z]+ (?:mille|cent)))|"
        r"(?:je|il|elle|on) (?:arrive|monte|grimpe|frole|depasse|avoisine|approche|culmine) (?:a |les )?(?=\d|[a-z]+ "
        r"(?:mille|cent))|"
        r"(?:qui|me) tombent?|(?<!benefice )(?<!benefices )(?<!resultat )(?<!retraite )(?<!pension )tourne (?:a|"
        r"autour)|m'en sors a|rien d'autre qui rentre|vous vivez (?:de|"
        r"sur) quoi",
        least=100,
        pull=6,
    ),
    Trigger(
        "revenu",
        r"il (?:me|nous|lui) reste|(?:me|nous|lui) laisse|comptable m'a sorti|vous sortez",
        least=100,
        pull=6,
        period="required",
        near=r"\b(?:charges|honoraires|tout paye|benefices?|chiffre|urssaf|cotisations|recettes|cabinet|boutique|"
        r"vignes|"
        r"epicerie|commerce|taxi|comptable|exploitation)\b",
    ),
    Trigger(
        "salaire",
        r"(?:le|mon|son|votre|en|un) fixe(?! (?:du bureau|a la maison|de la maison))",
        least=500,
        near=r"\b(?:variables?|primes?|commissions?|commercial\w*|vrp|salaire|paie|paye|bonus|bruts?|gagne\w*|objectifs)\b",
    ),
    Trigger("bnc", r"bnc|b n c|benefices? non commerciaux|non commerciaux", least=1000),
    Trigger("bic", r"bic\b|b i c|benefices? industriels|benefices?|resultat|me degage|degage", least=1000),
    Trigger("ba", r"benefices? agricoles?|(?:en|le|mon|de|son) ba\b|ba (?=(?:20)?\d)|revenus? agricoles?", least=500),
    Trigger(
        "pension_retraite",
        r"pensions?(?! (?:alimentaire|d'invalidite|de reversion|estimee|projetee|annoncee|que je|"
        r"pour [a-z]+,? (?:il|son|leur)))|(?:ma|sa|de|leur|"
        r"(?<!depuis )la) retraite(?! (?:complementaire|anticipee))|retraites|"
        r"caisse (?:des|de retraite)|retraite(?= de (?:monsieur|madame|lui|elle))|carsat|msa|m s a|agirc(?:[- ]arrco)?|"
        r"cnav|cnracl|ircantec|cipav|carmf|reversion|pension de reversion|pensionnee?s?",
        least=100,
        most=15000,
        pull=4,
        payer=True,
    ),
    Trigger(
        "pension_alimentaire",
        r"pension alimentaire|pension (?=pour [a-z]+,? (?:il |elle )?(?:la |vous )?[a-z]+[^.?]{0,24}\b(?:son|"
        r"leur) (?:pere|papa|mere|maman)\b)|"
        r"pension (?:que|qu') ?(?:me |nous |lui )?verse|(?:ex|"
        r"(?<!ma )(?<!mon )(?<!sa )(?<!son )(?<!-)(?:pere|"
        r"mere|papa|maman))(?:-(?:mari|femme))?(?: (?!je|on|nous|tu)[a-z-]+){0,5} (?:(?:me|lui|nous) |m')?(?:verse|"
        r"donne|envoie|paie|paye|file|vire)|l'ex\b[a-z', -]{0,90} (?:me|lui|nous) (?:verse|donne|envoie|paie|paye)|"
        r"(?:leur|son) (?:pere|mere) (?:(?:me|lui|nous) |m')?(?:verse|donne|envoie|paie|paye|file|vire)|"
        r"(?:il|elle) (?:me|nous) (?:verse|donne|envoie|paie|paye)(?=[^.;]{0,36} par (?:enfant|gamin|gosse|tete))|"
        r"(?:il|elle|le pere|la mere|votre ex) (?:vous|te) (?:verse|donne|paie|paye|envoie) (?:quelque chose|combien|"
        r"une aide)|(?:pere|mere|papa|maman|ex)(?: [a-z-]+){0,5} (?:participe|contribue)|pa(?= (?:\d|pour|:))",
        least=20,
        most=6000,
        pull=-6,
    ),
    Trigger(
        "revenus_locatifs",
        r"(?:les |des |de |en )?loyers(?! impayes)|(?:le|un) loyer(?= (?:est|de|c'est|que je (?:touche|percois)|"
        r"encaisse))|loue[es]?(?! pas| plus)(?= [^.]{0,24}(?:euros|\d|cent|mille|mois))|revenus? (?:locatifs?|"
        r"fonciers?)|foncier(?= ?[:=,]? ?\d)|"
        r"loyer (?=d'un)|loue[es]?(?= (?:a l'annee|a un|a des|a une|a la semaine|en meuble))|encaisse|"
        r"locataires? (?:paie|paye|paient|verse|versent|me|nous|donne|regle)|rapporte|sci(?: (?:des?|du|les?|"
        r"la|[a-z-]{3,})){0,3} (?:me|nous|"
        r"lui) (?:laisse|verse|"
        r"reverse|donne)|loyer (?=du (?:local|studio|garage|parking|box|terrain|hangar)|de l'appart)|petit loyer",
        least=50,
        most=30000,
        pull=2,
    ),
    Trigger("dividendes", r"divid[ae]nd(?:e|es|s)?|holding (?:me |nous )?(?:re)?(?:monte|verse|distribue)", least=100),
    Trigger(
        "allocation_chomage",
        r"chomage|france travail|pole emploi|assedic|allocation(?= (?:de|d'environ|:) ?(?:\d|[a-z]+ (?:cent|"
        r"mille)))|indemnisation|allocation (?:chomage|de retour a l'emploi)|"
        r"are\b(?= )|indemnise[es]?",
        least=100,
        most=8000,
    ),
    Trigger(
        "allocations_familiales",
        r"caf\b|allocations? familiales?|allocs?|allocations|af(?= \d)",
        least=20,
        most=3000,
        pull=-4,
    ),
    Trigger(
        "rente",
        r"rentes? (?:de |d'|du |des |pour (?:la |le |l'|mon |ma |une? )?)?"
        r"(?:mineurs?|accident\w*|maladie|silicose|amiante|travail|invalidite|"
        r"viagere|orphelin\w*|incapacite|"
        r"militaire|anciens? combattants?)|rentes? de (?:la |l'|ma )?(?:secu\b|securite sociale|cpam|msa|"
        r"caisse)|(?:touche|percois|percoit|recois|recoit|"
        r"j'ai|me verse|nous verse) une (?:petite )?rente(?! (?:education|de conjoint|pour))|pension d'invalidite|"
        r"invalidite de (?:la secu|deuxieme|premiere)|en invalidite",
        least=50,
        most=8000,
    ),
    Trigger(  # what a contract already pays to who outlives, unlike the one that is asked for
        "rente",
        r"rentes? (?:de (?:conjoint|veuve?|reversion)|d'education|education)(?= (?:versee?s?|percue?s?|payee?s?|"
        r"servie?s?|que (?:je|il|elle|me|lui|m'|nous)|qu'(?:il|elle|on)))",
        least=50,
        most=8000,
        pull=-50,
    ),
    Trigger(
        "rente",
        r"rentes?(?! (?:d'education|education|de conjoint))",
        least=50,
        most=8000,
        near=r"\b(?:accident du travail|cpam|maladie professionnelle|viager\w*|militaire)\b",
    ),
    Trigger(
        "autre",
        r"prime d'activite|conge parental|paje|prepare(?= \d)|aah|aeeh|a e e h|ajpp|pch\b|asi\b|rsa\b|aspa|"
        r"apl\b|bourse(?: d'etudes| du crous)?|fermage|"
        r"indemnites? (?:d'elue?|de maire|d'adjoint|de stage|kilometriques)|"
        r"cours de (?:guitare|piano|yoga|musique|maths|soutien|chant|dessin|danse)|jetons de presence|droits d'auteur|"
        r"royalties",
        least=20,
        most=20000,
    ),
)
