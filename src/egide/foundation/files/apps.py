from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "egide.foundation.files"
    label = "files"

    def ready(self) -> None:
        from egide.foundation.files import tasks  # noqa: F401  # jobs register as they are imported
