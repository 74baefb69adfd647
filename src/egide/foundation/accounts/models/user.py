"""A person. Global: one account, whatever the number of firms."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower, Now

from egide.kit.ids import uuid7


class Langue(models.TextChoices):
    FR = "fr", "Français"
    EN = "en", "English"


class Theme(models.TextChoices):
    SYSTEM = "system", "Système"
    LIGHT = "light", "Clair"
    DARK = "dark", "Sombre"


class UserManager(BaseUserManager["User"]):
    """Addresses are kept in lower case: one person, one account."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(email=(username or "").strip().lower())


class User(AbstractBaseUser):
    """Never deleted while somebody's history names them; `is_active=False` closes the account everywhere."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    email = models.EmailField("adresse e-mail", unique=True)
    prenom = models.CharField("prénom", max_length=100)
    nom = models.CharField("nom", max_length=100)
    langue = models.CharField(max_length=2, choices=Langue, default=Langue.FR)
    theme = models.CharField(max_length=6, choices=Theme, default=Theme.SYSTEM)
    raccourcis = models.BooleanField("raccourcis clavier", default=True)
    is_active = models.BooleanField(default=True)
    is_operator = models.BooleanField("exploitant de la plateforme", default=False)
    created_at = models.DateTimeField(db_default=Now())

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["prenom", "nom"]

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(email=Lower("email")), name="accounts_user_email_lower"),
        ]

    def __str__(self) -> str:
        return f"{self.prenom} {self.nom}"

    def get_full_name(self) -> str:
        return str(self)

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.email = self.email.lower()
        super().save(*args, **kwargs)
