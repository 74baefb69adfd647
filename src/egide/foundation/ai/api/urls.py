"""Addresses of language models, under /api/v1/."""

from __future__ import annotations

from django.urls import path

from egide.foundation.ai.api import providers, settings

urlpatterns = [
    path("ai/providers", providers.ProvidersView.as_view(), name="ai-providers"),
    path("ai/providers/<uuid:id>", providers.ProviderView.as_view(), name="ai-provider"),
    path("ai/providers/<uuid:id>/test", providers.ProviderTestView.as_view(), name="ai-provider-test"),
    path("ai/providers/<uuid:id>/consent", providers.ProviderConsentView.as_view(), name="ai-provider-consent"),
    path("ai/register", providers.RegisterView.as_view(), name="ai-register"),
    path("ai/settings", settings.SettingsView.as_view(), name="ai-settings"),
    path("ai/budget", settings.BudgetView.as_view(), name="ai-budget"),
    path("ai/usage", settings.UsageView.as_view(), name="ai-usage"),
]
