from django.apps import AppConfig


class ConformiteConfig(AppConfig):
    name = "egide.modules.conformite"
    label = "conformite"

    def ready(self) -> None:
        from egide.modules.clients.public import Holding, Part, register_part
        from egide.modules.conformite import permissions, tasks  # noqa: F401  # jobs register as they are imported
        from egide.modules.conformite.journal import name_records
        from egide.modules.conformite.models import ExportPersonne, Telechargement

        permissions.declare()
        name_records()
        holdings = (Holding(ExportPersonne, file="file"), Holding(Telechargement, "export__client"))
        register_part(Part("conformite", "Exports de données", "Data exports", holdings, rank=40))
