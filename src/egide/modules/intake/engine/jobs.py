"""Professions named in the text, each with its person and its whole phrase."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from egide.kit import patterns as re
from egide.kit.french.professions import profession_heads
from egide.kit.french.text import words
from egide.modules.intake.engine import stance
from egide.modules.intake.engine.agreement import agreed
from egide.modules.intake.engine.document import Clause
from egide.modules.intake.engine.questions import answerer, question_of
from egide.modules.intake.engine.reading import Reading

# Trades of several words, whose first word names none by itself.
_COMPOUND = (
    r"aides?[- ](?:soignante?|menagere?|comptable|a domicile|maternelle|medico[- ]psychologique|bibliothecaire|"
    r"cuisiniere?|preparat\w+)|(?:femme|homme|valet|agente?) de (?:menage|chambre|surface)|sages?[- ]femme|"
    r"maitre(?:sse)?(?: de (?:conferences?|maison|chai)| d'(?:oeuvre|hotel|ecole|ouvrage)|-nageu\w+)|"
    r"(?:premier|second)[- ](?:maitre|capitaine)|garde (?:forestiere?|champetre|du corps|d'enfants|republicaine?)|"
    r"juge d'instruction|marin[- ]pompier|famille d'accueil|gardien(?:ne)? de (?:la paix|prison)|"
    r"preparat(?:eur|rice) en pharmacie|homme toutes mains|hotesse (?:de (?:caisse|l'air)|d'accueil)|"
    r"tailleur de pierres?|bras droit|"
    r"cadre (?:de sante|infirmiere?|bancaire|commerciale?|technique|administrative?|superieure?|sup|dirigeante?|"
    r"territoriale?|logistique|informatique)|"
    r"chef(?:fe)? (?:de (?:chantier|projets?|service|cuisine|rang|secteur|produits?|partie|gare|salle|rayon|poste|"
    r"groupe|bord|atelier)|d'(?:equipe|atelier|agence|etablissement|orchestre|exploitation))"
)
_HEAD = re.compile(rf"(?<![a-z'-])(?:{_COMPOUND}|[a-z]+(?:-[a-z]+)*)(?![a-z-])")
# Endings by which a noun in the place of a trade is one, though no list knows it.
_AGENT = re.compile(r"[a-z-]{2,}(?:eur|euse|trice|ier|iere|iste|icien|icienne|ologue|opathe|ographe|doctorante?)")
_NO_AGENT = words(
    "fumeur fumeuse premier premiere dernier derniere entier entiere particulier particuliere fier fiere familier "
    "interieur exterieur superieur inferieur majeur majeure mineur mineure meilleur meilleure emprunteur emprunteuse "
    "souscripteur payeur debiteur createur regulier reguliere singulier prisonnier heritier heritiere usufruitier "
    "rentier rentiere optimiste pessimiste realiste egoiste triste cycliste conducteur mauricien mauricienne "
    "fonctionnaire hospitalier hospitaliere ailleurs plusieurs plaisir seigneur valeur peur coeur "
    "ardeur fevrier janvier quartier dossier papier courrier loyer metier milieur chantier janvier foyer entrepreneur "
    "entrepreneuse auto-entrepreneur auto-entrepreneuse autoentrepreneur micro-entrepreneur micro-entrepreneuse "
    "travailleur travailleuse demandeur chomeur chomeuse heureuse amoureux amoureuse nombreuse serieuse "
    "curieuse soigneuse joyeuse chanceuse joueur joueuse sauveur malheur bonheur horreur erreur hauteur longueur "
    "frontalier frontaliere grandeur douleur couleur moteur secteur honneur humeur rumeur faveur "
    "monsieur celibataire anterieur ulterieur assureur conseilleur liste piste "
    "proprietaire derriere arriere maniere biere frontiere "
    "lumiere priere carriere barriere riviere paupiere cimetiere hier entreprise sportif"
)
# Ranks and roles in a firm: a trade said of the same person says more.
_ROLE_ONLY = words(
    "gerant gerante president presidente cogerant cogerante dirigeant dirigeante associe associee collaborateur "
    "collaboratrice patron patronne artisan artisane commercant commercante chef cheffe entrepreneur entrepreneuse "
    "auto-entrepreneur auto-entrepreneuse autoentrepreneur micro-entrepreneur officier principal cadre "
    "medecin docteur militaire"
)
# A rank in a firm, said alone: it tells the status, not the trade.
BARE_ROLES = words(
    "gerant gerante president presidente cogerant cogerante dirigeant dirigeante associe associee collaborateur "
    "collaboratrice patron patronne artisan artisane"
)
# Words that are trades only in the place of one.
_DOUBTFUL = words(
    "chef cadre principal garde taxi facteur officier expert guide agent adjoint conseiller charge chargee "
    "responsable cuisiniere prof pilote marin gerant gerante president presidente coach interne juge avocat notaire "
    "medecin comptable banquier artiste employe employee fonctionnaire generaliste dentiste artisan sportif livreur "
    "attache attachee berger peintre kine osteo patron patronne"
)
# Words that name a trade only with what they are of.
_NEEDS_MORE = re.compile(
    r"(?:chef|employee?|fonctionnaire|chargee?|attachee?|garde|second|premier|principale?)\b(?! (?:de|du|d'|"
    r"commerciale?|territoriale?|parlementaire|principale?|temporaire|forestiere?|champetre|a la|aupres))"
)


_COPULA = re.compile(
    r"\b(?:suis|est|etes|sommes|sont|comme|en tant que|metier de|metier c'est|c'est|devenue?|reste|boulot de|"
    r"poste de|travaille comme|bosse comme|embauchee? comme|un|une|fait|avec|a|marie a|mariee a|passee?|chuis|"
    r"nommee?|promue?|me dis|installee? comme)\W+(?:aussi |toujours |encore |donc |"
    r"moi |bien |actuellement |que |juste |simple )*(?:une? |la |le |l')?$"
)


_DETERMINED = re.compile(
    r"\b(?:mon|ma|mes|son|sa|ses|le|la|les|l'|des|un|une|du|votre|vos|notre|nos|au|aux|ce|cet|cette|leur|quel|"
    r"d'une?|d')\W*(?:propre |nouveau |nouvelle |ancien |ancienne |petit |petite |bon |bonne |autre )?$"
)


ASKS_JOB = re.compile(
    r"\b(?:faites quoi|vous faites|travaillez|travail|metier|profession|boulot|dans la vie|poste|activite|bossez|"
    r"branche|exercez|professionnel\w*|emploi|situation|dans quoi|patron|employeur|chez qui|c'est-a-dire|statut)\b"
)
# What may follow a trade without a link and still be part of its name.
_QUALIFIES = re.compile(
    r"(?:[a-z-]{2,}(?:iques?|el|elle|els|ale?|aux|if|ive|aire|aires|iere?|eur|euse|ien|ienne|iste|ogue|ante?|ible|"
    r"trice|ee?|es|ois|oise|ice|nal|in|ine|eux)|son|vtc|spl|pl|taxi|process|produits?|marketing|projets?|reseaux?|"
    r"web|chef|export|mobile|data|expert|ressources|terrain|sav|it|rh|btp|transports?|auto|moto|bar|salle|rayon|"
    r"caisse|cabine|telecoms?|adjointe?|poids|lourds?|junior|senior|bois|metaux|interieur|securite|incendie|"
    r"etancheur|mixte|"
    r"independante?|poseur|debout|libre|urgentiste|conseil|full|stack|devops|back|front|office)"
)


_STOP_WORDS = words(
    "chez depuis dans pour je il elle on nous vous mais donc alors oui non ok qui que avec sur salarie salariee "
    "retraite retraitee et ou mon ma mes son sa ses un une deux trois quatre cinq six sept huit neuf dix onze "
    "douze treize quinze vingt trente quarante cinquante soixante cent mille net brut par ca c'est j'ai cdi cdd "
    "moi lui aujourd'hui maintenant toujours encore bien ici la-bas fonctionnaire independant independante comme "
    "car parce quand puis ensuite avant apres fait gagne touche est suis etait sont a-t-il euh ben bon voila "
    "parait enfin plus pas tres assez depuis y ne n' se s' me m' te ne(e) titulaire(s) age agee marie mariee "
    "pacse divorce celibataire nee ne habite vit travaille exerce monte tient dirige cadre contractuel "
    "contractuelle d'accord merci tout toute tous rien aussi mille"
)


@dataclass(frozen=True, slots=True)
class Job:
    """A profession found, with its person; ``sure`` less for a mere role in a firm or what the broker says."""

    person: str
    start: int
    end: int
    status: str
    clause: Clause
    sure: float = 0.8


def _is_a_trade(word: str) -> bool:
    heads = profession_heads()
    return word in heads or " " in word or ("-" in word and word.split("-")[0] in heads)


@lru_cache(maxsize=8192)
def _may_be_a_trade(word: str) -> bool:
    return _is_a_trade(word) or _AGENT.fullmatch(word) is not None


def find_jobs(reading: Reading) -> list[Job]:
    heads = profession_heads()
    found: list[Job] = []
    for match in _HEAD.finditer(reading.text):
        word = match.group()
        if not _may_be_a_trade(word):
            continue
        known = _is_a_trade(word)
        if found and match.start() < found[-1].end:
            continue
        if (not known and not _in_place_of_trade(reading, match)) or _refunded(reading, match):
            continue
        job = _job(reading, match.start(), match.end(), heads.get(word, ""))
        if job is not None:
            found.append(job)
    return found


_SUBJECT_IS = re.compile(
    r"\b(?:je suis|j'suis|chuis|il est|elle est|ma? (?:femme|mari|compagne|compagnon) est|suis|travaille comme|"
    r"bosse comme|metier,? c'est|metier de|devenue?|en tant que)(?: aussi| toujours| encore| donc)?(?: une?)? $"
)
_LEAD_IN = re.compile(
    r"^\W*(?:(?:ah|oh|ben|bah|euh|eh bien|alors|oui|non|moi|lui|elle|donc|toujours|toujours|je suis|il est|elle est|"
    r"c'est|une?|comme|enfin)\W+)*$"
)


def _in_place_of_trade(reading: Reading, match: re.Match[str]) -> bool:
    """An unlisted noun counts where only a trade can stand: after "je suis", or opening the answer about work."""
    word = match.group()
    if word in _NO_AGENT or any(
        name.start == match.start() for name in reading.names_between(match.start(), match.end())
    ):
        return False
    clause = reading.document.clause_at(match.start())
    before = reading.text[clause.start : match.start()][-60:]
    if clause.role == "courtier":
        return False
    if _SUBJECT_IS.search(before):
        return True
    question = question_of(reading, clause)
    return question is not None and question.about("metier") and bool(_LEAD_IN.match(before))


_NOT_A_JOB = re.compile(
    r"\b(?:ancien(?:ne)?(?: [a-z]+)?|ex|futur|future|j'etais|etait|etiez|etais|avant|quand|maison de|eleve|"
    r"etudes de|devenir|veut etre|comme un|comme le|ecole de|fils de|fille de|parents?|dentiste|voir (?:le|un)|"
    r"chez (?:le|la|l'|un|mon)|client|cliente|elevage|exploitation|produits?|vaches?|etre|caisse des|contrat|"
    r"assurance|docteur|loue\w* a|vendu\w* a|"
    r"seances? de|salon de|voiture de|rendez-vous (?:chez|avec)(?: le| la| l')?|ma|mes|mon|a ete|ai ete)\W*(?:une? )?$"
)


# "Client agriculteur, …": the heading of a line of a note.
_HEADING = re.compile(r"^(?:clients?|cliente|prospecte?|conjointe?) $")
_CARERS = words(
    "kine kinesitherapeute osteopathe osteo dentiste infirmier infirmiere medecin generaliste specialiste psychologue "
    "podologue orthodontiste orthophoniste pharmacien acupuncteur sophrologue dieteticien"
)
_REFUNDED = re.compile(
    r"\b(?:hospitalisation|hopital|dentaire|dents|optique|lunettes|pharmacie|audition|cures?|auxiliaires|radios|"
    r"analyses|"
    r"protheses?|mutuelle|remboursement\w*|osteopathie|medecines? douces?)\b"
)


_BESIDE_CARER = re.compile(r",? (?:et |ou )?([a-z]+)")


def _refunded(reading: Reading, match: re.Match[str]) -> bool:
    """ "Les dents moyen, kiné élevé, pharmacie moyenne": a post of a health cover, nobody's trade."""
    if match.group() not in _CARERS:
        return False
    clause = reading.document.clause_at(match.start())
    low, high = max(clause.start, match.start() - 90), min(clause.end, match.end() + 60)
    listed = _BESIDE_CARER.match(reading.text, match.end())
    if listed is not None and listed[1] in _CARERS and not clause.text[: match.start() - clause.start].strip(" .,;:-"):
        return True  # "Généraliste, spécialiste, tout pareil."
    return len(set(_REFUNDED.findall(reading.text, low, high)) - {match.group()}) >= 2


_NO_WORK_ASKED = frozenset({"sport", "tabac", "route"})


# "Elle juge le délai trop long", "il garde son contrat": what somebody does, no trade.
_VERBS = words("juge garde pilote guide")
_DOES = re.compile(r"\b(?:il|elle|on|je|qui|ne|y|les|le) $")


def _job(reading: Reading, start: int, end: int, status: str) -> Job | None:
    clause = reading.document.clause_at(start)
    word = reading.text[start:end]
    before = reading.text[max(clause.start, start - 44) : start]
    if word in _VERBS and _DOES.search(before):
        return None
    if clause.role == "narrateur":
        before = _HEADING.sub("", before)
    if _NOT_A_JOB.search(before) or _participle(reading, start, end) or _NEEDS_MORE.match(reading.text, start):
        return None
    if _is_family_name(reading, start):
        return None
    question = question_of(reading, clause)
    if question is not None and question.topics and question.topics <= _NO_WORK_ASKED:
        return None  # "Du sport ?" "Le foot, je suis gardien."
    determined, copula = _DETERMINED.search(before), _COPULA.search(before)
    asked = _asked(reading, clause)
    opening = start - clause.start < 3 or before.rstrip()[-1:] in (",", ":", ".", "(") or _after_name(reading, start)
    if word in _DOUBTFUL and (
        word == "cadre" or (determined and not copula) or not (copula or asked or opening or clause.role == "narrateur")
    ):
        return None
    if determined and not _DETERMINED_JOB.search(before):
        return None
    if stance.negated_before(reading.document, start) and not _ANSWERED_NO.search(before):
        return None
    holder = _holder(reading, start, end, before, asked=asked)
    if holder not in ("client", "conjoint", ""):
        return None
    broker = clause.role == "courtier"
    if broker and (
        stance.verdict(reading.document, clause) == "no"
        or _it_is_another(reading, clause)
        or (
            not re.search(r"\b(?:vous|votre|madame|monsieur|toujours|il|elle|le metier|la profession)\b", before)
            and not asked
        )
    ):
        return None
    role_only = word in _ROLE_ONLY or reading.text.startswith((" general", " generale"), end)
    last = _phrase_end(reading, end, clause)
    sure = 0.8 - 0.06 * role_only - 0.05 * (broker and not reading.guessed_roles) + 0.02 * (last > end)
    return Job(holder or "client", start, last, status, clause, sure)


_TITLED = re.compile(r"\b(?:monsieur|madame|mademoiselle|mme|mlle|mr|m\.|nee) $")


def _is_family_name(reading: Reading, start: int) -> bool:
    """ "Fabien Cordonnier, moniteur", "Mme Boulanger": a capital right behind a first name or a title is no trade's."""
    named = any(name.end == start - 1 for name in reading.names_between(start - 24, start))
    titled = named or _TITLED.search(reading.text, max(0, start - 12), start) is not None
    return titled and reading.document.speaks_with_capitals and reading.document.cased(start, start + 1)


def _after_name(reading: Reading, start: int) -> bool:
    """ "Fabien, taxi aux Abymes": right behind the name of one of them."""
    return any(
        name.end >= start - 3 and name.person in ("client", "conjoint")
        for name in reading.names_between(start - 24, start)
    )


_DETERMINED_JOB = re.compile(
    r"\b(?:suis|est|comme|metier de|mariee? a|mariee? avec|devenue?|c'est|concubinage avec|compagnon,|epoux,|"
    r"de) (?:une? |la |le |l')$"
)
# "Non, infirmière": the word after the comma is the answer, not what is denied.
_ANSWERED_NO = re.compile(r"^\W*(?:ah |euh |ben |oh )?non(?: non)?, (?:je suis |moi |c'est |il est |elle est )?$")
_ANOTHER = re.compile(
    r"^\W*(?:ah |euh |non,? )*c'est (?:mon|ma|son|sa) (?:frere|soeur|pere|mere|fils|fille|cousine?|beau|belle)"
)


def _it_is_another(reading: Reading, clause: Clause) -> bool:
    """ "Votre mari est gendarme ?" "C'est mon frère, le gendarme." """
    answer = stance.reply(reading.document, clause)
    return answer is not None and bool(_ANOTHER.match(answer.text))


def _participle(reading: Reading, start: int, end: int) -> bool:
    """ "Elle a gardé…", "tout attaché": the same letters as a trade, but for the accent or the auxiliary."""
    written = reading.document.original(start, end)
    word = reading.text[start:end]
    if word == "garde" and (
        written.endswith("é") or not re.match(r"[ -](?:forest|champ|du|d'|des)", reading.text[end:])
    ):
        return True
    return word in ("attache", "charge") and bool(
        re.search(
            r"\b(?:a|ai|ont|avait|tout|bien|tres|pas|en|la|sans|sa|ma|leur)\W+$",
            reading.text[max(0, start - 8) : start],
        )
    )


def _holder(reading: Reading, start: int, end: int, before: str, *, asked: bool) -> str:
    holder = reading.holder(start)
    clause = reading.document.clause_at(start)
    question = question_of(reading, clause)
    if holder == "tiers" and question is not None and question.about("metier") and start - clause.start < 3:
        holder = answerer(reading, question, start)
    if re.search(r"\b(?:marie|mariee|pacse|pacsee|vit|vis) (?:a|avec) une? $", before):
        holder = "conjoint"
    if holder == "commun" and asked:
        holder = "client"
    return agreed(reading.document, reading.household, holder or "client", start, end)


def _asked(reading: Reading, clause: Clause) -> bool:
    """Whether the clause answers a question about work, or one that names a trade ("Il est couvreur ?")."""
    question = stance.asked(reading.document, clause) if clause.role in ("client", "conjoint") else None
    if question is None or clause.index - question.index > 3:
        return False
    return bool(ASKS_JOB.search(question.text)) or any(
        word in profession_heads() for word in _WORD.findall(question.text[-80:])
    )


_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
_NEXT = re.compile(r" (?P<link>(?:de la|d'une?|des|du|de|en|es|aux?|a) |de l'|d')?(?P<word>[a-z][a-z'-]*)")
_AT_WORK = re.compile(
    r" (?:en (?:chef|anesthesie|pharmacie|informatique|medecine|chirurgie|logistique|communication|"
    r"marketing|radiologie|psychiatrie|pediatrie|batiment|assurances?|immobilier|mecanique|ressources|salle|"
    r"electricite|couture|gestion|droit|alternance|geriatrie|cybersecurite|recrutement)|a (?:domicile|"
    r"bois)|aux (?:affaires|urgences))"
)


def _phrase_end(reading: Reading, end: int, clause: Clause) -> int:
    """Add what belongs to the name of the job: "de gestion", "process", "des ressources humaines"."""
    document, text = reading.document, reading.text
    for _ in range(3):
        match = _NEXT.match(text, end)
        if not match or match.end() > clause.end or not _goes_on(reading, match):
            break
        linked = match["link"] is not None
        at = match.start("word")
        if document.cased(at, match.end()) and document.speaks_with_capitals:
            acronym = document.original(at, match.end()).isupper() and match.end() - at > 1
            if not acronym or (match["link"] or "").strip() in ("a", "au", "aux"):
                break
        if linked and match["link"].strip() in ("a", "en", "au", "aux") and not _AT_WORK.match(match.group()):
            break
        if not linked and not _QUALIFIES.fullmatch(match["word"]):
            break
        end = match.end()
    return end


# "Technicien son sur…": sound, not whose.
_SOUND = re.compile(r"\W*(?:$|[,.;\n]|(?:sur|en|lumiere|intermittente?|a|au|chez|dans)\b)")


def _goes_on(reading: Reading, match: re.Match[str]) -> bool:
    """Whether the next word may be of the trade's name: no little word, no town, no first name."""
    word = match["word"].removeprefix("d'").removeprefix("l'")
    linked = match["link"] is not None
    at = match.start("word")
    if match["word"].split("'")[0] + "'" in ("c'", "j'", "qu'", "n'", "s'"):
        return False
    if word in _STOP_WORDS or match["word"] in _STOP_WORDS:
        return (linked and word == "car") or (word == "son" and _SOUND.match(reading.text, match.end()) is not None)
    if linked:
        return True
    return not any(t.start == at for t in reading.document.towns) and not reading.names_between(at, at + 1)
