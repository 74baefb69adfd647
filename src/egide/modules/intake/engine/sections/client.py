"""The client: identity, birth, home, marriage, work, habits. What is the spouse's goes to the spouse on the way."""

from __future__ import annotations

from egide.modules.intake.engine.births import read_births
from egide.modules.intake.engine.children_count import read_children_count
from egide.modules.intake.engine.civil import read_nationalities
from egide.modules.intake.engine.contact import read_contacts
from egide.modules.intake.engine.danger import read_danger
from egide.modules.intake.engine.habits import read_mileage
from egide.modules.intake.engine.home import read_home
from egide.modules.intake.engine.marital import read_marriage
from egide.modules.intake.engine.naming import read_names_of_household
from egide.modules.intake.engine.reading import Reading
from egide.modules.intake.engine.sport import read_sport
from egide.modules.intake.engine.tobacco import read_tobacco
from egide.modules.intake.engine.work import read_work

ORDER = 10


def build(reading: Reading) -> None:
    """Each reader finds facts of both adults and writes each to its person."""
    read_names_of_household(reading)
    read_births(reading)
    read_nationalities(reading)
    read_home(reading)
    read_contacts(reading)
    read_marriage(reading)
    read_children_count(reading)
    read_work(reading)
    read_tobacco(reading)
    read_sport(reading)
    read_mileage(reading)
    read_danger(reading)
