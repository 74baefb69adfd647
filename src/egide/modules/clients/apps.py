from django.apps import AppConfig


class ClientsConfig(AppConfig):
    name = "egide.modules.clients"
    label = "clients"
