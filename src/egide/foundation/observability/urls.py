"""Addresses for machines that watch the service."""

from __future__ import annotations

from django.urls import path

from egide.foundation.observability.views import live, metrics, ready

urlpatterns = [
    path("health/live", live),
    path("health/ready", ready),
    path("metrics", metrics),
]
