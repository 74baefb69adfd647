"""What a member sees, the teams of a firm, and who stands in for whom."""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

import egide.foundation.audit.constraints
import egide.foundation.audit.fields
import egide.foundation.tenancy.constraints
import egide.foundation.tenancy.fields
import egide.kit.ids
from egide.foundation.tenancy.operations import together

# As 0001 says, with what the person may see there: `sees` is null for the whole firm; `delegations` is
# {absent member: delegation} of the day, in Paris.
MEMBERSHIPS_OF = """
DROP FUNCTION public.accounts_memberships_of(uuid);
CREATE FUNCTION public.accounts_memberships_of(person uuid)
RETURNS TABLE (
    team_id uuid, team_nom text, membership_id uuid, role text, portee text, sees uuid[], delegations jsonb
)
LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE ROWS 1
BEGIN ATOMIC
    SELECT m.team_id, t.nom::text, m.id, m.role::text, m.portee::text,
        CASE WHEN m.portee <> 'tous' THEN array[m.id] || s.absents || ARRAY(
            SELECT o.id FROM public.accounts_membership o
            WHERE m.portee = 'equipe' AND o.team_id = m.team_id AND o.equipe_id = m.equipe_id
        ) END,
        s.delegations
    FROM public.accounts_membership m
    JOIN public.tenancy_team t ON t.id = m.team_id
    JOIN public.accounts_user u ON u.id = m.user_id
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
        ("accounts", "0001_initial"),
        ("tenancy", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="invitation",
            name="portee",
            field=models.CharField(
                choices=[
                    ("tous", "Tous les clients du cabinet"),
                    ("equipe", "Ceux de son équipe"),
                    ("siens", "Les siens"),
                ],
                db_default="tous",
                default="tous",
                max_length=6,
            ),
        ),
        migrations.AddField(
            model_name="membership",
            name="portee",
            field=models.CharField(
                choices=[
                    ("tous", "Tous les clients du cabinet"),
                    ("equipe", "Ceux de son équipe"),
                    ("siens", "Les siens"),
                ],
                db_default="tous",
                default="tous",
                max_length=6,
            ),
        ),
        migrations.CreateModel(
            name="Delegation",
            fields=[
                (
                    "id",
                    models.UUIDField(default=egide.kit.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("debut", models.DateField()),
                ("fin", models.DateField()),
                ("motif", models.CharField(blank=True, default="", max_length=200)),
                ("created_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "absent",
                    egide.foundation.tenancy.fields.TenantForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.membership"
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "delegue",
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
                "indexes": [
                    models.Index(fields=["team", "absent"], name="delegation_absent_tix"),
                    models.Index(fields=["team", "delegue"], name="delegation_delegue_tix"),
                ],
                "constraints": [
                    egide.foundation.tenancy.constraints.TenantKey(name="accounts_delegation_tpk"),
                    models.CheckConstraint(
                        condition=models.Q(("fin__gte", models.F("debut"))), name="accounts_delegation_days"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("absent", models.F("delegue")), _negated=True),
                        name="accounts_delegation_two",
                    ),
                    egide.foundation.tenancy.constraints.TenantReference(
                        field="absent", name="accounts_delegation_absent_tfk"
                    ),
                    egide.foundation.tenancy.constraints.TenantReference(
                        field="delegue", name="accounts_delegation_delegue_tfk"
                    ),
                    egide.foundation.tenancy.constraints.TenantIsolation(name="accounts_delegation_tenant"),
                    egide.foundation.tenancy.constraints.TenantReference(
                        field="team", name="accounts_delegation_team_tfk"
                    ),
                    egide.foundation.audit.constraints.AuditTrigger(name="accounts_delegation_audit"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Equipe",
            fields=[
                (
                    "id",
                    models.UUIDField(default=egide.kit.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("nom", models.CharField(max_length=80)),
                (
                    "team",
                    egide.foundation.audit.fields.AuditedTeamField(
                        on_delete=django.db.models.deletion.PROTECT, to="tenancy.team"
                    ),
                ),
            ],
            options={
                "constraints": [
                    egide.foundation.tenancy.constraints.TenantKey(name="accounts_equipe_tpk"),
                    models.UniqueConstraint(fields=("team", "nom"), name="accounts_equipe_nom_uq"),
                    egide.foundation.tenancy.constraints.TenantIsolation(name="accounts_equipe_tenant"),
                    egide.foundation.tenancy.constraints.TenantReference(field="team", name="accounts_equipe_team_tfk"),
                    egide.foundation.audit.constraints.AuditTrigger(name="accounts_equipe_audit"),
                ],
            },
        ),
        migrations.AddField(
            model_name="invitation",
            name="equipe",
            field=egide.foundation.tenancy.fields.TenantForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.equipe",
            ),
        ),
        migrations.AddField(
            model_name="membership",
            name="equipe",
            field=egide.foundation.tenancy.fields.TenantForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="membres",
                to="accounts.equipe",
            ),
        ),
        migrations.AddIndex(
            model_name="invitation",
            index=models.Index(fields=["team", "equipe"], name="invitation_equipe_tix"),
        ),
        migrations.AddIndex(
            model_name="membership",
            index=models.Index(fields=["team", "equipe"], name="membership_equipe_tix"),
        ),
        migrations.AddConstraint(
            model_name="invitation",
            constraint=models.CheckConstraint(
                condition=models.Q(("portee__in", ["tous", "equipe", "siens"])), name="accounts_invitation_portee"
            ),
        ),
        migrations.AddConstraint(
            model_name="invitation",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("role", "admin"), _negated=True), ("portee", "tous"), _connector="OR"),
                name="accounts_invitation_admin_sees",
            ),
        ),
        migrations.AddConstraint(
            model_name="invitation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("portee", "equipe"), _negated=True), ("equipe__isnull", False), _connector="OR"
                ),
                name="accounts_invitation_portee_equipe",
            ),
        ),
        migrations.AddConstraint(
            model_name="invitation",
            constraint=egide.foundation.tenancy.constraints.TenantReference(
                field="equipe", name="accounts_invitation_equipe_tfk"
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.CheckConstraint(
                condition=models.Q(("portee__in", ["tous", "equipe", "siens"])), name="accounts_membership_portee"
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("role", "admin"), _negated=True), ("portee", "tous"), _connector="OR"),
                name="accounts_membership_admin_sees",
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("portee", "equipe"), _negated=True), ("equipe__isnull", False), _connector="OR"
                ),
                name="accounts_membership_portee_equipe",
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=egide.foundation.tenancy.constraints.TenantReference(
                field="equipe", name="accounts_membership_equipe_tfk"
            ),
        ),
        migrations.RunSQL(MEMBERSHIPS_OF),
    ]
    operations = together(operations)
