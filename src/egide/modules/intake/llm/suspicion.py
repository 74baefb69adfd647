"""Words that give orders to a model. Nobody tells their broker such things: what they say beside is not believed."""

from __future__ import annotations

import re

from egide.kit.french.text import fold
from egide.modules.intake.engine.types import Transcript

_ORDERS = re.compile(
    "|".join(
        (
            r"\b(?:ignor\w*|oubli\w*|disregard|forget|override)\b.{0,40}\b(?:instructions?|consignes?|regles?|rules?|"
            r"prompts?|directives?|precedent\w*|previous)\b",
            r"\b(?:prompt|message|instructions?|consignes?) (?:du |de )?(?:systeme|system)\b|\bsystem ?prompt\b",
            r"\b(?:nouvelles?|new) (?:instructions?|consignes?|directives?)\b",
            r"\b(?:tu es|vous etes|you are) (?:desormais |maintenant |now )?(?:un modele|une ia|an ai|un assistant|"
            r"une intelligence artificielle)\b",
            r"\b(?:mode|role) (?:developpeur|administrateur|developer|admin|dan)\b|\bjailbreak\b",
            r"\b(?:reponds|repondez|respond|output|renvoie|renvoyez|ecris|ecrivez) (?:seulement|uniquement|only|"
            r"en json|with|le json)\b",
            r"\b(?:appelle|appelez|call|invoque) (?:l'outil|la fonction|the tool|the function|function)\b",
            r"\b(?:revele|revelez|affiche|affichez|donne|donnez|reveal|print|show)\b.{0,30}\b(?:cle api|api key|prompt|"
            r"secrets?|mot de passe|password|autres clients|other clients)\b",
            r"\b(?:assistant|system|user|systeme)\s*:\s|<\|?/?(?:im_start|im_end|system|assistant|user|instructions?)\b",
            r"\[/?inst\]",
            r"\b(?:mets|mettez|remplis|remplissez|remplace\w*|set|fill) (?:le champ|la valeur|le json|the field|"
            r"les champs|tous les champs)\b",
            r"\b(?:a l'attention|note|message) (?:de |pour |a )*(?:l'ia|l'assistant|du modele|le modele|the ai|"
            r"the model)\b",
            r"\ben tant qu(?:e |')(?:ia|assistant|modele)\b",
        )
    )
)


def suspicious_segments(transcript: Transcript) -> frozenset[int]:
    """Numbers of the turns that give orders to a model."""
    return frozenset(segment.index for segment in transcript.segments if _ORDERS.search(fold(segment.text)))
