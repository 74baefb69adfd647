"""Addresses of the firm's identity, under /api/v1/."""

from __future__ import annotations

from django.urls import path

from egide.foundation.identity.api import identity

urlpatterns = [
    path("cabinet/identite", identity.IdentityView.as_view(), name="identite"),
    path("cabinet/identite/logo", identity.LogoView.as_view(), name="identite-logo"),
]
