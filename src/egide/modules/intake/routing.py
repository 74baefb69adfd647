"""What a text is before anybody reads it closely: its language, its kind, whether somebody refused. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any, Literal

Genre = Literal["dialogue", "sans_locuteurs", "memo"]


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_STOPWORDS: dict[str, frozenset[str]] = {
    "fr": _words(
        "le la les des du et est en que qui dans pour pas sur au avec ce il je vous nous ne une un mon ma mes votre oui"
    ),
    "en": _words("the of and to in is you that it for was on are with as have this be at or from my your what yes"),
    "es": _words("el los las del y es en que para con por una lo su no se mi usted como pero muy sí"),
    "de": _words("der die das und ist ich nicht ein zu mit den auf für sie wir von im haben sind aber ja"),
    "it": _words("il lo gli della di che è per un una con non sono mi ho ma come più anche sì"),
    "pt": _words("o os as do da e é em que para com por uma não se meu você como mas sim"),
    "nl": _words("de het een en van ik niet is dat je voor met zijn op ook maar heb wel ja"),
}
LANGUAGES = {
    "en": "anglais",
    "es": "espagnol",
    "de": "allemand",
    "it": "italien",
    "pt": "portugais",
    "nl": "néerlandais",
}
_WORD = re.compile(r"[^\W\d_]+(?:['’])?")
ENOUGH_WORDS = 12

_REFUSAL = re.compile(
    r"\b(?:je|on|nous)\s+(?:ne\s+)?(?:veu[xt]|souhait\w+|voul\w+|préfèr\w+|tien\w+)\s+(?:vraiment\s+|surtout\s+)?pas\s+"
    r"(?:à\s+)?(?:être\s+enregistrée?s?|que\s+(?:vous\s+|tu\s+|ce\s+soit\s+|ça\s+soit\s+)(?:m’|m'|nous\s+)?enregistr\w+)"
    r"|\bje\s+refuse\s+(?:l['’]enregistrement|d['’]être\s+enregistrée?|que\s+(?:vous|ce\s+soit)\s+(?:m['’])?enregistr\w+)"
    r"|\bpas\s+d['’]accord\s+pour\s+(?:être\s+enregistrée?|l['’]enregistrement|que\s+vous\s+(?:m['’])?enregistriez)",
    re.IGNORECASE,
)


def language_of(text: str) -> str | None:
    """The code of the language, None when too little is written to tell."""
    words = [w.casefold().rstrip("'’") for w in _WORD.findall(text)]
    if len(words) < ENOUGH_WORDS:
        return None
    counts = Counter(words)
    scores = {code: sum(counts[w] for w in common) for code, common in _STOPWORDS.items()}
    best = max(scores, key=lambda code: (scores[code], code == "fr"))
    if scores[best] < max(4, len(words) * 0.08):
        return None
    # Another language is named only when it leaves no doubt: brokers' French is full of English products.
    return best if best == "fr" or scores[best] >= 2 * scores["fr"] else "fr"


def genre_of(segments: Sequence[dict[str, Any]]) -> Genre:
    """Several named voices are a dialogue; unnamed text is a memo if it speaks of its people in the third person."""
    if any(s["speaker"] for s in segments):
        return "dialogue"
    said = (s["text"].casefold().replace("rendez-vous", "") for s in segments)
    words = [w.rstrip("'’") for text in said for w in _WORD.findall(text)]
    here = sum(words.count(w) for w in ("vous", "je", "j", "moi", "votre", "mon", "ma"))
    return "sans_locuteurs" if here > 0.04 * max(len(words), 1) else "memo"


def refusal_heard(segments: Sequence[dict[str, Any]]) -> int | None:
    """The index of the turn in which somebody refuses to be recorded, if one does."""
    return next((s["index"] for s in segments if _REFUSAL.search(s["text"])), None)
