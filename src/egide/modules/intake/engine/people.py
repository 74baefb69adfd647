"""Whose fact it is: at every point of the meeting, the person being spoken of."""

from __future__ import annotations

from egide.kit import patterns as re
from egide.kit.french.names import gender_of
from egide.modules.intake.engine import stance
from egide.modules.intake.engine.agreement import heard
from egide.modules.intake.engine.document import Clause, Document
from egide.modules.intake.engine.identity import Household
from egide.modules.intake.engine.mentions import Mentions
from egide.modules.intake.engine.others_partners import own_partner, partner_of_another
from egide.modules.intake.engine.person_words import (
    ANSWERS,
    FEMININE,
    IMPERSONAL,
    NAMED,
    PERSON,
    THEIR,
    TO_ME,
    Mention,
)
from egide.modules.intake.engine.pronouns import (
    apposed,
    apposed_to_stranger,
    before_me,
    beside_me,
    i_am,
    in_passing,
    later_subject,
    left_out,
    lives_alone,
    named_aside,
    of_a_thing,
    of_the_absent,
    of_the_couple,
    of_the_outsider,
    own_sentence,
    said_aside,
    set_against,
    spoken_to,
    supposed,
    takes_over,
    whose_kin,
)
from egide.modules.intake.engine.spoken_for import only_speaks, parent_of_speaker, to_the_child
from egide.modules.intake.engine.tradespeople import tradespeople

CLIENT, SPOUSE, CHILD, BOTH, OTHER, COMPANY, BROKER, UNKNOWN = (
    "client", "conjoint", "enfant", "commun", "tiers", "entreprise", "courtier", "",
)  # fmt: skip

# How far behind, in characters, a child or a stranger still takes "il" or "elle"; and one called by a title speaks.
_REMEMBERED, _LISTENED = 150, 220
_AN_OTHER = re.compile(r"\b(?:avec|a|d') ?une? $")
_SELF = {"client": CLIENT, "conjoint": SPOUSE, "courtier": BROKER, "narrateur": BROKER}


class People(Mentions):
    """Answers "whose?" at a position."""

    def __init__(self, document: Document, household: Household) -> None:
        super().__init__()
        self.document, self.household = document, household
        self._named = {name.start: name for name in household.names}
        self._titles = {title.start: title.person for title in household.titles}
        self._focus: dict[str, str] = {"m": UNKNOWN, "f": UNKNOWN}
        self._seen, self._seen_turn = {"m": 0, "f": 0}, {"m": 0, "f": 0}
        if document.clauses and document.clauses[0].role == "narrateur":
            self._focus = {"m": CLIENT, "f": CLIENT}
            both = household.client_gender + household.spouse_gender
            if both in ("mf", "fm") and not lives_alone(document, household):
                self._focus[household.spouse_gender] = SPOUSE
        if household.spoken_for:
            self._focus[household.spoken_for] = CLIENT
        roles = {clause.role for clause in document.clauses}
        self._both_speak = {"client", "conjoint"} <= roles
        # In talk without labels: who of the household is speaking, told by names, agreement and pronouns.
        self._talking = CLIENT
        # Where one was last called by a title, and whether the partner was.
        self._called_at = -1
        self.partner_heard = False
        self._labelled = any(segment.speaker for segment in document.transcript.segments)
        told = bool(document.clauses) and document.clauses[0].role == "narrateur"
        genders = {household.client_gender, household.spouse_gender}
        self._follows_voices = not self._labelled and not told and genders == {"m", "f"}
        self._scan()
        self._starts = [mention.start for mention in self.mentions]

    def _scan(self) -> None:
        text, turn = self.document.text, -1
        # whether a word that names nobody can still tell who speaks
        listens = self._follows_voices or bool(self.household.spoken_for)
        outside = tradespeople(self.document)
        for clause in self.document.clauses:
            if clause.turn != turn:
                turn, self._talking = clause.turn, CLIENT
            if clause.role == "courtier" and clause.text.rstrip(" ?").endswith("chacun"):
                self._talking = CLIENT  # "vous gagnez combien chacun": the client begins
            for match in PERSON.finditer(text, clause.start, clause.end):
                if told := outside.get(match.start()):
                    self._see(told.gender, OTHER, match.start())
                    self.mentions.append(Mention(match.start(), told.end, OTHER, True, "third"))
                    continue
                if match.lastgroup == "word" and not listens and match.start() not in self._named:
                    continue
                mention = None if whose_kin(self.document, self.mentions, match) else self._mention(match, clause)
                if mention is not None:
                    self.mentions.append(mention)

    def _mention(self, match: re.Match[str], clause: Clause) -> Mention | None:
        kind = match.lastgroup or ""
        start, end = match.start(), match.end()
        if kind == "word":
            if self.household.spoken_for and match.group() in ("papa", "maman", "mama", "baba"):
                relative = parent_of_speaker(match.group(), self.household.spoken_for)
                return self._relative(start, end, relative)
            self._hear(match.group(), clause, start)
            return self._name(start, end, clause)
        if kind in ("ex", "third"):
            return self._stranger(match, clause)
        if kind == "heading":
            return self._heading(match, clause)
        if kind == "spouse":
            return self._partner(match, clause)
        if kind == "child":
            return self._child(match)
        if kind == "both":
            return self._both(match, clause)
        if kind == "company":
            return Mention(start, end, OTHER if self.household.spoken_for else COMPANY, True, kind)
        if kind in ("madame", "monsieur"):
            return self._title(kind, start, end)
        if kind == "me":
            return None if supposed(self.document, start) else self._me(match, clause)
        if kind == "you":
            told = Mention(start, end, self._addressee(clause, start), match.group() == "vous", kind)
            return told if clause.role == "courtier" else None
        return self._pronoun(kind, match, start, end, clause.role == "narrateur")

    def _me(self, match: re.Match[str], clause: Clause) -> Mention | None:
        """ "Je": who speaks; in talk without labels whoever was heard or called last."""
        start, strong = match.start(), match.group() in ("je", "j", "moi")
        if self.household.spoken_for and clause.role == "client":
            return None if only_speaks(self.document, start) else Mention(start, match.end(), OTHER, strong, "me")
        if 0 <= self._called_at < start - _LISTENED:
            self._talking, self._called_at = CLIENT, -1
        if not self._labelled and takes_over(self.document, self.mentions, match, clause):
            self._talking, self._called_at, self.partner_heard = SPOUSE, start, True
        own = self._talking if clause.role == "client" else _SELF.get(clause.role, OTHER)
        return Mention(start, match.end(), own, strong, "me")

    def _title(self, kind: str, start: int, end: int) -> Mention | None:
        """ "Madame" told of or spoken to; the broker called "madame" by the client is nobody's."""
        if self._titles.get(start) == OTHER or apposed_to_stranger(self.document, self.mentions, start, end):
            return None
        gender = "f" if kind == "madame" else "m"
        self._focus[gender] = self._titled(gender, start)
        if self._follows_voices and ANSWERS.match(self.document.text, end):
            self._talking, self._called_at = self._focus[gender], end
            self.partner_heard |= self._talking == SPOUSE
        return Mention(start, end, self._focus[gender], True, kind)

    def _stranger(self, match: re.Match[str], clause: Clause) -> Mention:
        """ "Mon frère": the next "il" is his, unless he is only mentioned on the way ("hérité de ma mère")."""
        start = match.start()
        if self.household.friend_is_partner and match.group() in ("mon copain", "ma copine"):
            return self._partner(match, clause)
        relative = parent_of_speaker(match.group(), self.household.spoken_for) if self.household.spoken_for else ""
        if relative:
            return self._relative(start, match.end(), relative)
        oblique = in_passing(self.document.text[max(clause.start, start - 90) : start])
        if not oblique and not match.group().endswith("s"):
            self._see("f" if FEMININE.search(match.group()) else "m", OTHER, start)
        return Mention(start, match.end(), OTHER, not oblique, match.lastgroup or "")

    def _heading(self, match: re.Match[str], clause: Clause) -> Mention | None:
        """ "Conjoint : ARE 1 210/mois": in a note, whose line it is."""
        titled = re.match(r" ?[:=]", self.document.text[match.end() : match.end() + 2])
        if clause.role != "narrateur" or not (titled or match.start() == clause.start):
            return None
        own = match.group().startswith(("client", "prospect", "assure", "souscript"))
        return Mention(match.start(), match.end(), CLIENT if own else SPOUSE, True, "name")

    def _relative(self, start: int, end: int, relative: str) -> Mention:
        """A parent, or a brother or sister, of the child who speaks for the client."""
        holder = {"client": CLIENT, "conjoint": SPOUSE}.get(relative, CHILD)
        gender = self.household.spoken_for
        if holder != CHILD:
            self._focus[gender if holder == CLIENT else "mf".replace(gender, "")] = holder
        return Mention(start, end, holder, True, "third")

    def _partner(self, match: re.Match[str], clause: Clause) -> Mention:
        """ "Ma femme", "son mari": of the client's partner, or of the client when the partner speaks."""
        holder, gender = SPOUSE, self.household.spouse_gender or "f"
        told_back = self._follows_voices and own_partner(match.group(), self.household.client_gender)
        if told_back:  # "ma femme", where the client is a woman: he answers, and she is the client
            self._talking, self._called_at, self.partner_heard = SPOUSE, match.start(), True
        if clause.role == "conjoint" or told_back:
            holder = CLIENT
            gender = self.household.client_gender or ("m" if gender == "f" else "f")
        theirs = not self.household.spoken_for and partner_of_another(self.document, match.start())
        if theirs or of_the_outsider(self.document, self.mentions, match):
            self._see("f" if FEMININE.search(match.group()) else "m", OTHER, match.start())
            return Mention(match.start(), match.end(), OTHER, True, "third")
        told = clause.role == "narrateur" and self._focus.get(gender) == OTHER and re.match(r"sa|son", match.group())
        if not told:
            self._focus[gender] = holder
        return Mention(match.start(), match.end(), holder, True, "spouse")

    def _child(self, match: re.Match[str]) -> Mention:
        if re.search(r"\bfille\b|\bpetite\b|grande\b|ainee\b|cadette\b", match.group()):
            self._see("f", CHILD, match.start())
        elif re.search(r"\bfils\b|petit\b|grand\b|garcon\b|aine\b|cadet\b|bebe\b|gamin\b", match.group()):
            self._see("m", CHILD, match.start())
        return Mention(match.start(), match.end(), CHILD, True, "child")

    def _hear(self, word: str, clause: Clause, start: int) -> None:
        """ "Vous êtes… négociatrice ?" "Oui, je…": the voice that answers is a woman's."""
        if not self._follows_voices or not word.endswith(("e", "r", "n", "t")):
            return
        if _AN_OTHER.search(self.document.text, max(clause.start, start - 10), start):
            return  # "mariée avec un pompier"
        gender = heard(word)
        spoken = self.mentions[-1] if self.mentions and self.mentions[-1].start >= clause.start else None
        if gender and spoken is not None and spoken.kind in ("me", "you"):
            self._talking = SPOUSE if gender == self.household.spouse_gender else CLIENT

    def _name(self, start: int, end: int, clause: Clause) -> Mention | None:
        name = self._named.get(start)
        if name is None or not name.person:
            return None
        if self._follows_voices and name.person in ("client", "conjoint") and spoken_to(self.document, clause, name):
            self._talking = CLIENT if name.person == "client" else SPOUSE
        holder = {"client": CLIENT, "conjoint": SPOUSE, "enfant": CHILD, "tiers": OTHER}[name.person]
        aside = holder in (CHILD, OTHER) and named_aside(self.document, clause, start)
        if not aside and (gender := gender_of(name.key)):
            self._see(gender, holder, start)
        last = self.mentions[-1] if self.mentions else None
        called = last if last is not None and last.kind == "third" and start - last.end <= 2 else None
        strong = called is None or called.strong or holder != OTHER
        return Mention(start, name.end, holder, strong, "name")

    def _both(self, match: re.Match[str], clause: Clause) -> Mention | None:
        word = match.group()
        told_by_other = clause.role in ("courtier", "narrateur") and word in ("on", "nous", "notre", "nos")
        at_large = word == "on" and TO_ME.match(self.document.text, match.end())
        if told_by_other or at_large or (word == "leur" and clause.role != "narrateur"):
            return None
        strong = word in ("on", "nous", "ils") or " " in word or "-" in word
        return Mention(match.start(), match.end(), BOTH, strong, "both")

    def _pronoun(self, kind: str, match: re.Match[str], start: int, end: int, memo: bool) -> Mention | None:
        if IMPERSONAL.match(self.document.text, start) or of_a_thing(self.document, match, self.mentions):
            return None
        if kind == "hers":
            return (
                Mention(start, end, CLIENT, False, kind)
                if memo and self._focus["m"] != OTHER and self._focus["f"] != OTHER
                else None
            )
        gender = "m" if kind == "he" else "f"
        self._forget(gender, start, memo=memo)
        dative = match.group() == "lui" and not memo and self._focus["m"] == UNKNOWN
        if dative and self.household.spouse_gender == "f" and self.document.clause_at(start).role != "conjoint":
            return None
        if memo and self._focus[gender] in (CHILD, OTHER) and of_the_couple(self.document, self.household, match):
            self._focus[gender] = SPOUSE if gender == self.household.spouse_gender else CLIENT
        holder = self._focus[gender]
        self._seen[gender], self._seen_turn[gender] = start, self.document.clause_at(start).turn
        if holder == UNKNOWN and not memo:
            contrasted = match.group() in ("lui", "elle") and beside_me(self.document, start, self._both_speak)
            speaker = self.document.clause_at(start).role
            other, known = SPOUSE, self.household.spouse_gender
            if speaker == "conjoint":
                other, known = CLIENT, self.household.client_gender
            if (known == gender and known) or (contrasted and not known):
                holder = other
            elif speaker == "courtier" and not known and of_the_absent(self.document, self.household, match, gender):
                holder = self._focus[gender] = SPOUSE
        beside = match.group() in ("elle", "lui") and self.document.text[max(0, start - 3) : start] == "et "
        if self._follows_voices and beside and holder == self._talking:
            self._talking = CLIENT if holder == SPOUSE else SPOUSE
        if holder == UNKNOWN:
            return None
        strong = match.group() in ("il", "elle") or set_against(self.document, match)
        return Mention(start, end, holder, strong, kind)

    def _see(self, gender: str, holder: str, start: int) -> None:
        """From here "il" or "elle" is this person; "I, his son" of who speaks for a parent takes no pronoun."""
        if self.household.spoken_for == gender and holder != CLIENT and i_am(self.document, self.mentions, start):
            return
        self._focus[gender] = holder
        self._seen[gender], self._seen_turn[gender] = start, self.document.clause_at(start).turn

    def _forget(self, gender: str, start: int, *, memo: bool) -> None:
        """A child or a stranger named long before no longer takes the pronoun that an adult can take."""
        if self._focus[gender] not in (CHILD, OTHER):
            return
        clause = self.document.clause_at(start)
        elsewhere = clause.role == "courtier" and self._focus[gender] == OTHER
        if start - self._seen[gender] <= (
            0 if elsewhere and clause.turn - self._seen_turn[gender] > 1 else _REMEMBERED
        ):
            return
        if self.household.spouse_gender == gender and (memo or self.household.client_gender != gender):
            self._focus[gender] = SPOUSE
        elif (memo or self.household.spoken_for) and self.household.client_gender == gender:
            self._focus[gender] = CLIENT

    def _titled(self, gender: str, start: int) -> str:
        told = self._titles.get(start, "")
        if told and self.household.client_gender in ("", self.household.spouse_gender):
            return told
        if self.household.client_gender not in ("", gender) and self.household.spouse_gender == gender:
            return SPOUSE
        return CLIENT

    def _addressee(self, clause: Clause, start: int) -> str:
        """Whom "vous" means: a title or name in the clause, else whoever answers."""
        if self.household.spoken_for and to_the_child(self.document, self.household.names, clause):
            return OTHER
        titled = re.search(r"\b(madame|monsieur)\b", clause.text)
        if titled:
            return self._titled("f" if titled[1] == "madame" else "m", clause.start + titled.start())
        for name in self.household.names:
            if start - 24 <= name.start < start + 16 and name.person in ("client", "conjoint"):
                return CLIENT if name.person == "client" else SPOUSE
        answer = stance.reply(self.document, clause)
        if answer is not None and answer.role == "conjoint":
            return SPOUSE
        return self._talking

    def holder(self, position: int, *, default: str = CLIENT) -> str:
        """The person a fact at ``position`` belongs to; "" when nothing tells."""
        clause = self.document.clause_at(position)
        mention = self.last_before(position, clause.start)
        if mention is not None and mention.holder != BROKER:
            return mention.holder
        following = self._first_in(clause, position)
        if mention is None and (
            following is not None
            and following.holder != BROKER
            and following.start - position < 40
            and (
                following.kind in ("spouse", "both", "madame", "monsieur")
                or apposed(self.document, position, following)
            )
        ):
            return following.holder
        if clause.role == "narrateur":
            return later_subject(self.document, following) or self._told(clause)
        for index in range(clause.index - 1, max(-1, clause.index - 5), -1):
            earlier = self.document.clauses[index]
            if earlier.turn != clause.turn or (earlier.role != clause.role and clause.role != "narrateur"):
                break
            inherited = self.last_before(earlier.end, earlier.start)
            if inherited is not None and inherited.holder != BROKER:
                return own_sentence(inherited, following).holder
        if clause.role == "conjoint" and before_me(self.document, clause):
            return CLIENT
        return self._from_question(clause, default)

    def _told(self, clause: Clause) -> str:
        """In a memo a sentence without a subject goes on with the client, or with the spouse being described."""
        if clause.index:
            earlier = self.document.clauses[clause.index - 1]
            if earlier.turn == clause.turn:
                inherited = self.last_before(earlier.end, earlier.start)
                if inherited is not None and said_aside(self.document, inherited, earlier):
                    inherited = self.last_before(inherited.start - 1, earlier.start)
                if inherited is not None and inherited.holder in (CLIENT, SPOUSE, BOTH):
                    return inherited.holder
        return CLIENT

    def spoken_of(self, clause: Clause) -> str:
        """ "Sa date de naissance ?": of whom was told last, if soon before; "" when of nobody but who is asked."""
        floor = max(0, clause.start - 220)
        mention = self.last_before(clause.start, floor)
        while mention is not None and mention.holder in (CLIENT, OTHER) and mention.kind in ("me", "you"):
            mention = self.last_before(mention.start - 1, floor)
        return mention.holder if mention is not None and mention.holder in (SPOUSE, CHILD, OTHER) else ""

    def _from_question(self, clause: Clause, default: str) -> str:
        speaker = {"client": CLIENT, "conjoint": SPOUSE}.get(clause.role, default)
        question = stance.asked(self.document, clause)
        if question is None or clause.role in ("courtier", "narrateur"):
            return speaker if clause.role != "courtier" else default
        mention = self.last_before(question.end, question.start)
        if mention is not None and mention.kind == "you" and mention.holder == OTHER:
            return OTHER
        if mention is None and THEIR.search(question.text):
            return self.spoken_of(question) or speaker
        if mention is not None and mention.kind in ("he", "she") and re.search(r"\bvous\b", question.text):
            return speaker
        if mention is not None and mention.kind == "you" and self._follows_voices and clause.role == "client":
            return mention.holder if mention.holder in (CLIENT, SPOUSE) else speaker
        if mention is not None and mention.kind in NAMED and not left_out(self.document, mention):
            return mention.holder if mention.holder != BROKER else speaker
        return speaker
