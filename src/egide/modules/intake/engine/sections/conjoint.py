"""The spouse: what the readers of ``client`` gave to them, if there is a spouse at all."""

from __future__ import annotations

from egide.modules.intake.engine.partner import has_spouse
from egide.modules.intake.engine.reading import Reading

ORDER = 11
# Fields of the client that the spouse's sheet does not have.
_ABSENT = ("niveau_activites_sportives", "mandataire_social", "ville", "code_postal")


def build(reading: Reading) -> None:
    """Drop the record when nobody is married or living together, and the fields that it cannot hold."""
    record = reading.extraction.records.get("conjoint")
    if record is None:
        return
    for name in _ABSENT:
        record.pop(name, None)
    widowed = reading.value("client", "situation_matrimoniale") == "veuf" and reading.household.loss is not None
    if widowed or not has_spouse(reading):
        del reading.extraction.records["conjoint"]
