"""What a member may be in a firm."""

from __future__ import annotations

from django.db.models import TextChoices


class Role(TextChoices):
    ADMIN = "admin", "Administrateur"
    MANAGER = "manager", "Manager"
    EMPLOYE = "employe", "Employé"
