"""What a member may be in a firm."""

from __future__ import annotations

from django.db.models import TextChoices


class Role(TextChoices):
    ADMIN = "admin", "Administrateur"
    MANAGER = "manager", "Manager"
    EMPLOYE = "employe", "Employé"


class Portee(TextChoices):
    """Which clients of the firm a member sees and works on."""

    TOUS = "tous", "Tous les clients du cabinet"
    EQUIPE = "equipe", "Ceux de son équipe"
    SIENS = "siens", "Les siens"
