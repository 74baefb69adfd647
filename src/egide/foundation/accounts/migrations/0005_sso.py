"""A firm's own identity provider."""

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

import egide.foundation.audit.constraints
import egide.foundation.audit.fields
import egide.foundation.tenancy.constraints
import egide.foundation.tenancy.fields
import egide.kit.ids
from egide.foundation.tenancy.operations import together

# As 0004 says, with what the firm's own identity provider changes: whether it is the only way in for this member, and
# whether its word for a second factor is enough.
MEMBERSHIPS_OF = """
DROP FUNCTION public.accounts_memberships_of(uuid);
CREATE FUNCTION public.accounts_memberships_of(person uuid)
RETURNS TABLE (
    team_id uuid, team_nom text, membership_id uuid, role text, portee text, sees uuid[], delegations jsonb,
    factor_from date, sso_only boolean, trusts_sso_mfa boolean
)
LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE ROWS 1
BEGIN ATOMIC
    SELECT m.team_id, t.nom::text, m.id, m.role::text, m.portee::text,
        CASE WHEN m.portee <> 'tous' THEN array[m.id] || s.absents || ARRAY(
            SELECT o.id FROM public.accounts_membership o
            WHERE m.portee = 'equipe' AND o.team_id = m.team_id AND o.equipe_id = m.equipe_id
        ) END,
        s.delegations, p.second_facteur_depuis,
        coalesce(i.actif AND i.seul AND i.secours_id <> m.id, false),
        coalesce(i.actif AND i.confiance_mfa, false)
    FROM public.accounts_membership m
    JOIN public.tenancy_team t ON t.id = m.team_id
    JOIN public.accounts_user u ON u.id = m.user_id
    LEFT JOIN public.accounts_accesspolicy p ON p.team_id = m.team_id
    LEFT JOIN public.accounts_ssoprovider i ON i.team_id = m.team_id
    CROSS JOIN LATERAL (
        SELECT coalesce(array_agg(d.absent_id), '{}') AS absents, jsonb_object_agg(d.absent_id, d.id) AS delegations
        FROM public.accounts_delegation d
        WHERE d.team_id = m.team_id AND d.delegue_id = m.id AND d.ended_at IS NULL
            AND (now() AT TIME ZONE 'Europe/Paris')::date BETWEEN d.debut AND d.fin
    ) s
    WHERE m.user_id = person AND m.active AND u.is_active AND NOT u.is_operator;
END;
REVOKE ALL ON FUNCTION public.accounts_memberships_of(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.accounts_memberships_of(uuid) TO egide_app;
ALTER FUNCTION public.accounts_memberships_of(uuid) OWNER TO egide_platform;
"""

# At whose door somebody is, before they have said who they are: by the domain of their address, by the firm's own
# address, or by its identifier. It answers which firm, and only of those that have a provider in service.
SSO_OF = """
CREATE FUNCTION public.accounts_sso_of(domain text, address text, firm uuid) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE
BEGIN ATOMIC
    SELECT i.team_id FROM public.accounts_ssoprovider i JOIN public.tenancy_team t ON t.id = i.team_id
    WHERE i.actif AND (
        i.team_id = firm OR t.slug = address
        OR i.team_id = (SELECT d.team_id FROM public.accounts_ssodomain d WHERE d.nom = domain)
    )
    LIMIT 1;
END;
REVOKE ALL ON FUNCTION public.accounts_sso_of(text, text, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.accounts_sso_of(text, text, uuid) TO egide_app;
ALTER FUNCTION public.accounts_sso_of(text, text, uuid) OWNER TO egide_platform;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0004_access_policy"),
        ("tenancy", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="SsoDomain",
            fields=[
                ("nom", models.CharField(max_length=253, primary_key=True, serialize=False)),
                ("team_id", models.UUIDField(db_index=True)),
            ],
        ),
        migrations.AddField(
            model_name="session",
            name="sso_mfa",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddField(
            model_name="session",
            name="sso_team_id",
            field=models.UUIDField(null=True),
        ),
        migrations.CreateModel(
            name="SsoIdentity",
            fields=[
                (
                    "id",
                    models.UUIDField(default=egide.kit.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("issuer", models.CharField(max_length=300)),
                ("subject", models.CharField(max_length=255)),
                ("created_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                (
                    "membre",
                    egide.foundation.tenancy.fields.TenantForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.membership"
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
                "indexes": [models.Index(fields=["team", "membre"], name="ssoidentity_membre_tix")],
                "constraints": [
                    egide.foundation.tenancy.constraints.TenantKey(name="accounts_ssoidentity_tpk"),
                    models.UniqueConstraint(
                        fields=("team", "issuer", "subject"), name="accounts_ssoidentity_subject_uq"
                    ),
                    egide.foundation.tenancy.constraints.TenantReference(
                        field="membre", name="accounts_ssoidentity_membre_tfk"
                    ),
                    egide.foundation.tenancy.constraints.TenantIsolation(name="accounts_ssoidentity_tenant"),
                    egide.foundation.tenancy.constraints.TenantReference(
                        field="team", name="accounts_ssoidentity_team_tfk"
                    ),
                    egide.foundation.audit.constraints.AuditTrigger(name="accounts_ssoidentity_audit"),
                ],
            },
        ),
        migrations.CreateModel(
            name="SsoProvider",
            fields=[
                (
                    "id",
                    models.UUIDField(default=egide.kit.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("nom", models.CharField(max_length=80)),
                ("issuer", models.CharField(max_length=300)),
                ("application", models.CharField(max_length=255)),
                ("secret", models.CharField(max_length=20)),
                ("secret_scelle", models.TextField(editable=False)),
                ("actif", models.BooleanField(default=True)),
                (
                    "arrivants",
                    models.CharField(
                        choices=[("admin", "Administrateur"), ("manager", "Manager"), ("employe", "Employé")],
                        max_length=10,
                        null=True,
                    ),
                ),
                ("confiance_mfa", models.BooleanField(default=False)),
                ("seul", models.BooleanField(default=False)),
                ("eprouve_at", models.DateTimeField(null=True)),
                (
                    "domaines",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=253), default=list, size=None
                    ),
                ),
                (
                    "secours",
                    egide.foundation.tenancy.fields.TenantForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.membership",
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
                "indexes": [models.Index(fields=["team", "secours"], name="ssoprovider_secours_tix")],
                "constraints": [
                    egide.foundation.tenancy.constraints.TenantKey(name="accounts_ssoprovider_tpk"),
                    models.UniqueConstraint(fields=("team",), name="accounts_ssoprovider_team_uq"),
                    models.CheckConstraint(
                        condition=models.Q(("seul", False), ("secours__isnull", False), _connector="OR"),
                        name="accounts_ssoprovider_secours",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("arrivants__isnull", True), ("arrivants__in", ["employe", "manager"]), _connector="OR"
                        ),
                        name="accounts_ssoprovider_arrivants",
                    ),
                    egide.foundation.tenancy.constraints.TenantReference(
                        field="secours", name="accounts_ssoprovider_secours_tfk"
                    ),
                    egide.foundation.tenancy.constraints.TenantIsolation(name="accounts_ssoprovider_tenant"),
                    egide.foundation.tenancy.constraints.TenantReference(
                        field="team", name="accounts_ssoprovider_team_tfk"
                    ),
                    egide.foundation.audit.constraints.AuditTrigger(
                        exclude=("secret_scelle",), name="accounts_ssoprovider_audit"
                    ),
                ],
            },
        ),
        migrations.RunSQL(MEMBERSHIPS_OF),
        migrations.RunSQL(SSO_OF),
    ]
    operations = together(operations)
