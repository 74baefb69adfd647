"""What a firm demands of whoever enters it."""

import django.db.models.deletion
from django.db import migrations, models

import egide.foundation.audit.constraints
import egide.foundation.audit.fields
import egide.foundation.tenancy.constraints
import egide.kit.ids

# As 0002 says, with the day from which the firm demands a second factor.
MEMBERSHIPS_OF = """
DROP FUNCTION public.accounts_memberships_of(uuid);
CREATE FUNCTION public.accounts_memberships_of(person uuid)
RETURNS TABLE (
    team_id uuid, team_nom text, membership_id uuid, role text, portee text, sees uuid[], delegations jsonb,
    factor_from date
)
LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE ROWS 1
BEGIN ATOMIC
    SELECT m.team_id, t.nom::text, m.id, m.role::text, m.portee::text,
        CASE WHEN m.portee <> 'tous' THEN array[m.id] || s.absents || ARRAY(
            SELECT o.id FROM public.accounts_membership o
            WHERE m.portee = 'equipe' AND o.team_id = m.team_id AND o.equipe_id = m.equipe_id
        ) END,
        s.delegations, p.second_facteur_depuis
    FROM public.accounts_membership m
    JOIN public.tenancy_team t ON t.id = m.team_id
    JOIN public.accounts_user u ON u.id = m.user_id
    LEFT JOIN public.accounts_accesspolicy p ON p.team_id = m.team_id
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


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0003_api_tokens"),
        ("tenancy", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="membership",
            name="facteur_retire_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.CreateModel(
            name="AccessPolicy",
            fields=[
                (
                    "id",
                    models.UUIDField(default=egide.kit.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("second_facteur_depuis", models.DateField(null=True)),
                (
                    "team",
                    egide.foundation.audit.fields.AuditedTeamField(
                        on_delete=django.db.models.deletion.PROTECT, to="tenancy.team"
                    ),
                ),
            ],
            options={
                "constraints": [
                    egide.foundation.tenancy.constraints.TenantKey(name="accounts_accesspolicy_tpk"),
                    models.UniqueConstraint(fields=("team",), name="accounts_accesspolicy_team_uq"),
                    egide.foundation.tenancy.constraints.TenantIsolation(name="accounts_accesspolicy_tenant"),
                    egide.foundation.tenancy.constraints.TenantReference(
                        field="team", name="accounts_accesspolicy_team_tfk"
                    ),
                    egide.foundation.audit.constraints.AuditTrigger(name="accounts_accesspolicy_audit"),
                ],
            },
        ),
        migrations.RunSQL(MEMBERSHIPS_OF),
    ]
