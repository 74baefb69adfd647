from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "egide.modules.documents"
    label = "documents"

    def ready(self) -> None:
        from egide.modules.documents import kept, permissions, tasks  # noqa: F401  # jobs register as they are imported
        from egide.modules.documents.journal import name_records
        from egide.modules.documents.selectors.thread import told
        from egide.modules.suivi.public import register_source

        permissions.declare()
        kept.declare()
        name_records()
        register_source("document", told)
