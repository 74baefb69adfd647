"""A member may be limited to some clients: row security of the files, and whose client a line of the log speaks of."""

from django.db import migrations, models

import egide.foundation.tenancy.constraints
from egide.foundation.tenancy.operations import together

ADVISER_OF = """
CREATE OR REPLACE FUNCTION public.audit_adviser_of(team uuid, client uuid) RETURNS uuid LANGUAGE sql STABLE
BEGIN ATOMIC
    SELECT c.conseiller_id FROM public.clients_client c WHERE c.team_id = team AND c.id = client;
END
"""

# The policy of the clients asks who follows them, whose own policy asks for the clients: this function, owned by the
# role that row security does not stop, answers for the announced firm alone. Whoever reads the clients calls it.
FOLLOWED = """
CREATE FUNCTION public.clients_followed(members uuid[]) RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE
BEGIN ATOMIC
    SELECT coalesce(array_agg(f.client_id), '{}') FROM public.clients_suivi f
    WHERE f.team_id = NULLIF(current_setting('app.team_id', true), '')::uuid AND f.membre_id = ANY (members)
        AND (f.jusqua IS NULL OR f.jusqua > (now() AT TIME ZONE 'Europe/Paris')::date);
END;
ALTER FUNCTION public.clients_followed(uuid[]) OWNER TO egide_platform;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0002_delegation"),
        ("accounts", "0002_standing"),
        ("clients", "0006_lists"),
        ("tenancy", "0001_initial"),
    ]

    operations = [
        migrations.RunSQL(FOLLOWED, "DROP FUNCTION public.clients_followed(uuid[])"),
        migrations.RemoveIndex(
            model_name="client",
            name="clients_nom_ix",
        ),
        migrations.AddIndex(
            model_name="client",
            index=models.Index(
                condition=models.Q(("deleted_at__isnull", True)),
                fields=["team", "nom_tri", "id"],
                include=("conseiller",),
                name="clients_nom_ix",
            ),
        ),
        migrations.AddConstraint(
            model_name="actiffinancier",
            constraint=egide.foundation.tenancy.constraints.SightRule(
                name="clients_actiffinancier_sight", through="client"
            ),
        ),
        migrations.AddConstraint(
            model_name="autreepargne",
            constraint=egide.foundation.tenancy.constraints.SightRule(
                name="clients_autreepargne_sight", through="client"
            ),
        ),
        migrations.AddConstraint(
            model_name="baeepargne",
            constraint=egide.foundation.tenancy.constraints.SightRule(
                name="clients_baeepargne_sight", through="client"
            ),
        ),
        migrations.AddConstraint(
            model_name="baeprevoyance",
            constraint=egide.foundation.tenancy.constraints.SightRule(
                name="clients_baeprevoyance_sight", through="client"
            ),
        ),
        migrations.AddConstraint(
            model_name="baeretraite",
            constraint=egide.foundation.tenancy.constraints.SightRule(
                name="clients_baeretraite_sight", through="client"
            ),
        ),
        migrations.AddConstraint(
            model_name="bienimmobilier",
            constraint=egide.foundation.tenancy.constraints.SightRule(
                name="clients_bienimmobilier_sight", through="client"
            ),
        ),
        migrations.AddConstraint(
            model_name="charge",
            constraint=egide.foundation.tenancy.constraints.SightRule(name="clients_charge_sight", through="client"),
        ),
        migrations.AddConstraint(
            model_name="client",
            constraint=egide.foundation.tenancy.constraints.SightRule(
                also="public.clients_followed", member="conseiller", name="clients_client_sight"
            ),
        ),
        migrations.AddConstraint(
            model_name="conjoint",
            constraint=egide.foundation.tenancy.constraints.SightRule(name="clients_conjoint_sight", through="client"),
        ),
        migrations.AddConstraint(
            model_name="consentement",
            constraint=egide.foundation.tenancy.constraints.SightRule(
                name="clients_consentement_sight", through="client"
            ),
        ),
        migrations.AddConstraint(
            model_name="contact",
            constraint=egide.foundation.tenancy.constraints.SightRule(name="clients_contact_sight", through="client"),
        ),
        migrations.AddConstraint(
            model_name="contratexistant",
            constraint=egide.foundation.tenancy.constraints.SightRule(
                name="clients_contratexistant_sight", through="client"
            ),
        ),
        migrations.AddConstraint(
            model_name="enfant",
            constraint=egide.foundation.tenancy.constraints.SightRule(name="clients_enfant_sight", through="client"),
        ),
        migrations.AddConstraint(
            model_name="entreprise",
            constraint=egide.foundation.tenancy.constraints.SightRule(
                name="clients_entreprise_sight", through="client"
            ),
        ),
        migrations.AddConstraint(
            model_name="etiquetage",
            constraint=egide.foundation.tenancy.constraints.SightRule(
                name="clients_etiquetage_sight", through="client"
            ),
        ),
        migrations.AddConstraint(
            model_name="lecture",
            constraint=egide.foundation.tenancy.constraints.SightRule(name="clients_lecture_sight", through="client"),
        ),
        migrations.AddConstraint(
            model_name="lien",
            constraint=egide.foundation.tenancy.constraints.SightRule(name="clients_lien_sight", through="client"),
        ),
        migrations.AddConstraint(
            model_name="lotclient",
            constraint=egide.foundation.tenancy.constraints.SightRule(name="clients_lotclient_sight", through="client"),
        ),
        migrations.AddConstraint(
            model_name="passif",
            constraint=egide.foundation.tenancy.constraints.SightRule(name="clients_passif_sight", through="client"),
        ),
        migrations.AddConstraint(
            model_name="relation",
            constraint=egide.foundation.tenancy.constraints.SightRule(name="clients_relation_sight", through="client"),
        ),
        migrations.AddConstraint(
            model_name="revenu",
            constraint=egide.foundation.tenancy.constraints.SightRule(name="clients_revenu_sight", through="client"),
        ),
        migrations.AddConstraint(
            model_name="santesouhait",
            constraint=egide.foundation.tenancy.constraints.SightRule(
                name="clients_santesouhait_sight", through="client"
            ),
        ),
        migrations.AddConstraint(
            model_name="suivi",
            constraint=egide.foundation.tenancy.constraints.SightRule(name="clients_suivi_sight", through="client"),
        ),
        migrations.RunSQL(ADVISER_OF, migrations.RunSQL.noop),
    ]
    operations = together(operations)
