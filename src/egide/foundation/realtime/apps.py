from django.apps import AppConfig


class RealtimeConfig(AppConfig):
    name = "egide.foundation.realtime"
    label = "realtime"
