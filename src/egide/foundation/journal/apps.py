from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "egide.foundation.journal"
    label = "journal"

    def ready(self) -> None:
        from egide.foundation.audit.public import Column, Record, register_record

        register_record(
            Record(
                "journal_exportjournal",
                "Journal",
                "Audit log",
                {"demande": Column("Filtres", "Filters"), "lignes": Column("Lignes", "Lines", "nombre")},
                acte="export",
            )
        )
