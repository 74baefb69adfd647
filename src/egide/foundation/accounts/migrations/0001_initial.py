"""Accounts, sessions, memberships, invitations, and the one function that looks across firms."""

import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models

import egide.foundation.audit.constraints
import egide.foundation.audit.fields
import egide.foundation.tenancy.constraints
import egide.kit.ids
from egide.foundation.tenancy.operations import together

# Row security hides memberships until a firm is chosen, and choosing needs the memberships: this function, owned by
# the role that sees across firms, answers that one question about one person. The operator has no firm.
# The body is bound to its tables when created (no search path at run time).
MEMBERSHIPS_OF = """
CREATE FUNCTION public.accounts_memberships_of(person uuid)
RETURNS TABLE (team_id uuid, team_nom text, membership_id uuid, role text)
LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE ROWS 1
BEGIN ATOMIC
    SELECT m.team_id, t.nom::text, m.id, m.role::text
    FROM public.accounts_membership m
    JOIN public.tenancy_team t ON t.id = m.team_id
    JOIN public.accounts_user u ON u.id = m.user_id
    WHERE m.user_id = person AND m.active AND u.is_active AND NOT u.is_operator;
END;
REVOKE ALL ON FUNCTION public.accounts_memberships_of(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.accounts_memberships_of(uuid) TO egide_app;
ALTER FUNCTION public.accounts_memberships_of(uuid) OWNER TO egide_platform;
"""
DROP_MEMBERSHIPS_OF = "DROP FUNCTION public.accounts_memberships_of(uuid)"


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("tenancy", "0001_initial"),
        ("audit", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="User",
            fields=[
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                (
                    "id",
                    models.UUIDField(default=egide.kit.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("email", models.EmailField(max_length=254, unique=True, verbose_name="adresse e-mail")),
                ("prenom", models.CharField(max_length=100, verbose_name="prénom")),
                ("nom", models.CharField(max_length=100, verbose_name="nom")),
                (
                    "langue",
                    models.CharField(choices=[("fr", "Français"), ("en", "English")], default="fr", max_length=2),
                ),
                (
                    "theme",
                    models.CharField(
                        choices=[("system", "Système"), ("light", "Clair"), ("dark", "Sombre")],
                        default="system",
                        max_length=6,
                    ),
                ),
                ("raccourcis", models.BooleanField(default=True, verbose_name="raccourcis clavier")),
                ("is_active", models.BooleanField(default=True)),
                ("is_operator", models.BooleanField(default=False, verbose_name="exploitant de la plateforme")),
                ("created_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("email", django.db.models.functions.text.Lower("email"))),
                        name="accounts_user_email_lower",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Session",
            fields=[
                ("key_hash", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("id", models.UUIDField(default=egide.kit.ids.uuid7, editable=False, unique=True)),
                ("team_id", models.UUIDField(null=True)),
                ("auth_hash", models.CharField(blank=True, default="", max_length=128)),
                ("data", models.TextField()),
                ("ip", models.GenericIPAddressField(null=True)),
                ("user_agent", models.CharField(blank=True, default="", max_length=300)),
                ("created_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("last_seen", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("expires_at", models.DateTimeField(db_index=True)),
                (
                    "user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                (
                    "id",
                    models.UUIDField(default=egide.kit.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("email", models.EmailField(max_length=254)),
                (
                    "role",
                    models.CharField(
                        choices=[("admin", "Administrateur"), ("manager", "Manager"), ("employe", "Employé")],
                        max_length=10,
                    ),
                ),
                ("titre", models.CharField(blank=True, default="", max_length=80)),
                ("token_hash", models.CharField(max_length=64)),
                ("created_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("expires_at", models.DateTimeField()),
                ("accepted_at", models.DateTimeField(null=True)),
                ("revoked_at", models.DateTimeField(null=True)),
                (
                    "invited_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "team",
                    egide.foundation.audit.fields.AuditedTeamField(
                        on_delete=django.db.models.deletion.PROTECT, to="tenancy.team"
                    ),
                ),
            ],
            options={
                "constraints": [
                    egide.foundation.tenancy.constraints.TenantKey(name="accounts_invitation_tpk"),
                    models.UniqueConstraint(fields=("team", "token_hash"), name="accounts_invitation_token_uq"),
                    models.UniqueConstraint(
                        condition=models.Q(("accepted_at", None), ("revoked_at", None)),
                        fields=("team", "email"),
                        name="accounts_invitation_open_uq",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("role__in", ["admin", "manager", "employe"])),
                        name="accounts_invitation_role",
                    ),
                    egide.foundation.tenancy.constraints.TenantIsolation(name="accounts_invitation_tenant"),
                    egide.foundation.tenancy.constraints.TenantReference(
                        field="team", name="accounts_invitation_team_tfk"
                    ),
                    egide.foundation.audit.constraints.AuditTrigger(
                        exclude=("token_hash",), name="accounts_invitation_audit"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                (
                    "id",
                    models.UUIDField(default=egide.kit.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[("admin", "Administrateur"), ("manager", "Manager"), ("employe", "Employé")],
                        max_length=10,
                    ),
                ),
                ("titre", models.CharField(blank=True, default="", max_length=80, verbose_name="titre")),
                ("active", models.BooleanField(default=True)),
                ("created_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                (
                    "team",
                    egide.foundation.audit.fields.AuditedTeamField(
                        on_delete=django.db.models.deletion.PROTECT, to="tenancy.team"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [
                    egide.foundation.tenancy.constraints.TenantKey(name="accounts_membership_tpk"),
                    models.UniqueConstraint(fields=("team", "user"), name="accounts_membership_user_uq"),
                    models.CheckConstraint(
                        condition=models.Q(("role__in", ["admin", "manager", "employe"])),
                        name="accounts_membership_role",
                    ),
                    egide.foundation.tenancy.constraints.TenantIsolation(name="accounts_membership_tenant"),
                    egide.foundation.tenancy.constraints.TenantReference(
                        field="team", name="accounts_membership_team_tfk"
                    ),
                    egide.foundation.audit.constraints.AuditTrigger(name="accounts_membership_audit"),
                ],
            },
        ),
        migrations.RunSQL(MEMBERSHIPS_OF, DROP_MEMBERSHIPS_OF),
    ]
    operations = together(operations)
