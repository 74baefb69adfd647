"""The words of debts: what names a loan, what it paid for, and what each of its figures is."""

from __future__ import annotations

from egide.kit import patterns as re

RELATIVE = (
    r"meres?|peres?|parents|freres?|soeurs?|oncles?|tantes?|beau-pere|belle-mere|beau pere|belle mere|beaux-parents|"
    r"beaux parents|beau-frere|beau frere|belle-soeur|belle soeur|grand-mere|grand-pere|grand mere|grand pere|"
    r"grands-parents|grands parents|maman|papa|mamie|papi|papy|cousine?|tonton|tata|parrain|marraine|"
    r"fils|fille|neveu|niece"
)
_NOUN = r"(?:credits?|prets?|emprunts?|financements?)"
HOUSE = (
    r"maisons?|pavillon|villa|baraque|residence(?: principale)?|logement|immo(?:bilier)?s?|duplex|"
    r"terrain|construction|immeuble|chalet|gite|habitation|toit|longere|ferme"
)
FLAT = (
    r"apparts?|appartements?|studio|t[1-6]|f[1-6]|[tf] (?:deux|trois|quatre)|(?:deux|trois|quatre)[- ]pieces|locatif|"
    r"locative|investissement locatif|garage|parking"
)
CAR = (
    r"prius|berlingo|trafic|kuga|puma|golf|polo|ibiza|octavia|leon|swift|taxi|voitures?|vehicules?|auto(?!-)|"
    r"bagnole|break|clio|dacia|duster|sandero|peugeot|renault|citroen|toyota|yaris|"
    r"scenic|kangoo|tesla|bmw|audi|megane|captur|zoe|twingo|fiat|ford|fiesta|opel|corsa|kia|hyundai|nissan|"
    r"qashqai|volvo|mercedes|skoda|suzuki|c3|c4|c5|208|308|2008|3008|5008|fourgon|camionnette|utilitaire"
)
RIDE = r"motos?|scooter|scoot|camping-car|camping car|caravane|quad|bateau"
WORK = (
    r"licence|cabinet|officine|fonds de commerce|tracteur|moissonneuse|materiel|pharmacie|restaurant|boutique|"
    r"commerce|salon de coiffure|atelier|local professionnel|installation|patientele|clientele|machines?|"
    r"camions?(?: frigo(?:rifique)?)?|"
    r"parts (?:sociales|de la societe)|rachat (?:des|de mes|de ses) parts|plateau technique"
)
STUDY = r"etudes(?! notariales)|pret etudiant|master|reconversion"
GOODS = (
    r"cuisine|meubles?|remeubler|mobilier|travaux|vacances|voyage|mariage|piscine|veranda|electromenager|canape|"
    r"conso(?:mmation)?|revolving|toiture|chaudiere|pompe a chaleur|panneaux|salle de bains?|ordinateur|tele|"
    r"(?<!sur le )frigo|lave-linge|velo|piano|literie|matelas|fenetres|isolation|portail|telephone|iphone|"
    r"dentiste|implants"
)
OBJECTS = re.compile(
    rf"\b(?:(?P<home>{HOUSE})|(?P<flat>{FLAT})|(?P<car>{CAR})|(?P<ride>{RIDE})|(?P<work>{WORK})|(?P<study>{STUDY})|"
    rf"(?P<goods>{GOODS}))\b"
)
NATURES = {
    "home": "credit_immobilier",
    "flat": "credit_immobilier",
    "car": "credit_auto",
    "ride": "credit_auto",
    "work": "credit_professionnel",
    "study": "credit_etudiant",
    "goods": "credit_consommation",
}
# What a lender lends for, when nothing else tells.
CAR_LENDERS = frozenset(
    {"Diac", "Mobilize", "PSA Finance", "Volkswagen Bank", "Toyota Financement", "BMW Finance", "Viaxel", "RCI",
     "Stellantis Finance", "Ford Credit", "FCA Bank", "CA Auto Bank", "Hyundai Capital", "Crédipar", "CGI",
     "Mercedes-Benz Financial", "Leasys", "Arval", "ALD"}
)  # fmt: skip
WORK_LENDERS = frozenset({"BPI France", "Interfimo"})

# Nothing is owed: another contract, somebody else's, or a thing that is paid.
GONE = re.compile(
    r"\b(?:une fois (?:le|la|mon|notre) (?:credit|pret|emprunt) (?:rembourse|solde|fini)|loa|lld|leasing|location|"
    r"loue\w*|loyers?|credit-bail|voiture de (?:service|fonction|societe)|"
    r"(?:est|sont|c'est|ete|etait|toute?|deja|integralement) (?:\w+ )?(?:payee?s?|soldee?s?|rembourse[es]*|"
    r"termine[es]*|"
    r"fini[es]*|regle[es]*|eteinte?s?)|payee?s? (?:cash|comptant|au comptant|integralement)|au comptant|"
    r"(?:plus|pas|aucun|jamais|sans) (?:de |d'|un |un seul )?(?:credits?|prets?|emprunts?|dettes?)|"
    r"(?:pas|jamais) (?:donne suite|abouti)|(?:viens|vient|venons|viennent) de (?:le |la |les )?(?:solder|"
    r"rembourser)|tombee? a l'eau|on l'a payee?|(?:m'a|nous a) efface|efface l'ardoise|"
    r"je l'ai payee?|on l'a solde\w*|je l'ai solde\w*|"
    r"l'ai cloture|(?<=[, ])soldee?s?(?= (?:en|depuis|il y a|l'an|cet|par anticipation)\b|[.;]|$)|"
    r"fini de (?:payer|rembourser) (?:le |la |l'|les |mon |ma |mes |notre )|"
    r"fini de (?:la |le )?payer (?:l'an|en|"
    r"depuis|il y)|plus rien (?:a|dessus)|ne (?:doit|dois|devons) (?:plus )?rien)\b"
)
# Another thing of the kind, not the loan's own end.
ELSE = re.compile(r"loa|lld|leasing|locat|lou|loyer|credit-bail|service|fonction|societe|cash|comptant")
# "Il est loué 410 par mois, il y a encore un prêt dessus": let to others, which leaves the loan.
LET_OUT = re.compile(r"\b(?:(?:il|elle) est |(?:que je |qu'on |que nous )(?:le |la )?)(?:deja |actuellement )?$")
NOT_GONE = re.compile(
    r"\b(?:payee?|soldee?|finie?)\W+(?:(?:ah|ben|euh|oh)\W+)*non\b|\b(?:presque|bientot|pas encore|"
    r"pas (?:fini|payee?|termine|solde)\w*|sera|seront)\b"
)
# Said after a loan: the company's or a relative's, not ours.
OTHERS = re.compile(
    r"\bc'est (?:la |l'|ma |mon |leur |notre )?(?:sci|sarl|sasu|sas|societe|boite|entreprise|eurl|selarl|earl|gaec|"
    r"exploitation|holding)\b(?! civile)|\bses oignons|\bc'est (?:son|leur) (?:probleme|affaire|credit|pret|"
    r"histoire)\b|"
    r"\bc'est pas (?:nous|moi) qui (?:paie|paye|rembourse)|\bc'est (?:lui|elle|eux) qui (?:paie|paye|rembourse)\w*"
)
INSURED = re.compile(r"\b(?:assurance\w*|assure\w*|cotisation|mutuelle|garantie)\b")
NOT_INSURED = re.compile(
    r"\b(?:hors|sans|avec|compris|comprise|y compris|dont|incluse?) (?:l'|d')?assurances?\b|"
    r"assurances? (?:deja )?(?:comprise|incluse|compris|inclus|dedans|non comprise)"
)

PAYMENT_BEFORE = re.compile(
    r"\b(?:mensualites?|traites?|echeances?|rembours\w+|rends?|rend|rendons|rendent|paie|paye|payons|paient|payent|"
    r"verse|versons|sort|preleve\w*|interets?|fois|prelevements?|cheques?|virements?|chaque (?:mois|trimestre)|"
    r"tous les mois)\b[^.;]{0,26}$"
)
REMAINING_BEFORE = re.compile(
    r"\b(?:rest(?:e|a)\w*|encore|capital|dois|doit|devons|doivent|devez|plus que|solde|descendue?s?|crd|"
    r"debiteur\w*|ardoise)\b[^.;]{0,34}$"
)
REMAINING_AFTER = re.compile(
    r"\W*(?:euros?|€)?\W*(?:restante?s?|reste\b|a (?:lui |leur )?(?:rembourser|rendre|payer|solder)|de (?:capital|"
    r"reste)|"
    r"encore\b(?! (?:pour |pendant )?(?:\d+|[a-z-]+) (?:ans|mois|annees))|en capital|de crd|du(?:s)?\b(?! (?:pret|"
    r"credit|cic|lcl)))"
)
BORROWED_BEFORE = re.compile(
    r"\b(?:emprunt\w*|a l'origine|au depart|a la base|initial\w*|pretee?s?|preter|avancee?s?|avancer?|depannee?s?|"
    r"pret(?: \w+)?|credit(?: \w+)?|ptz|c'etait|montant|on a pris|ai pris|a pris|souscrit|contracte|finance\w*|"
    r"relais|in fine)\b\W*(?:[a-z']+\W+){0,4}$"
)
BORROWED_AFTER = re.compile(
    r"\W*(?:euros?|€)?\W*(?:sur (?!la |le |l'|les |ma |mon |notre )\w+|prise?s?\b|empruntee?s?|a l'origine|au depart|"
    r"a la base|au total sur|en in fine|pretes?\b|en \d+ ans|a (?:la |le )?[a-z' ]{2,24} (?:au depart|a l'origine))"
)
LASTS_BEFORE = re.compile(
    r"\b(?:encore|rest\w+|plus que|pendant|fini\w* dans|termine\w* dans|j'en ai|on en a|en ai pour|en a pour|pour|"
    r"derniere)\b[^.;]{0,22}$"
)
LASTS_AFTER = re.compile(
    r"\W*(?:restante?s?|a (?:payer|tirer|rembourser|courir|tenir)|encore|avant la fin|et (?:apres |"
    r"puis )?(?:c'est fini|"
    r"apres)|de reste|qui restent)"
)
WHOLE_TERM = re.compile(r"\b(?:sur|en|depuis|il y a|y a|age|dans les|duree (?:totale|initiale)? ?(?:de)?|depart)\W+$")
ENDS_NOT = re.compile(r"\b(?:depuis|achete\w*|signe\w*|pris\w*|souscrit\w*|debut\w*|commence\w*)\b[^.;]{0,14}$")
RATE_BEFORE = re.compile(
    r"\b(?:taux|taeg)(?: (?:fixe|variable|promo|nominal|etait|est|tourne))?(?: (?:de|a|c'est|d'environ|autour de|"
    r"en))*"
    r"\W*$"
)
RATE_LEAD = re.compile(r"(?:(?:\b(?:a|fixe|est a|etait a|c'est|autour de|on est a|de)|,)\W+|^\W*)$")
TAKEN_BACK = re.compile(
    r"\b(?:non|pardon|plutot|enfin|me trompe|attendez|excus\w+|mettez|maintenant|aujourd'hui|devenue?|rectif\w+|"
    r"euh non|je dis des betises|rachete\w*|renegoci\w+)\b"
)
LEFT_OUT = re.compile(
    r"\b(?:payait|payais|payions|versait|au total|en tout|tous credits|jusque-la|avant on|l'an dernier|"
    r"autorisation|plafond|gagne|touche|salaire|revenus?|"
    r"caution|taxe|franchise)\b[^.;]{0,22}$|"
    r"\bchacune?\b[^.;,]{0,22}$"
)
# What only a price or a total is: said of a figure without period.
PRICED = re.compile(
    r"\b(?:valait|vaut|vaudrait|revend\w+|tirerait|demanderait|estim\w+|evalu\w+|valeur|prix|vendu\w*|apport|donnee?s?|herit\w+)\b[^.;]{0,22}$|"
    r"\b(?:achete\w*|payee?)\b(?:(?!pret|credit|emprunt)[^.;]){0,40}$"
)
PAID_AT = re.compile(r"\b(?:credit|pret|emprunt)s?(?: \w+)? a $")
# A second loan of a kind.
ANOTHER = re.compile(r"\b(?:autre|deuxieme|second|seconde|troisieme|aussi|en plus|l'un|petit|petite)\b")

ASKS = (
    ("payment", re.compile(r"mensualit|par mois|tous les mois|rembours\w+ combien|combien (?:vous )?(?:pay|rembours)|"
                           r"traites?\b|echeance|par an\b|chaque mois")),
    ("remaining", re.compile(r"capital|restant|reste\b|devez|rester|du encore|solde|combien (?:lui|leur) devez|"
                             r"en (?:est|etes|es) a combien|encore (?:a|combien)|reste-t-il")),
    ("term", re.compile(r"combien de temps|quand|annees? restante|encore longtemps|duree|terminez|finissez|"
                        r"combien d'annees|pour combien|fini")),
    ("rate", re.compile(r"taux|pour ?cent")),
    ("lender", re.compile(r"banque|organisme|aupres de qui|chez qui|etablissement|ou ca|avec qui|aupres")),
    ("initial", re.compile(r"emprunt\w+ combien|combien (?:vous )?(?:avi?ez )?emprunt|montant|au depart|a la base|"
                           r"a l'origine|initial|endett")),
)  # fmt: skip
FOLLOWS = re.compile(
    rf"mensualit|traites?\b|echeance|taux\b|banque|organisme|jusqu'a quand|jusqu'en|duree (?:restante|du)|"
    rf"capital restant|"
    rf"reste (?:combien|quoi|a payer|a rembourser|encore)|rembours|emprunt|financ|a quel nom|c'est tout|un autre|"
    rf"d'autres|"
    rf"pour quel (?:achat|bien)|vous (?:terminez|finissez)|qui paie|chez qui|combien (?:par mois|de temps|"
    rf"vous (?:reste|pay|"
    rf"devez|rembours|emprunt)|il (?:vous )?reste|reste)|^[^?]{{0,34}}\bquand\b[^?]{{0,12}}\?|"
    rf"^\W*(?:et )?(?:combien|quand|c'est a dire)\b.{{0,14}}$|"
    rf"\bsur [a-z0-9 -]{{2,18}} ans\b|^\W*et (?:la|le|l'|pour (?:la|le|l')|pour) ?(?:{HOUSE}|{FLAT}|{CAR}|{WORK}|"
    rf"{GOODS})\b"
)
# Money put aside, covered or received: not the terms of a loan.
SAVES = re.compile(
    r"\b(?:livrets?|pel|cel|pea|per|assurances? vie|assurance-vie|(?<!d')epargn\w+|plac\w+|compte-titres|"
    r"compte titres|retraite|"
    r"rente|verse\w*|indemni\w+|franchise|prevoyance|garanti\w*|salaire|gagne|mutuelle|ldd|ldds)\b"
)
# Loans only thought of, asked for or refused.
CONSIDERED = re.compile(
    r"\b(?:suivrait|accorderait|preterait|pretera|simulation|on se renseigne|je me renseigne|projet d'achat|"
    r"compte emprunter|va emprunter|vais emprunter|allons emprunter|demande de pret|avait propose|avaient propose|"
    r"m'a propose|pas signe|a refuse|ont refuse|ete refuse|refusee?|si vous empruntez|si on emprunt\w+|"
    r"pense emprunter|voudrait emprunter|voudrais emprunter|regroupement|capacite d'emprunt|enveloppe de)\b"
)
# "Remboursé" is also said of care.
MEDICAL = re.compile(
    r"\b(?:soins?|dents?|dentaires?|optique|lunettes|secu|mutuelle|ortho\w*|kine|medecins?|hospital\w*|"
    r"complementaire|pharmacie|opticien|prothese\w*|consultations?|depassements?|chambre|cures?|osteo\w*)\b"
)
# "À qui j'avais prêté 8 000": owed to the household, not by it.
LENT = re.compile(
    r"\b(?:a qui|auquel|auxquels|lui|leur|j'(?:ai|avais)|on (?:a|avait)|nous (?:avons|avions))\b(?! (?:m'|nous ))"
    r"[^.;]{0,30}\b(?:prete|avance|depanne)\w*\b[^.;]{0,16}$"
)
COMPANY_AFTER = re.compile(
    r"\b(?:c'est|au nom de|a ete pris par|dans|par|de) (?:la |le |l'|ma |notre )?(?:sarl|sasu|sas|societe|boite|sci|"
    r"eurl|selarl|entreprise|gaec|earl|holding)\b|\bla (?:sarl|sasu|sas|societe|boite|sci|selarl) qui\b|"
    r"\b(?:appartien\w+|est|sont) a (?:la |l'|ma |sa |notre )(?:sarl|sasu|sas|societe|boite|sci|eurl|selarl|entreprise|"
    r"holding)\b|\bil n'est pas emprunteur\b|\bc'est (?:lui|elle|eux) qui (?:rembourse|paie|paye)\w*|"
    r"\b(?:juste|que|seulement|simple) cautions?\b"
)
COMPANY_BEFORE = re.compile(
    r"\b(?:la|ma|notre|le|l'|une) ?(?:sci|sarl|sasu|sas|societe|boite|magasin|eurl|selarl|entreprise|exploitation|"
    r"gaec|"
    r"holding)(?: [a-z-]+)? (?:qui )?(?:ne |n'|a |me |nous )?$"
)
OWN = re.compile(r"\b(?:nom propre|titre personnel|c'est moi qui|c'est nous qui|en perso|a mon nom|caution perso)\b")
COVER_OF = re.compile(
    r"\bassur\w+ (?:emprunteur )?(?:de |du |d'|pour |sur |des )?(?:la |le |l'|les |ce |cet |mon |notre |votre |"
    r"son |leur )?$"
)
FOR_ALL = re.compile(
    r",? (?:pour (?:les (?:deux|trois)|tout|tous|l'ensemble)|les deux|aussi les deux|dans les deux cas)\b"
)
EXCEPT = re.compile(r"\b(?:si|sauf|par contre|sinon|juste|seulement|a part|hormis|que|excepte|mais)\b")
ONE_OF = re.compile(
    r"(?:\bet |, )(?:un|l'autre|un (?:autre|second|deuxieme)|le (?:second|"
    r"deuxieme))(?: petit)? (?:de|a) $"
)
PAYS = re.compile(r"rembours(?:e|es|ent|ons|ez)\b|mensualit|(?:on|je|nous) (?:paie|paye|payons)")
ALSO = re.compile(r"(?:rembours|pay|paie)\w* (?:aussi|egalement|en plus)\b")
LINKED = re.compile(r"[a-z' ]{0,34}\b(?:pour|de|du|des|sur|d')\b[a-z' ]{0,20}")
FORWARD = re.compile(
    r"\s*(?:euros?|€)?\s*(?:par mois|/ ?mois|mensuels?|tous les mois)?\s*(?P<comma>,)?\s*(?:\(|pour|sur|de|du|d'|"
    r"dans|au|a la|en)\s*"
    r"(?:(?:la|le|l'|les|un|une|mon|ma|mes|notre|son|sa|credit|pret|emprunt|de|du)\s*){0,3}"
)
# "735 la maison, 180 l'auto": each figure before its loan.
LISTED = re.compile(r" (?:euros? |€ )?(?:la|le|l'|les|ma|mon) ?")
YEARS = re.compile(r"\bannees?\b|\bans\b")
BEFORE_VERB = re.compile(r"\s*(?:euros?|€)?\s*(?:a|qu'on|que je)?\s*")
PLURAL = re.compile(r"(?:credits|prets|emprunts|dettes|passifs?|endettement)\b")
# "Et c'est pour la maison.": what the loan just told is for.
IT_IS_FOR = re.compile(
    r"\W*(?:(?:et|donc|alors|ca|la) )*(?:c'est|c'etait|il est|elle est)?,? ?(?:pour|de|sur) "
    r"(?:la |le |l'|les |votre |notre )?"
)
