"""Addresses of the imports, under /api/v1/."""

from __future__ import annotations

from django.urls import path

from egide.modules.imports.api import imports

urlpatterns = [
    path("imports", imports.ImportsView.as_view(), name="imports"),
    path("imports/cibles", imports.CiblesView.as_view(), name="imports-cibles"),
    path("imports/<uuid:import_id>", imports.ImportView.as_view(), name="import"),
    path("imports/<uuid:import_id>/controle", imports.ControleView.as_view(), name="import-controle"),
    path("imports/<uuid:import_id>/lignes", imports.LignesView.as_view(), name="import-lignes"),
    path("imports/<uuid:import_id>/decisions", imports.DecisionsView.as_view(), name="import-decisions"),
    path("imports/<uuid:import_id>/execution", imports.ExecutionView.as_view(), name="import-execution"),
    path("imports/<uuid:import_id>/annulation", imports.AnnulationView.as_view(), name="import-annulation"),
    path("imports/<uuid:import_id>/refus", imports.RefusView.as_view(), name="import-refus"),
    path("imports/<uuid:import_id>/fichier", imports.FichierView.as_view(), name="import-fichier"),
]
