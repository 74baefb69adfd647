"""Nationality and tax residence of client and spouse."""

from __future__ import annotations

import re

from egide.modules.intake.engine import stance
from egide.modules.intake.engine.reading import Reading

NATIONALITIES = {
    "francais": "française",
    "francaise": "française",
    "belge": "belge",
    "suisse": "suisse",
    "portugais": "portugaise",
    "portugaise": "portugaise",
    "espagnol": "espagnole",
    "espagnole": "espagnole",
    "italien": "italienne",
    "italienne": "italienne",
    "allemand": "allemande",
    "allemande": "allemande",
    "marocain": "marocaine",
    "marocaine": "marocaine",
    "algerien": "algérienne",
    "algerienne": "algérienne",
    "tunisien": "tunisienne",
    "tunisienne": "tunisienne",
    "senegalais": "sénégalaise",
    "senegalaise": "sénégalaise",
    "ivoirien": "ivoirienne",
    "ivoirienne": "ivoirienne",
    "camerounais": "camerounaise",
    "camerounaise": "camerounaise",
    "polonais": "polonaise",
    "polonaise": "polonaise",
    "roumain": "roumaine",
    "roumaine": "roumaine",
    "britannique": "britannique",
    "anglais": "britannique",
    "anglaise": "britannique",
    "americain": "américaine",
    "americaine": "américaine",
    "canadien": "canadienne",
    "canadienne": "canadienne",
    "turc": "turque",
    "turque": "turque",
    "vietnamien": "vietnamienne",
    "vietnamienne": "vietnamienne",
    "chinois": "chinoise",
    "chinoise": "chinoise",
    "bresilien": "brésilienne",
    "bresilienne": "brésilienne",
    "malgache": "malgache",
    "malien": "malienne",
    "malienne": "malienne",
    "luxembourgeois": "luxembourgeoise",
    "luxembourgeoise": "luxembourgeoise",
    "neerlandais": "néerlandaise",
    "neerlandaise": "néerlandaise",
    "irlandais": "irlandaise",
    "irlandaise": "irlandaise",
    "russe": "russe",
    "ukrainien": "ukrainienne",
    "ukrainienne": "ukrainienne",
    "libanais": "libanaise",
    "libanaise": "libanaise",
    "syrien": "syrienne",
    "syrienne": "syrienne",
    "grec": "grecque",
    "grecque": "grecque",
    "haitien": "haïtienne",
    "haitienne": "haïtienne",
    "congolais": "congolaise",
    "congolaise": "congolaise",
    "comorien": "comorienne",
    "comorienne": "comorienne",
}
_NATIONALITY = re.compile(r"\b(" + "|".join(sorted(NATIONALITIES, key=len, reverse=True)) + r")s?\b")
_COUNTRIES = {
    "france": "France",
    "suisse": "Suisse",
    "belgique": "Belgique",
    "luxembourg": "Luxembourg",
    "allemagne": "Allemagne",
    "espagne": "Espagne",
    "portugal": "Portugal",
    "italie": "Italie",
    "monaco": "Monaco",
    "maroc": "Maroc",
    "royaume-uni": "Royaume-Uni",
    "angleterre": "Royaume-Uni",
    "canada": "Canada",
    "etats-unis": "États-Unis",
}


def read_nationalities(reading: Reading) -> None:
    for match in _NATIONALITY.finditer(reading.text):
        clause = reading.document.clause_at(match.start())
        before = reading.text[max(clause.start, match.start() - 34) : match.start()]
        if not re.search(
            r"\b(?:nationalite|je suis|est|suis|etes|passeport|d'origine)\W+(?:de nationalite )?(?:[a-z]+ )?$", before
        ):
            continue
        if clause.role == "courtier" and not re.search(r"nationalite", before):
            continue
        value = NATIONALITIES[match[1]]
        span = (match.start(), match.end())
        if clause.role == "courtier":
            answer = stance.reply(reading.document, clause)
            if answer is not None and (stance.says_yes(answer.text) or re.match(r"\W*moi oui\b", answer.text)):
                reading.put("client", "nationalite", value, span, (answer.start, answer.end), confidence=0.85)
                if (
                    re.search(r"tous les deux|toutes les deux", clause.text)
                    and stance.says_yes(answer.text)
                    and not re.match(r"\W*moi\b", answer.text)
                ):
                    reading.put("conjoint", "nationalite", value, span, (answer.start, answer.end), confidence=0.8)
            continue
        holder = reading.holder(match.start())
        if holder == "commun":
            reading.put("client", "nationalite", value, span)
            reading.put("conjoint", "nationalite", value, span)
        elif holder in ("client", "conjoint"):
            reading.put(holder, "nationalite", value, span, confidence=0.85)
    pattern = (
        r"\b(?:residents? fisca(?:l|ux|le|les)|residence fiscale|impots?|impose[es]?) (?:est |c'est |sont )?(?:en|"
        r"au|a|de) (" + "|".join(_COUNTRIES) + r")\b"
    )
    for match, clause in reading.find(pattern):
        if reading.believed(clause, statement=True):
            reading.put(
                "client", "residence_fiscale", _COUNTRIES[match[1]], (match.start(), match.end()), confidence=0.8
            )
