"""Addresses of the documents, under /api/v1/."""

from __future__ import annotations

from django.urls import path

from egide.modules.documents.api import documents, links, modeles, sendings

urlpatterns = [
    path("documents", documents.DocumentsView.as_view(), name="documents"),
    path("documents/<uuid:id>", documents.DocumentView.as_view(), name="document"),
    path("documents/<uuid:id>/content", documents.DocumentContentView.as_view(), name="document-content"),
    path("documents/<uuid:id>/envois", sendings.SendingsView.as_view(), name="document-envois"),
    path("documents/<uuid:id>/<str:partie>", sendings.SignedPartView.as_view(), name="document-partie"),
    path("envois/<uuid:id>", sendings.SendingView.as_view(), name="envoi"),
    path("modeles", modeles.TemplatesView.as_view(), name="modeles"),
    path("modeles/champs", modeles.TemplateFieldsView.as_view(), name="modeles-champs"),
    path("modeles/<uuid:id>", modeles.TemplateView.as_view(), name="modele"),
    path("modeles/<uuid:id>/versions", modeles.TemplateVersionsView.as_view(), name="modele-versions"),
    path(
        "modeles/<uuid:id>/versions/<int:numero>/content", modeles.TemplateContentView.as_view(), name="modele-content"
    ),
    path("partage/<str:token>", links.SharedView.as_view(), name="partage"),
    path("partage/<str:token>/document", links.SharedContentView.as_view(), name="partage-document"),
    path("partage/<str:token>/code", links.SharedCodeView.as_view(), name="partage-code"),
    path("partage/<str:token>/signature", links.SharedSignatureView.as_view(), name="partage-signature"),
    path(
        "clients/<str:reference>/modeles/<uuid:id>",
        modeles.TemplatePreparationView.as_view(),
        name="modele-preparation",
    ),
    path(
        "clients/<str:reference>/modeles/<uuid:id>/apercu", modeles.TemplatePreviewView.as_view(), name="modele-apercu"
    ),
    path("clients/<str:reference>/documents", documents.ClientDocumentsView.as_view(), name="client-documents"),
    path(
        "clients/<str:reference>/documents/<str:kind>", documents.PreparationView.as_view(), name="document-preparation"
    ),
    path(
        "clients/<str:reference>/documents/<str:kind>/apercu", documents.PreviewView.as_view(), name="document-apercu"
    ),
]
