"""Addresses of the client files, under /api/v1/."""

from __future__ import annotations

from django.urls import path

from egide.modules.clients.api import (
    assureurs,
    bilan,
    clients,
    echeances,
    export,
    fusions,
    liens,
    listing,
    lots,
    register,
    sections,
    views,
)

urlpatterns = [
    path("dictionary", clients.DictionaryView.as_view(), name="dictionary"),
    path("clients", clients.ClientsView.as_view(), name="clients"),
    path("clients/export", export.ExportView.as_view(), name="clients-export"),
    path("clients/doublons", fusions.DoublonsView.as_view(), name="doublons"),
    path("clients/lots", lots.LotsView.as_view(), name="lots"),
    path("clients/lots/<uuid:lot_id>", lots.LotView.as_view(), name="lot"),
    path("clients/lots/<uuid:lot_id>/undo", lots.LotUndoView.as_view(), name="lot-undo"),
    path("clients/groupes", listing.GroupsView.as_view(), name="clients-groupes"),
    path("colonnes", listing.ColumnsView.as_view(), name="colonnes"),
    path("vues", views.VuesView.as_view(), name="vues"),
    path("vues/comptes", views.VuesCountsView.as_view(), name="vues-comptes"),
    path("vues/defaut", views.VueDefautView.as_view(), name="vues-defaut"),
    path("vues/<uuid:view_id>", views.VueView.as_view(), name="vue"),
    path("vues/<uuid:view_id>/restore", views.VueRestoreView.as_view(), name="vue-restore"),
    path("clients/<str:reference>", clients.ClientView.as_view(), name="client"),
    path("clients/<str:reference>/restore", clients.ClientRestoreView.as_view(), name="client-restore"),
    path("clients/<str:reference>/reveal", clients.ClientRevealView.as_view(), name="client-reveal"),
    path("clients/<str:reference>/bilan", bilan.BilanView.as_view(), name="client-bilan"),
    path("clients/<str:reference>/fusion", fusions.FusionView.as_view(), name="client-fusion"),
    path("fusions/<uuid:fusion_id>/undo", fusions.FusionUndoView.as_view(), name="fusion-undo"),
    path("clients/<str:reference>/history", register.HistoryView.as_view(), name="client-history"),
    path("clients/<str:reference>/consentements", register.ConsentsView.as_view(), name="consentements"),
    path(
        "clients/<str:reference>/consentements/<uuid:consent_id>/withdraw",
        register.ConsentWithdrawView.as_view(),
        name="consentement-withdraw",
    ),
    path("echeances", echeances.EcheancesView.as_view(), name="echeances"),
    path("clients/<str:reference>/echeances", echeances.ClientEcheancesView.as_view(), name="client-echeances"),
    *assureurs.urlpatterns,
    *liens.urlpatterns,
    *sections.urlpatterns,
]
