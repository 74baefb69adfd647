"""The SQL functions of the accent-insensitive search."""

from __future__ import annotations

import pytest
from django.db import connection

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Hélène MARCHAND", "helene marchand"),
        ("Œuvre", "oeuvre"),
        ("ÇA ET LÀ, Noël ÿ", "ca et la, noel y"),
        ("L’Haÿ", "l’hay"),
        (None, None),
    ],
)
def test_case_and_accents_are_folded(text, folded):
    with connection.cursor() as cursor:
        assert cursor.execute("SELECT public.fr_fold(%s)", [text]).fetchone() == (folded,)


@pytest.mark.parametrize("query", ["resiliation", "Résiliations", "résilié", "CONTRATS"])
def test_a_word_is_found_without_its_accents_and_in_another_form(query):
    with connection.cursor() as cursor:
        found = cursor.execute("SELECT public.fr_tsv('Les résiliations du contrat') @@ public.fr_q(%s)", [query])
        assert found.fetchone() == (True,)
