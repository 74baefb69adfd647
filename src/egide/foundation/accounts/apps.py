from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "egide.foundation.accounts"
    label = "accounts"
