from django.apps import AppConfig


class AdequationConfig(AppConfig):
    name = "egide.modules.adequation"
    label = "adequation"

    def ready(self) -> None:
        from egide.modules.adequation import permissions
        from egide.modules.adequation.models import Questionnaire
        from egide.modules.clients.public import Holding, Part, register_part

        permissions.declare()
        kept = (Holding(Questionnaire, left_out=("version", "updated_at")),)
        register_part(Part("questionnaires", "Profil investisseur", "Investor profile", kept, rank=15))
