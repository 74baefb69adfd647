from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "egide.modules.intake"
    label = "intake"

    def ready(self) -> None:
        from egide.foundation.accounts.public import Charge, register_charge
        from egide.foundation.files.public import fresh_key, register_holder
        from egide.foundation.sealing.public import Sealed, register_sealed
        from egide.foundation.search.public import Kind, register_kind
        from egide.modules.intake import kept, kept_sound, permissions, tasks  # noqa: F401  # jobs register as they are imported
        from egide.modules.intake.events import name_events
        from egide.modules.intake.journal import name_records
        from egide.modules.intake.models import Partie, PieceEntendue
        from egide.modules.intake.selectors.thread import meetings
        from egide.modules.intake.services.charge import count_entretiens, hand_over_entretiens
        from egide.modules.suivi.public import register_source

        permissions.declare()
        kept.declare()
        kept_sound.declare()
        name_events()
        name_records()
        for held, what in ((Partie, "parties"), (PieceEntendue, "pièces")):
            register_holder(held)
            register_sealed(Sealed(f"clés des {what} d’enregistrements", held, fresh_key))
        tables = {"intake_entretien": "id", "intake_transcriptversion": "entretien_id"}
        register_kind(Kind("entretien", "entretiens.view", "Entretiens", "Meetings", tables, rank=1))
        register_source("entretien", meetings)
        register_charge("entretiens", Charge(count_entretiens, hand_over_entretiens))
