"""Last look over an extraction: what contradicts itself is believed less."""

from __future__ import annotations

from dataclasses import replace

from egide.modules.intake.engine.reading import Reading
from egide.modules.intake.engine.types import SetAside

_IDENTITY = ("nom", "prenom", "date_naissance", "profession")


def review(reading: Reading) -> None:
    """Rule 2 of the business: client and spouse alike in two identity fields make the client's suspect."""
    records = reading.extraction.records
    client, spouse = records.get("client", {}), records.get("conjoint", {})
    alike = [
        name for name in _IDENTITY if name in client and name in spouse and client[name].value == spouse[name].value
    ]
    if len(alike) >= 2:
        for name in alike:
            leaf = client[name]
            client[name] = replace(leaf, confidence=min(leaf.confidence, 0.3))
            reason = "Même valeur pour le client et son conjoint : à vérifier."
            reading.extraction.set_aside.append(SetAside(f"client.{name}", reason, leaf.evidence[0]))
    reading.extraction.records = {name: record for name, record in records.items() if record}
