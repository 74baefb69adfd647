from django.apps import AppConfig


class AdequationConfig(AppConfig):
    name = "egide.modules.adequation"
    label = "adequation"

    def ready(self) -> None:
        from egide.foundation.audit.public import Column, Record, register_record
        from egide.modules.adequation import permissions
        from egide.modules.adequation.models import Questionnaire
        from egide.modules.clients.public import Holding, Part, register_part

        permissions.declare()
        kept = (Holding(Questionnaire, left_out=("version", "updated_at")),)
        register_part(Part("questionnaires", "Profil investisseur", "Investor profile", kept, rank=15))
        register_record(
            Record(
                "adequation_questionnaire",
                "Questionnaire de risque",
                "Risk questionnaire",
                {
                    "reponses": Column("Réponses", "Answers"),
                    "quiz": Column("Quiz", "Quiz"),
                    "score": Column("Score", "Score", "nombre"),
                    "profil": Column("Profil", "Profile"),
                    "validated_at": Column("Validé", "Validated", "instant"),
                    "validated_by_id": Column("Validé par", "Validated by", "personne"),
                },
            )
        )
