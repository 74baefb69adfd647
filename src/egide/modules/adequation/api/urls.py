"""Addresses of the investor's questionnaire, under /api/v1/."""

from __future__ import annotations

from django.urls import path

from egide.modules.adequation.api import views

urlpatterns = [
    path("questionnaire", views.DictionaryView.as_view(), name="questionnaire-dictionary"),
    path("clients/<str:reference>/questionnaire", views.QuestionnaireView.as_view(), name="questionnaire"),
    path(
        "clients/<str:reference>/questionnaire/validation",
        views.ValidationView.as_view(),
        name="questionnaire-validation",
    ),
]
