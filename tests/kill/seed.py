"""Run inside an installation: one firm, two brokers with open sessions; prints their session tokens as JSON."""

from __future__ import annotations

import json
import os

import django

from egide.runtime.data_folder import DataFolder
from egide.runtime.environment import application_environment

os.environ.update(application_environment(DataFolder.chosen()))
os.environ["DJANGO_SETTINGS_MODULE"] = "egide.config.settings"
django.setup()

from tests.support.people import firm, member  # noqa: E402

if __name__ == "__main__":
    lavigne = firm("Cabinet Lavigne")
    people = [member(lavigne, "Claire", "Vasseur"), member(lavigne, "Thomas", "Berger")]
    print(json.dumps([person.session_key for person in people]))
