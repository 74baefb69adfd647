from django.apps import AppConfig


class SuiviConfig(AppConfig):
    name = "egide.modules.suivi"
    label = "suivi"

    def ready(self) -> None:
        from egide.foundation.accounts.public import Charge, register_charge
        from egide.foundation.search.public import Kind, register_kind
        from egide.modules.suivi import kept, permissions, tasks  # noqa: F401  # jobs register as they are imported
        from egide.modules.suivi.events import name_events
        from egide.modules.suivi.journal import name_records
        from egide.modules.suivi.services.charge import count_tasks, hand_over_tasks

        permissions.declare()
        kept.declare()
        name_records()
        name_events()
        register_charge("taches", Charge(count_tasks, hand_over_tasks))
        register_kind(Kind("piece", "pieces.view", "Documents", "Documents", {"suivi_piece": "id"}, rank=2))
        register_kind(Kind("note", "notes.view", "Notes", "Notes", {"suivi_note": "id"}, rank=3))
        register_kind(Kind("tache", "taches.view", "Tâches", "Tasks", {"suivi_tache": "id"}, rank=4))
