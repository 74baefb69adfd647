"""The firm’s own templates in their versions, and which one a document was made from."""

import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.functions.text
from django.db import migrations, models

import egide.foundation.audit.constraints
import egide.foundation.audit.fields
import egide.foundation.tenancy.constraints
import egide.foundation.tenancy.fields
import egide.kit.ids
from egide.foundation.tenancy.operations import together

FORWARDS = """
CREATE FUNCTION public.documents_refuse_template_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a version of a template is never changed: bring a new one' USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER documents_versiondemodele_immutable BEFORE UPDATE ON public.documents_versiondemodele
  FOR EACH ROW EXECUTE FUNCTION public.documents_refuse_template_change();
"""
BACKWARDS = """
DROP TRIGGER documents_versiondemodele_immutable ON public.documents_versiondemodele;
DROP FUNCTION public.documents_refuse_template_change();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0004_access_policy"),
        ("clients", "0012_journal"),
        ("documents", "0002_immutable"),
        ("files", "0001_initial"),
        ("tenancy", "0002_firms"),
    ]

    operations = [
        migrations.CreateModel(
            name="Modele",
            fields=[
                (
                    "id",
                    models.UUIDField(default=egide.kit.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("nom", models.CharField(max_length=120)),
                ("nature", models.CharField(max_length=10)),
                ("archived_at", models.DateTimeField(null=True)),
                ("version", models.PositiveIntegerField(db_default=1, default=1)),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="VersionDeModele",
            fields=[
                (
                    "id",
                    models.UUIDField(default=egide.kit.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("numero", models.PositiveIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                ("champs", models.JSONField(default=list)),
                ("remarques", models.JSONField(default=list)),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.RemoveConstraint(
            model_name="document",
            name="documents_document_kind_ck",
        ),
        migrations.AddField(
            model_name="modele",
            name="created_by",
            field=egide.foundation.tenancy.fields.TenantForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.membership"
            ),
        ),
        migrations.AddField(
            model_name="modele",
            name="team",
            field=egide.foundation.audit.fields.AuditedTeamField(
                on_delete=django.db.models.deletion.PROTECT, to="tenancy.team"
            ),
        ),
        migrations.AddField(
            model_name="versiondemodele",
            name="created_by",
            field=egide.foundation.tenancy.fields.TenantForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.membership"
            ),
        ),
        migrations.AddField(
            model_name="versiondemodele",
            name="file",
            field=egide.foundation.tenancy.fields.TenantOneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="files.storedfile"
            ),
        ),
        migrations.AddField(
            model_name="versiondemodele",
            name="modele",
            field=egide.foundation.tenancy.fields.TenantForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="documents.modele"
            ),
        ),
        migrations.AddField(
            model_name="versiondemodele",
            name="team",
            field=egide.foundation.audit.fields.AuditedTeamField(
                on_delete=django.db.models.deletion.PROTECT, to="tenancy.team"
            ),
        ),
        migrations.AddField(
            model_name="document",
            name="modele_version",
            field=egide.foundation.tenancy.fields.TenantForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="documents.versiondemodele"
            ),
        ),
        migrations.AddIndex(
            model_name="document",
            index=models.Index(fields=["team", "modele_version"], name="document_modele_version_tix"),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["der", "recueil", "conseil", "mandat", "portrait", "autre"])),
                name="documents_document_kind_ck",
            ),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=egide.foundation.tenancy.constraints.TenantReference(
                field="modele_version", name="documents_document_modele_version_tfk"
            ),
        ),
        migrations.AddIndex(
            model_name="modele",
            index=models.Index(fields=["team", "created_by"], name="modele_created_by_tix"),
        ),
        migrations.AddConstraint(
            model_name="modele",
            constraint=egide.foundation.tenancy.constraints.TenantKey(name="documents_modele_tpk"),
        ),
        migrations.AddConstraint(
            model_name="modele",
            constraint=models.UniqueConstraint(
                models.F("team"),
                django.db.models.functions.text.Lower("nom"),
                condition=models.Q(("archived_at__isnull", True)),
                name="documents_modele_nom_uq",
            ),
        ),
        migrations.AddConstraint(
            model_name="modele",
            constraint=models.CheckConstraint(
                condition=models.Q(("nature__in", ["der", "recueil", "conseil", "mandat", "portrait", "autre"])),
                name="documents_modele_nature_ck",
            ),
        ),
        migrations.AddConstraint(
            model_name="modele",
            constraint=egide.foundation.tenancy.constraints.TenantReference(
                field="created_by", name="documents_modele_created_by_tfk"
            ),
        ),
        migrations.AddConstraint(
            model_name="modele",
            constraint=egide.foundation.tenancy.constraints.TenantIsolation(name="documents_modele_tenant"),
        ),
        migrations.AddConstraint(
            model_name="modele",
            constraint=egide.foundation.tenancy.constraints.TenantReference(
                field="team", name="documents_modele_team_tfk"
            ),
        ),
        migrations.AddConstraint(
            model_name="modele",
            constraint=egide.foundation.audit.constraints.AuditTrigger(
                exclude=("created_at", "version"), name="documents_modele_audit"
            ),
        ),
        migrations.AddIndex(
            model_name="versiondemodele",
            index=models.Index(fields=["team", "modele"], name="versiondemodele_modele_tix"),
        ),
        migrations.AddIndex(
            model_name="versiondemodele",
            index=models.Index(fields=["team", "created_by"], name="versiondemodele_created_by_tix"),
        ),
        migrations.AddConstraint(
            model_name="versiondemodele",
            constraint=egide.foundation.tenancy.constraints.TenantKey(name="documents_versiondemodele_tpk"),
        ),
        migrations.AddConstraint(
            model_name="versiondemodele",
            constraint=models.UniqueConstraint(
                fields=("team", "modele", "numero"), name="documents_versiondemodele_numero_uq"
            ),
        ),
        migrations.AddConstraint(
            model_name="versiondemodele",
            constraint=egide.foundation.tenancy.constraints.TenantReference(
                field="modele", name="documents_versiondemodele_modele_tfk"
            ),
        ),
        migrations.AddConstraint(
            model_name="versiondemodele",
            constraint=egide.foundation.tenancy.constraints.TenantReference(
                field="file", name="documents_versiondemodele_file_tfk"
            ),
        ),
        migrations.AddConstraint(
            model_name="versiondemodele",
            constraint=models.UniqueConstraint(fields=("team", "file"), name="documents_versiondemodele_file_uq"),
        ),
        migrations.AddConstraint(
            model_name="versiondemodele",
            constraint=egide.foundation.tenancy.constraints.TenantReference(
                field="created_by", name="documents_versiondemodele_created_by_tfk"
            ),
        ),
        migrations.AddConstraint(
            model_name="versiondemodele",
            constraint=egide.foundation.tenancy.constraints.TenantIsolation(name="documents_versiondemodele_tenant"),
        ),
        migrations.AddConstraint(
            model_name="versiondemodele",
            constraint=egide.foundation.tenancy.constraints.TenantReference(
                field="team", name="documents_versiondemodele_team_tfk"
            ),
        ),
        migrations.AddConstraint(
            model_name="versiondemodele",
            constraint=egide.foundation.audit.constraints.AuditTrigger(
                exclude=("created_at", "remarques"), name="documents_versiondemodele_audit"
            ),
        ),
        migrations.RunSQL(FORWARDS, BACKWARDS),
    ]
    operations = together(operations)
