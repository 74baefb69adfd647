from django.apps import AppConfig


class AuthzConfig(AppConfig):
    name = "egide.foundation.authz"
    label = "authz"
