"""What the fields of a file must say together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from egide.kit.errors import Invalid

Values = Mapping[str, Any]


def check_identity(dossier: Values, cleaned: Values) -> None:
    """A person has a name or a first name, a company its denomination and one SIREN everywhere.

    :param cleaned: fields of the client about to be written.
    :raises Invalid: by field.
    """

    def after(nom: str) -> Any:
        return cleaned.get(nom, dossier[nom])

    if {"nom", "prenom", "type_personne"} & cleaned.keys():
        if after("type_personne") == "morale" and not after("nom"):
            raise Invalid({"nom": [_("Une entreprise a une dénomination.")]})
        if not after("nom") and not after("prenom"):
            raise Invalid({"nom": [_("Un client a un nom ou un prénom.")]})
    siren, siret = cleaned.get("siren"), (dossier["entreprise"] or {}).get("siret")
    if siren and siret and not siret.startswith(siren):
        raise Invalid({"siren": [_("Ce SIREN n’est pas celui du SIRET du dossier : corrigez d’abord le SIRET.")]})


def check_company(dossier: Values, cleaned: Values) -> dict[str, object]:
    """The SIRET and the VAT number of a company hold its SIREN; the client's fields that this tells.

    :param cleaned: fields of `entreprise` about to be written.
    :raises Invalid: by field.
    """
    siren = dossier["siren"]
    told = {"siret": (cleaned.get("siret") or "")[:9], "tva": ""}
    if str(cleaned.get("tva") or "").startswith("FR"):
        told["tva"] = str(cleaned["tva"])[4:]
    known = siren or told["siret"] or told["tva"]
    errors = {
        nom: [_("Ce numéro n’est pas celui de l’entreprise dont le SIREN est %(siren)s.") % {"siren": known}]
        for nom, number in told.items()
        if number and number != known
    }
    if errors:
        raise Invalid(errors)
    return {"siren": known} if known and not siren else {}
