from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "egide.foundation.accounts"
    label = "accounts"

    def ready(self) -> None:
        from egide.foundation.accounts.journal import name_records

        name_records()
