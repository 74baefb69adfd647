"""What the permission tests find when they arrive: two firms, each with one of everything, really committed."""

from __future__ import annotations

from dataclasses import dataclass

from tests.cast import Cast, create_cast
from tests.people import Browser, logged_in
from tests.permissions.fillers import FILLERS, Belongings

ROLES = ("anonyme", "operateur", "employe", "manager", "admin")


@dataclass
class World:
    cast: Cast
    lavigne: Belongings
    ponant: Belongings
    browsers: dict[str, Browser]


def build_world() -> World:
    """Everybody logs in once; each firm's administrator fills it through the API."""
    cast = create_cast()
    browsers = {
        "anonyme": Browser(),
        "operateur": logged_in(cast.operateur),
        "employe": logged_in(cast.claire),
        "manager": logged_in(cast.anne, cast.lavigne),
        "admin": logged_in(cast.antoine),
    }
    lavigne, ponant = Belongings(cast.lavigne, "Lanveur"), Belongings(cast.ponant, "Kerzhpiern")
    members = {"lavigne": cast.thomas.membership_in(cast.lavigne), "ponant": cast.gaelle.membership_in(cast.ponant)}
    lavigne.args["member"] = {"member_id": str(members["lavigne"])}
    ponant.args["member"] = {"member_id": str(members["ponant"])}
    lavigne.args["heir"] = {"member_id": str(cast.anne.membership_in(cast.lavigne))}
    ponant.args["heir"] = {"member_id": str(cast.anne.membership_in(cast.ponant))}
    lavigne.args["token"] = ponant.args["token"] = {"token": "0" * 32 + ".rien"}
    yann, gaelle = logged_in(cast.yann), logged_in(cast.gaelle)
    for fill in FILLERS:
        fill(lavigne, browsers["admin"], browsers["employe"])
        fill(ponant, yann, gaelle)
    return World(cast, lavigne, ponant, browsers)
