from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "egide.foundation.accounts"
    label = "accounts"

    def ready(self) -> None:
        from allauth.mfa.models import Authenticator

        from egide.foundation.accounts.adapters import fresh_data
        from egide.foundation.accounts.journal import name_records
        from egide.foundation.accounts.models import SsoProvider
        from egide.foundation.accounts.sso_settings import fresh_secret
        from egide.foundation.sealing.public import Sealed, register_sealed

        name_records()
        register_sealed(
            Sealed("seconds facteurs", Authenticator, fresh_data),
            Sealed("secrets des connexions d’entreprise", SsoProvider, fresh_secret),
        )
