"""Addresses of compliance, under /api/v1/."""

from __future__ import annotations

from django.urls import path

from egide.modules.conformite.api import demandes, regles

urlpatterns = [
    path("clients/<str:reference>/exports", demandes.ExportsView.as_view(), name="client-exports"),
    path("clients/<str:reference>/effacement", demandes.EffacementView.as_view(), name="client-effacement"),
    path("conformite/demandes", demandes.DemandesView.as_view(), name="demandes"),
    path("conformite/exports/<uuid:id>/content", demandes.ExportContentView.as_view(), name="export-content"),
    path("conformite/effacements/<uuid:id>", demandes.EffacementEtatView.as_view(), name="effacement"),
    path("conformite/archives/<uuid:id>", demandes.ArchiveView.as_view(), name="archive-legale"),
    path("conformite/conservation", regles.ConservationView.as_view(), name="conservation"),
    path("conformite/consentements", regles.ConsentementsView.as_view(), name="consentements-registre"),
    path("conformite/registre", regles.RegistreView.as_view(), name="registre"),
]
