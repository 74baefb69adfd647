"""The whole client file: companies, links, followers, tags, contracts in force, outgoings, first contact."""

from pathlib import Path

import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.functions.text
from django.db import migrations, models

import egide.foundation.audit.constraints
import egide.foundation.audit.fields
import egide.foundation.tenancy.constraints
import egide.foundation.tenancy.fields
import egide.kit.ids
import egide.modules.clients.models.client
import egide.modules.clients.models.fields
from egide.foundation.tenancy.operations import together

HERE = Path(__file__).parent
DOSSIER = (HERE / "dossier_file.sql").read_text("utf-8")
DOSSIER_BEFORE = (HERE / "dossier_nir.sql").read_text("utf-8")
# Main advisers have been so since the file was opened, as far as the table knows; the log is left as it is.
SINCE = """
ALTER TABLE public.clients_client NO FORCE ROW LEVEL SECURITY;
ALTER TABLE public.clients_client DISABLE TRIGGER clients_client_audit;
UPDATE public.clients_client SET conseiller_depuis = (created_at AT TIME ZONE 'Europe/Paris')::date
WHERE conseiller_id IS NOT NULL;
ALTER TABLE public.clients_client ENABLE TRIGGER clients_client_audit;
ALTER TABLE public.clients_client FORCE ROW LEVEL SECURITY;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("clients", "0004_present_clients"),
        ("tenancy", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Charge",
            fields=[
                (
                    "id",
                    models.UUIDField(default=egide.kit.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("version", models.PositiveIntegerField(db_default=1, default=1)),
                ("origines", models.JSONField(blank=True, db_default={}, default=dict)),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                (
                    "updated_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("deleted_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "nature",
                    egide.modules.clients.models.fields.ChoixField(
                        blank=False,
                        choices=[
                            ("loyer", "Loyer"),
                            ("charges_logement", "Charges du logement"),
                            ("energie", "Énergie et eau"),
                            ("telecommunications", "Téléphone et internet"),
                            ("transport", "Transport"),
                            ("vie_courante", "Vie courante"),
                            ("impot_revenu", "Impôt sur le revenu"),
                            ("taxe_fonciere", "Taxe foncière"),
                            ("pension_alimentaire", "Pension alimentaire versée"),
                            ("garde_enfants", "Garde d’enfants"),
                            ("scolarite", "Scolarité et études"),
                            ("loisirs", "Loisirs"),
                            ("epargne_programmee", "Épargne programmée"),
                            ("autre", "Autre charge"),
                        ],
                        max_length=40,
                        null=False,
                    ),
                ),
                ("details", egide.modules.clients.models.fields.TexteField(blank=True, max_length=500, null=True)),
                (
                    "titulaire",
                    egide.modules.clients.models.fields.ChoixField(
                        blank=True,
                        choices=[
                            ("client", "Client"),
                            ("conjoint", "Conjoint"),
                            ("commun", "Commun"),
                            ("enfant", "Enfant"),
                        ],
                        max_length=40,
                        null=True,
                    ),
                ),
                (
                    "periodicite",
                    egide.modules.clients.models.fields.ChoixField(
                        blank=True,
                        choices=[
                            ("mensuel", "Mensuel"),
                            ("trimestriel", "Trimestriel"),
                            ("semestriel", "Semestriel"),
                            ("annuel", "Annuel"),
                        ],
                        max_length=40,
                        null=True,
                    ),
                ),
                (
                    "montant",
                    egide.modules.clients.models.fields.MontantField(
                        blank=True, decimal_places=2, max_digits=12, null=True
                    ),
                ),
                (
                    "date_fin",
                    egide.modules.clients.models.fields.DatePartielleField(blank=True, max_length=10, null=True),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Contact",
            fields=[
                (
                    "id",
                    models.UUIDField(default=egide.kit.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("version", models.PositiveIntegerField(db_default=1, default=1)),
                ("origines", models.JSONField(blank=True, db_default={}, default=dict)),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                (
                    "updated_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("deleted_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "civilite",
                    egide.modules.clients.models.fields.ChoixField(
                        blank=True, choices=[("M.", "Monsieur"), ("Mme", "Madame")], max_length=40, null=True
                    ),
                ),
                ("prenom", egide.modules.clients.models.fields.TexteField(blank=True, max_length=100, null=True)),
                ("nom", egide.modules.clients.models.fields.TexteField(blank=True, max_length=100, null=True)),
                (
                    "role",
                    egide.modules.clients.models.fields.ChoixField(
                        blank=True,
                        choices=[
                            ("dirigeant", "Dirigeant"),
                            ("associe", "Associé"),
                            ("ressources_humaines", "Ressources humaines"),
                            ("comptabilite", "Comptabilité"),
                            ("administratif", "Administratif"),
                            ("sinistres", "Sinistres"),
                            ("expert_comptable", "Expert-comptable"),
                            ("autre", "Autre"),
                        ],
                        max_length=40,
                        null=True,
                    ),
                ),
                ("fonction", egide.modules.clients.models.fields.TexteField(blank=True, max_length=200, null=True)),
                ("telephone", egide.modules.clients.models.fields.TexteField(blank=True, max_length=16, null=True)),
                ("email", egide.modules.clients.models.fields.TexteField(blank=True, max_length=254, null=True)),
                ("principal", egide.modules.clients.models.fields.OuiNonField(blank=True, null=True)),
                ("beneficiaire_effectif", egide.modules.clients.models.fields.OuiNonField(blank=True, null=True)),
                (
                    "part_capital",
                    egide.modules.clients.models.fields.NombreField(
                        blank=True, decimal_places=2, max_digits=5, null=True
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Entreprise",
            fields=[
                (
                    "id",
                    models.UUIDField(default=egide.kit.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("version", models.PositiveIntegerField(db_default=1, default=1)),
                ("origines", models.JSONField(blank=True, db_default={}, default=dict)),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                (
                    "updated_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("deleted_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "nom_commercial",
                    egide.modules.clients.models.fields.TexteField(blank=True, max_length=200, null=True),
                ),
                (
                    "forme_juridique",
                    egide.modules.clients.models.fields.ChoixField(
                        blank=True,
                        choices=[
                            ("SARL", "SARL"),
                            ("EURL", "EURL"),
                            ("SAS", "SAS"),
                            ("SASU", "SASU"),
                            ("SA", "SA"),
                            ("SNC", "SNC"),
                            ("SCA", "SCA"),
                            ("SCS", "SCS"),
                            ("SCI", "SCI"),
                            ("SCM", "SCM"),
                            ("SCP", "SCP"),
                            ("SELARL", "SELARL"),
                            ("SELAS", "SELAS"),
                            ("EI", "EI"),
                            ("EARL", "EARL"),
                            ("GAEC", "GAEC"),
                            ("SCEA", "SCEA"),
                            ("GIE", "GIE"),
                            ("SCOP", "SCOP"),
                            ("societe_europeenne", "Société européenne"),
                            ("association", "Association"),
                            ("fondation", "Fondation"),
                            ("mutuelle", "Mutuelle"),
                            ("syndicat_coproprietaires", "Syndicat de copropriétaires"),
                            ("comite_social", "Comité social et économique"),
                            ("etablissement_public", "Établissement public"),
                            ("collectivite", "Collectivité territoriale"),
                            ("societe_etrangere", "Société étrangère"),
                            ("autre", "Autre forme"),
                        ],
                        max_length=40,
                        null=True,
                    ),
                ),
                ("siret", egide.modules.clients.models.fields.TexteField(blank=True, max_length=14, null=True)),
                ("code_naf", egide.modules.clients.models.fields.TexteField(blank=True, max_length=6, null=True)),
                ("activite", egide.modules.clients.models.fields.TexteField(blank=True, max_length=1000, null=True)),
                ("tva", egide.modules.clients.models.fields.TexteField(blank=True, max_length=13, null=True)),
                ("ville_rcs", egide.modules.clients.models.fields.TexteField(blank=True, max_length=120, null=True)),
                (
                    "date_creation",
                    egide.modules.clients.models.fields.DatePartielleField(blank=True, max_length=10, null=True),
                ),
                (
                    "capital",
                    egide.modules.clients.models.fields.MontantField(
                        blank=True, decimal_places=2, max_digits=14, null=True
                    ),
                ),
                ("effectif", egide.modules.clients.models.fields.EntierField(blank=True, null=True)),
                (
                    "chiffre_affaires",
                    egide.modules.clients.models.fields.MontantField(
                        blank=True, decimal_places=2, max_digits=14, null=True
                    ),
                ),
                ("exercice", egide.modules.clients.models.fields.EntierField(blank=True, null=True)),
                (
                    "masse_salariale",
                    egide.modules.clients.models.fields.MontantField(
                        blank=True, decimal_places=2, max_digits=14, null=True
                    ),
                ),
                (
                    "regime_fiscal",
                    egide.modules.clients.models.fields.ChoixField(
                        blank=True,
                        choices=[
                            ("micro", "Micro"),
                            ("revenu", "Impôt sur le revenu"),
                            ("societes", "Impôt sur les sociétés"),
                            ("non_assujetti", "Non assujetti"),
                        ],
                        max_length=40,
                        null=True,
                    ),
                ),
                (
                    "convention_collective",
                    egide.modules.clients.models.fields.TexteField(blank=True, max_length=200, null=True),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Etiquetage",
            fields=[
                (
                    "id",
                    models.UUIDField(default=egide.kit.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Etiquette",
            fields=[
                (
                    "id",
                    models.UUIDField(default=egide.kit.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("nom", models.CharField(max_length=40)),
                (
                    "forme",
                    egide.modules.clients.models.fields.ChoixField(
                        blank=False,
                        choices=[
                            ("rond", "Rond"),
                            ("carre", "Carré"),
                            ("losange", "Losange"),
                            ("triangle", "Triangle"),
                            ("etoile", "Étoile"),
                            ("drapeau", "Drapeau"),
                        ],
                        db_default="rond",
                        default="rond",
                        max_length=40,
                        null=False,
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("deleted_at", models.DateTimeField(blank=True, editable=False, null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Lien",
            fields=[
                (
                    "id",
                    models.UUIDField(default=egide.kit.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "lien",
                    egide.modules.clients.models.fields.ChoixField(
                        blank=False,
                        choices=[
                            ("conjoint", "Conjoint"),
                            ("parent", "Parent"),
                            ("enfant", "Enfant"),
                            ("fratrie", "Frère ou sœur"),
                            ("foyer", "Membre du foyer"),
                            ("beneficiaire", "Bénéficiaire désigné"),
                            ("souscripteur", "L’a désigné bénéficiaire"),
                            ("representant", "Tuteur, curateur ou mandataire"),
                            ("protege", "Personne protégée"),
                            ("dirigeant", "Dirigeant"),
                            ("entreprise_dirigee", "Entreprise dirigée"),
                            ("associe", "Associé ou actionnaire"),
                            ("participation", "Société détenue"),
                            ("salarie", "Salarié"),
                            ("employeur", "Employeur"),
                            ("maison_mere", "Maison mère"),
                            ("filiale", "Filiale"),
                            ("autre", "Autre lien"),
                        ],
                        max_length=40,
                        null=False,
                    ),
                ),
                ("precision", egide.modules.clients.models.fields.TexteField(blank=True, max_length=200, null=True)),
                (
                    "part",
                    egide.modules.clients.models.fields.NombreField(
                        blank=True, decimal_places=2, max_digits=5, null=True
                    ),
                ),
                (
                    "depuis",
                    egide.modules.clients.models.fields.DatePartielleField(blank=True, max_length=10, null=True),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Relation",
            fields=[
                (
                    "id",
                    models.UUIDField(default=egide.kit.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("version", models.PositiveIntegerField(db_default=1, default=1)),
                ("origines", models.JSONField(blank=True, db_default={}, default=dict)),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                (
                    "updated_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("deleted_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "origine_contact",
                    egide.modules.clients.models.fields.ChoixField(
                        blank=True,
                        choices=[
                            ("recommandation", "Recommandation"),
                            ("apporteur", "Apporteur d’affaires"),
                            ("client_existant", "Déjà client"),
                            ("site_internet", "Site internet"),
                            ("reseaux_sociaux", "Réseaux sociaux"),
                            ("appel_entrant", "Appel entrant"),
                            ("passage", "Passage au cabinet"),
                            ("evenement", "Salon ou événement"),
                            ("publicite", "Publicité"),
                            ("autre", "Autre"),
                        ],
                        max_length=40,
                        null=True,
                    ),
                ),
                (
                    "recommande_par",
                    egide.modules.clients.models.fields.TexteField(blank=True, max_length=200, null=True),
                ),
                (
                    "premier_contact_le",
                    egide.modules.clients.models.fields.DatePartielleField(blank=True, max_length=10, null=True),
                ),
                (
                    "rdv_le",
                    egide.modules.clients.models.fields.DatePartielleField(blank=True, max_length=10, null=True),
                ),
                ("rdv_heure", egide.modules.clients.models.fields.TexteField(blank=True, max_length=5, null=True)),
                ("rdv_lieu", egide.modules.clients.models.fields.TexteField(blank=True, max_length=250, null=True)),
                (
                    "der_remis_le",
                    egide.modules.clients.models.fields.DatePartielleField(blank=True, max_length=10, null=True),
                ),
                (
                    "canal_prefere",
                    egide.modules.clients.models.fields.ChoixField(
                        blank=True,
                        choices=[
                            ("telephone", "Téléphone"),
                            ("email", "E-mail"),
                            ("sms", "SMS"),
                            ("courrier", "Courrier"),
                            ("visio", "Visioconférence"),
                            ("rendez_vous", "Rendez-vous"),
                        ],
                        max_length=40,
                        null=True,
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Suivi",
            fields=[
                (
                    "id",
                    models.UUIDField(default=egide.kit.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "role",
                    egide.modules.clients.models.fields.ChoixField(
                        blank=False,
                        choices=[
                            ("conseiller", "Conseiller"),
                            ("gestionnaire", "Gestionnaire"),
                            ("specialiste", "Spécialiste"),
                            ("principal", "Conseiller principal"),
                        ],
                        db_default="conseiller",
                        default="conseiller",
                        max_length=40,
                        null=False,
                    ),
                ),
                ("depuis", models.DateField()),
                ("jusqua", models.DateField(blank=True, null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="client",
            name="capacite_juridique",
            field=egide.modules.clients.models.fields.ChoixField(
                blank=True,
                choices=[
                    ("capable", "Capable"),
                    ("mineur", "Mineur"),
                    ("mineur_emancipe", "Mineur émancipé"),
                    ("sauvegarde_justice", "Sauvegarde de justice"),
                    ("curatelle_simple", "Curatelle simple"),
                    ("curatelle_renforcee", "Curatelle renforcée"),
                    ("tutelle", "Tutelle"),
                    ("habilitation_familiale", "Habilitation familiale"),
                    ("mandat_protection_future", "Mandat de protection future"),
                ],
                max_length=40,
                null=True,
            ),
        ),
        migrations.AddField(
            model_name="client",
            name="conseiller_depuis",
            field=models.DateField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name="client",
            name="type_personne",
            field=egide.modules.clients.models.fields.ChoixField(
                blank=False,
                choices=[("physique", "Particulier"), ("morale", "Entreprise")],
                db_default="physique",
                default="physique",
                max_length=40,
                null=False,
            ),
        ),
        migrations.AddField(
            model_name="conjoint",
            name="niveau_activites_sportives",
            field=egide.modules.clients.models.fields.ChoixField(
                blank=True,
                choices=[("occasionnel", "Occasionnel"), ("regulier", "Régulier"), ("competition", "Compétition")],
                max_length=40,
                null=True,
            ),
        ),
        migrations.AddField(
            model_name="contratexistant",
            name="affinitaire",
            field=egide.modules.clients.models.fields.OuiNonField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="contratexistant",
            name="avis_echeance_le",
            field=egide.modules.clients.models.fields.DatePartielleField(blank=True, max_length=10, null=True),
        ),
        migrations.AddField(
            model_name="contratexistant",
            name="collectif",
            field=egide.modules.clients.models.fields.OuiNonField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="contratexistant",
            name="date_effet",
            field=egide.modules.clients.models.fields.DatePartielleField(blank=True, max_length=10, null=True),
        ),
        migrations.AddField(
            model_name="contratexistant",
            name="date_resiliation",
            field=egide.modules.clients.models.fields.DatePartielleField(blank=True, max_length=10, null=True),
        ),
        migrations.AddField(
            model_name="contratexistant",
            name="mode_paiement",
            field=egide.modules.clients.models.fields.ChoixField(
                blank=True,
                choices=[
                    ("prelevement", "Prélèvement"),
                    ("carte", "Carte"),
                    ("virement", "Virement"),
                    ("cheque", "Chèque"),
                    ("precompte", "Précompte sur salaire"),
                ],
                max_length=40,
                null=True,
            ),
        ),
        migrations.AddField(
            model_name="contratexistant",
            name="motif_resiliation",
            field=egide.modules.clients.models.fields.ChoixField(
                blank=True,
                choices=[
                    ("echeance", "À l’échéance (L. 113-12)"),
                    ("infra_annuelle", "Après un an (L. 113-15-2)"),
                    ("emprunteur", "Emprunteur, à tout moment (L. 113-12-2)"),
                    ("defaut_information", "Défaut d’information (L. 113-15-1)"),
                    ("changement_situation", "Changement de situation (L. 113-16)"),
                    ("cession", "Cession du bien"),
                    ("majoration", "Hausse de prime"),
                    ("renonciation", "Renonciation"),
                    ("non_paiement", "Non-paiement, par l’assureur"),
                    ("sinistre", "Après sinistre, par l’assureur"),
                    ("fausse_declaration", "Fausse déclaration"),
                    ("deces", "Décès"),
                    ("autre", "Autre"),
                ],
                max_length=40,
                null=True,
            ),
        ),
        migrations.AddField(
            model_name="contratexistant",
            name="par_le_cabinet",
            field=egide.modules.clients.models.fields.OuiNonField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="contratexistant",
            name="preavis_mois",
            field=egide.modules.clients.models.fields.EntierField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="contratexistant",
            name="produit",
            field=egide.modules.clients.models.fields.TexteField(blank=True, max_length=200, null=True),
        ),
        migrations.AddField(
            model_name="contratexistant",
            name="statut",
            field=egide.modules.clients.models.fields.ChoixField(
                blank=True,
                choices=[
                    ("propose", "Proposé"),
                    ("en_cours", "En cours"),
                    ("suspendu", "Suspendu"),
                    ("resilie", "Résilié"),
                    ("sans_effet", "Sans effet"),
                    ("echu", "Échu"),
                ],
                max_length=40,
                null=True,
            ),
        ),
        migrations.AddField(
            model_name="contratexistant",
            name="tacite_reconduction",
            field=egide.modules.clients.models.fields.OuiNonField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="contratexistant",
            name="usage",
            field=egide.modules.clients.models.fields.ChoixField(
                blank=True, choices=[("prive", "Privé"), ("professionnel", "Professionnel")], max_length=40, null=True
            ),
        ),
        # A generated column has no other expression than its first: another takes its place.
        migrations.RemoveField(model_name="client", name="recherche"),
        migrations.AddField(
            model_name="client",
            name="recherche",
            field=models.GeneratedField(
                db_persist=True,
                expression=egide.modules.clients.models.client.Folded(
                    django.db.models.functions.text.Concat(
                        "prenom",
                        models.Value(" "),
                        "nom",
                        models.Value(" "),
                        "prenom",
                        models.Value(" "),
                        "nom_naissance",
                        models.Value(" "),
                        "email",
                        models.Value(" "),
                        "telephone",
                        models.Value(" "),
                        egide.modules.clients.models.client.Without(
                            "telephone", models.Value("+33"), models.Value("0")
                        ),
                        models.Value(" "),
                        "matricule",
                        models.Value(" "),
                        egide.modules.clients.models.client.Without("matricule", models.Value("-"), models.Value("")),
                        models.Value(" "),
                        "ville",
                        models.Value(" "),
                        "siren",
                        output_field=models.TextField(),
                    )
                ),
                output_field=models.TextField(),
            ),
        ),
        migrations.AddConstraint(
            model_name="client",
            constraint=models.CheckConstraint(
                condition=models.Q(("type_personne", "physique"), ("nom__isnull", False), _connector="OR"),
                name="clients_denomination_ck",
            ),
        ),
        migrations.AddField(
            model_name="charge",
            name="client",
            field=egide.foundation.tenancy.fields.TenantForeignKey(
                on_delete=django.db.models.deletion.CASCADE, to="clients.client"
            ),
        ),
        migrations.AddField(
            model_name="charge",
            name="team",
            field=egide.foundation.audit.fields.AuditedTeamField(
                on_delete=django.db.models.deletion.PROTECT, to="tenancy.team"
            ),
        ),
        migrations.AddField(
            model_name="contact",
            name="client",
            field=egide.foundation.tenancy.fields.TenantForeignKey(
                on_delete=django.db.models.deletion.CASCADE, to="clients.client"
            ),
        ),
        migrations.AddField(
            model_name="contact",
            name="team",
            field=egide.foundation.audit.fields.AuditedTeamField(
                on_delete=django.db.models.deletion.PROTECT, to="tenancy.team"
            ),
        ),
        migrations.AddField(
            model_name="entreprise",
            name="client",
            field=egide.foundation.tenancy.fields.TenantOneToOneField(
                on_delete=django.db.models.deletion.CASCADE, to="clients.client"
            ),
        ),
        migrations.AddField(
            model_name="entreprise",
            name="team",
            field=egide.foundation.audit.fields.AuditedTeamField(
                on_delete=django.db.models.deletion.PROTECT, to="tenancy.team"
            ),
        ),
        migrations.AddField(
            model_name="etiquetage",
            name="client",
            field=egide.foundation.tenancy.fields.TenantForeignKey(
                on_delete=django.db.models.deletion.CASCADE, to="clients.client"
            ),
        ),
        migrations.AddField(
            model_name="etiquetage",
            name="team",
            field=egide.foundation.audit.fields.AuditedTeamField(
                on_delete=django.db.models.deletion.PROTECT, to="tenancy.team"
            ),
        ),
        migrations.AddField(
            model_name="etiquette",
            name="team",
            field=egide.foundation.audit.fields.AuditedTeamField(
                on_delete=django.db.models.deletion.PROTECT, to="tenancy.team"
            ),
        ),
        migrations.AddField(
            model_name="etiquetage",
            name="etiquette",
            field=egide.foundation.tenancy.fields.TenantForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="poses", to="clients.etiquette"
            ),
        ),
        migrations.AddField(
            model_name="lien",
            name="autre",
            field=egide.foundation.tenancy.fields.TenantForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="clients.client"
            ),
        ),
        migrations.AddField(
            model_name="lien",
            name="client",
            field=egide.foundation.tenancy.fields.TenantForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="liens", to="clients.client"
            ),
        ),
        migrations.AddField(
            model_name="lien",
            name="team",
            field=egide.foundation.audit.fields.AuditedTeamField(
                on_delete=django.db.models.deletion.PROTECT, to="tenancy.team"
            ),
        ),
        migrations.AddField(
            model_name="relation",
            name="client",
            field=egide.foundation.tenancy.fields.TenantOneToOneField(
                on_delete=django.db.models.deletion.CASCADE, to="clients.client"
            ),
        ),
        migrations.AddField(
            model_name="relation",
            name="team",
            field=egide.foundation.audit.fields.AuditedTeamField(
                on_delete=django.db.models.deletion.PROTECT, to="tenancy.team"
            ),
        ),
        migrations.AddField(
            model_name="suivi",
            name="client",
            field=egide.foundation.tenancy.fields.TenantForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="suivis", to="clients.client"
            ),
        ),
        migrations.AddField(
            model_name="suivi",
            name="membre",
            field=egide.foundation.tenancy.fields.TenantForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.membership"
            ),
        ),
        migrations.AddField(
            model_name="suivi",
            name="team",
            field=egide.foundation.audit.fields.AuditedTeamField(
                on_delete=django.db.models.deletion.PROTECT, to="tenancy.team"
            ),
        ),
        migrations.AddIndex(
            model_name="charge",
            index=models.Index(fields=["team", "client"], name="charge_client_tix"),
        ),
        migrations.AddConstraint(
            model_name="charge",
            constraint=egide.foundation.tenancy.constraints.TenantKey(name="clients_charge_tpk"),
        ),
        migrations.AddConstraint(
            model_name="charge",
            constraint=egide.foundation.tenancy.constraints.TenantIsolation(name="clients_charge_tenant"),
        ),
        migrations.AddConstraint(
            model_name="charge",
            constraint=egide.foundation.tenancy.constraints.TenantReference(
                field="team", name="clients_charge_team_tfk"
            ),
        ),
        migrations.AddConstraint(
            model_name="charge",
            constraint=egide.foundation.audit.constraints.AuditTrigger(
                exclude=("created_at", "origines", "updated_at", "version"), name="clients_charge_audit"
            ),
        ),
        migrations.AddConstraint(
            model_name="charge",
            constraint=egide.foundation.tenancy.constraints.TenantReference(
                field="client", name="clients_charge_client_tfk"
            ),
        ),
        migrations.AddIndex(
            model_name="contact",
            index=models.Index(fields=["team", "client"], name="contact_client_tix"),
        ),
        migrations.AddConstraint(
            model_name="contact",
            constraint=egide.foundation.tenancy.constraints.TenantKey(name="clients_contact_tpk"),
        ),
        migrations.AddConstraint(
            model_name="contact",
            constraint=egide.foundation.tenancy.constraints.TenantIsolation(name="clients_contact_tenant"),
        ),
        migrations.AddConstraint(
            model_name="contact",
            constraint=egide.foundation.tenancy.constraints.TenantReference(
                field="team", name="clients_contact_team_tfk"
            ),
        ),
        migrations.AddConstraint(
            model_name="contact",
            constraint=egide.foundation.audit.constraints.AuditTrigger(
                exclude=("created_at", "origines", "updated_at", "version"), name="clients_contact_audit"
            ),
        ),
        migrations.AddConstraint(
            model_name="contact",
            constraint=egide.foundation.tenancy.constraints.TenantReference(
                field="client", name="clients_contact_client_tfk"
            ),
        ),
        migrations.AddConstraint(
            model_name="entreprise",
            constraint=egide.foundation.tenancy.constraints.TenantKey(name="clients_entreprise_tpk"),
        ),
        migrations.AddConstraint(
            model_name="entreprise",
            constraint=egide.foundation.tenancy.constraints.TenantIsolation(name="clients_entreprise_tenant"),
        ),
        migrations.AddConstraint(
            model_name="entreprise",
            constraint=egide.foundation.tenancy.constraints.TenantReference(
                field="team", name="clients_entreprise_team_tfk"
            ),
        ),
        migrations.AddConstraint(
            model_name="entreprise",
            constraint=egide.foundation.audit.constraints.AuditTrigger(
                exclude=("created_at", "origines", "updated_at", "version"), name="clients_entreprise_audit"
            ),
        ),
        migrations.AddConstraint(
            model_name="entreprise",
            constraint=egide.foundation.tenancy.constraints.TenantReference(
                field="client", name="clients_entreprise_client_tfk"
            ),
        ),
        migrations.AddConstraint(
            model_name="entreprise",
            constraint=models.UniqueConstraint(fields=("team", "client"), name="clients_entreprise_client_uq"),
        ),
        migrations.AddConstraint(
            model_name="etiquette",
            constraint=egide.foundation.tenancy.constraints.TenantKey(name="clients_etiquette_tpk"),
        ),
        migrations.AddConstraint(
            model_name="etiquette",
            constraint=models.CheckConstraint(
                condition=models.Q(("nom", ""), _negated=True), name="clients_etiquette_nom_ck"
            ),
        ),
        migrations.AddConstraint(
            model_name="etiquette",
            constraint=models.UniqueConstraint(
                models.F("team"),
                egide.modules.clients.models.client.Folded("nom"),
                condition=models.Q(("deleted_at__isnull", True)),
                name="clients_etiquette_nom_uq",
            ),
        ),
        migrations.AddConstraint(
            model_name="etiquette",
            constraint=egide.foundation.tenancy.constraints.TenantIsolation(name="clients_etiquette_tenant"),
        ),
        migrations.AddConstraint(
            model_name="etiquette",
            constraint=egide.foundation.tenancy.constraints.TenantReference(
                field="team", name="clients_etiquette_team_tfk"
            ),
        ),
        migrations.AddConstraint(
            model_name="etiquette",
            constraint=egide.foundation.audit.constraints.AuditTrigger(
                exclude=("created_at",), name="clients_etiquette_audit"
            ),
        ),
        migrations.AddIndex(
            model_name="etiquetage",
            index=models.Index(fields=["team", "client"], name="etiquetage_client_tix"),
        ),
        migrations.AddIndex(
            model_name="etiquetage",
            index=models.Index(fields=["team", "etiquette"], name="etiquetage_etiquette_tix"),
        ),
        migrations.AddConstraint(
            model_name="etiquetage",
            constraint=egide.foundation.tenancy.constraints.TenantKey(name="clients_etiquetage_tpk"),
        ),
        migrations.AddConstraint(
            model_name="etiquetage",
            constraint=models.UniqueConstraint(fields=("team", "client", "etiquette"), name="clients_etiquetage_uq"),
        ),
        migrations.AddConstraint(
            model_name="etiquetage",
            constraint=egide.foundation.tenancy.constraints.TenantReference(
                field="client", name="clients_etiquetage_client_tfk"
            ),
        ),
        migrations.AddConstraint(
            model_name="etiquetage",
            constraint=egide.foundation.tenancy.constraints.TenantReference(
                field="etiquette", name="clients_etiquetage_etiquette_tfk"
            ),
        ),
        migrations.AddConstraint(
            model_name="etiquetage",
            constraint=egide.foundation.tenancy.constraints.TenantIsolation(name="clients_etiquetage_tenant"),
        ),
        migrations.AddConstraint(
            model_name="etiquetage",
            constraint=egide.foundation.tenancy.constraints.TenantReference(
                field="team", name="clients_etiquetage_team_tfk"
            ),
        ),
        migrations.AddConstraint(
            model_name="etiquetage",
            constraint=egide.foundation.audit.constraints.AuditTrigger(name="clients_etiquetage_audit"),
        ),
        migrations.AddIndex(
            model_name="lien",
            index=models.Index(fields=["team", "client"], name="lien_client_tix"),
        ),
        migrations.AddIndex(
            model_name="lien",
            index=models.Index(fields=["team", "autre"], name="lien_autre_tix"),
        ),
        migrations.AddConstraint(
            model_name="lien",
            constraint=egide.foundation.tenancy.constraints.TenantKey(name="clients_lien_tpk"),
        ),
        migrations.AddConstraint(
            model_name="lien",
            constraint=models.UniqueConstraint(fields=("team", "client", "autre", "lien"), name="clients_lien_uq"),
        ),
        migrations.AddConstraint(
            model_name="lien",
            constraint=models.CheckConstraint(
                condition=models.Q(("client", models.F("autre")), _negated=True), name="clients_lien_autre_ck"
            ),
        ),
        migrations.AddConstraint(
            model_name="lien",
            constraint=models.CheckConstraint(
                condition=models.Q(("part__isnull", True), ("part__lte", 100), _connector="OR"),
                name="clients_lien_part_ck",
            ),
        ),
        migrations.AddConstraint(
            model_name="lien",
            constraint=egide.foundation.tenancy.constraints.TenantReference(
                field="client", name="clients_lien_client_tfk"
            ),
        ),
        migrations.AddConstraint(
            model_name="lien",
            constraint=egide.foundation.tenancy.constraints.TenantReference(
                field="autre", name="clients_lien_autre_tfk"
            ),
        ),
        migrations.AddConstraint(
            model_name="lien",
            constraint=egide.foundation.tenancy.constraints.TenantIsolation(name="clients_lien_tenant"),
        ),
        migrations.AddConstraint(
            model_name="lien",
            constraint=egide.foundation.tenancy.constraints.TenantReference(field="team", name="clients_lien_team_tfk"),
        ),
        migrations.AddConstraint(
            model_name="lien",
            constraint=egide.foundation.audit.constraints.AuditTrigger(name="clients_lien_audit"),
        ),
        migrations.AddConstraint(
            model_name="relation",
            constraint=egide.foundation.tenancy.constraints.TenantKey(name="clients_relation_tpk"),
        ),
        migrations.AddConstraint(
            model_name="relation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("rdv_heure__isnull", True),
                    ("rdv_heure__regex", "^([01][0-9]|2[0-3]):[0-5][0-9]$"),
                    _connector="OR",
                ),
                name="clients_relation_heure_ck",
            ),
        ),
        migrations.AddConstraint(
            model_name="relation",
            constraint=egide.foundation.tenancy.constraints.TenantIsolation(name="clients_relation_tenant"),
        ),
        migrations.AddConstraint(
            model_name="relation",
            constraint=egide.foundation.tenancy.constraints.TenantReference(
                field="team", name="clients_relation_team_tfk"
            ),
        ),
        migrations.AddConstraint(
            model_name="relation",
            constraint=egide.foundation.audit.constraints.AuditTrigger(
                exclude=("created_at", "origines", "updated_at", "version"), name="clients_relation_audit"
            ),
        ),
        migrations.AddConstraint(
            model_name="relation",
            constraint=egide.foundation.tenancy.constraints.TenantReference(
                field="client", name="clients_relation_client_tfk"
            ),
        ),
        migrations.AddConstraint(
            model_name="relation",
            constraint=models.UniqueConstraint(fields=("team", "client"), name="clients_relation_client_uq"),
        ),
        migrations.AddIndex(
            model_name="suivi",
            index=models.Index(fields=["team", "client"], name="suivi_client_tix"),
        ),
        migrations.AddIndex(
            model_name="suivi",
            index=models.Index(fields=["team", "membre"], name="suivi_membre_tix"),
        ),
        migrations.AddConstraint(
            model_name="suivi",
            constraint=egide.foundation.tenancy.constraints.TenantKey(name="clients_suivi_tpk"),
        ),
        migrations.AddConstraint(
            model_name="suivi",
            constraint=models.UniqueConstraint(
                condition=models.Q(("jusqua__isnull", True)),
                fields=("team", "client", "membre"),
                name="clients_suivi_uq",
            ),
        ),
        migrations.AddConstraint(
            model_name="suivi",
            constraint=models.CheckConstraint(
                condition=models.Q(("jusqua__isnull", True), ("jusqua__gte", models.F("depuis")), _connector="OR"),
                name="clients_suivi_dates_ck",
            ),
        ),
        migrations.AddConstraint(
            model_name="suivi",
            constraint=egide.foundation.tenancy.constraints.TenantReference(
                field="client", name="clients_suivi_client_tfk"
            ),
        ),
        migrations.AddConstraint(
            model_name="suivi",
            constraint=egide.foundation.tenancy.constraints.TenantReference(
                field="membre", name="clients_suivi_membre_tfk"
            ),
        ),
        migrations.AddConstraint(
            model_name="suivi",
            constraint=egide.foundation.tenancy.constraints.TenantIsolation(name="clients_suivi_tenant"),
        ),
        migrations.AddConstraint(
            model_name="suivi",
            constraint=egide.foundation.tenancy.constraints.TenantReference(
                field="team", name="clients_suivi_team_tfk"
            ),
        ),
        migrations.AddConstraint(
            model_name="suivi",
            constraint=egide.foundation.audit.constraints.AuditTrigger(name="clients_suivi_audit"),
        ),
        migrations.RunSQL(SINCE, migrations.RunSQL.noop),
        migrations.RunSQL(DOSSIER, DOSSIER_BEFORE),
    ]
    operations = together(operations)
