"""A firm asks its providers: in order, allowed, within its budget, once for the same question, and each time counted."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone
from tests.cast import Cast
from tests.people import Browser, Firm, logged_in
from tests.support.llm_server import LlmServer, Says, Status

from egide.foundation.ai.cache import cache_key
from egide.foundation.ai.consult import Consulted, consult
from egide.foundation.ai.models import Alert, CachedAnswer, Circuit, Provider, Use
from egide.foundation.ai.tests.conftest import PATIENCE, QUESTION, add, patch
from egide.foundation.ai.usage import Subject
from egide.foundation.tenancy.public import team_scope
from egide.kit.ids import uuid7

MEETING = uuid7()


def ask(firm: Firm, prompt: str = QUESTION.prompt) -> Consulted:
    from dataclasses import replace

    with team_scope(firm.id, atomic=False):
        return consult(replace(QUESTION, prompt=prompt), Subject("extraction", MEETING), patience=PATIENCE)


def spend(firm: Firm, mois: str, cost: str) -> None:
    """What another month, or this one, has cost already."""
    with team_scope(firm.id):
        Use.objects.create(
            at=timezone.now(), mois=mois, provider=Provider.objects.first(), modele="petit", purpose="extraction",
            input_tokens=1, output_tokens=1, requests=1, cost=Decimal(cost), duration_ms=1.0,
        )  # fmt: skip


def this_month() -> str:
    return timezone.localtime().strftime("%Y-%m")


def test_nothing_is_sent_before_the_administrator_allows_it(cast: Cast, antoine: Browser, server: LlmServer) -> None:
    assert ask(cast.lavigne).prevented == "llm_not_configured"
    add(antoine, server, consent=False)

    assert ask(cast.lavigne).prevented == "llm_no_consent"
    assert antoine.read("ai/settings").json()["empechement"]["code"] == "llm_no_consent"
    assert server.asked == []


def test_a_consultation_is_counted_in_tokens_and_euros(cast: Cast, antoine: Browser, server: LlmServer) -> None:
    add(antoine, server)
    server.replies.append(Says({"ville": "Nantes"}, input_tokens=2000, output_tokens=300))

    found = ask(cast.lavigne)

    assert found.data == {"ville": "Nantes"}
    usage = antoine.read("ai/usage").json()
    assert usage["total"] == {
        "appels": 1, "echecs": 0, "depuis_cache": 0, "tokens_entree": 2000, "tokens_sortie": 300, "cout": 0.05,
    }  # fmt: skip
    assert usage["par_fournisseur"][0]["nom"] == "Modèle maison"
    assert usage["mois_precedents"][0]["mois"] == this_month()
    assert antoine.read("ai/usage?mois=2020-01").json()["total"]["appels"] == 0
    assert antoine.read("ai/usage?mois=2020-13").status_code == 400


def test_the_same_question_is_paid_for_once_and_only_by_its_own_firm(
    cast: Cast, antoine: Browser, server: LlmServer
) -> None:
    add(antoine, server)
    add(logged_in(cast.yann), server)
    ask(cast.lavigne)

    again = ask(cast.lavigne)
    assert again.data == {"ville": "Nantes"}
    assert (again.uses[0].cached, again.uses[0].cost) == (True, Decimal(0))
    assert len(server.asked) == 1
    ask(cast.ponant)
    assert len(server.asked) == 2
    with team_scope(cast.lavigne.id):
        kept = CachedAnswer.objects.get()
        assert "Nantes" not in kept.answer_scelle
        CachedAnswer.objects.update(created_at=timezone.now() - timedelta(days=31))
    ask(cast.lavigne)
    assert len(server.asked) == 3


def test_a_cache_key_is_of_one_firm(cast: Cast, antoine: Browser, server: LlmServer) -> None:
    add(antoine, server)
    with team_scope(cast.lavigne.id):
        provider = Provider.objects.get()
        mine = cache_key(provider, QUESTION)
    with team_scope(cast.ponant.id):
        assert cache_key(provider, QUESTION) != mine


def test_the_next_provider_answers_when_the_first_fails(cast: Cast, antoine: Browser, server: LlmServer) -> None:
    add(antoine, server, nom="Premier", rang=0)
    add(antoine, server, nom="Second", rang=1, kind="anthropic", base_url=server.root, modele="claude-haiku-4-5")
    server.replies += [Status(500), Says({"ville": "Brest"})]

    found = ask(cast.lavigne)

    assert found.data == {"ville": "Brest"}
    assert found.provider is not None and found.provider.nom == "Second"
    assert found.failures == (("Premier", "server_error"),)
    assert [asked.anthropic for asked in server.asked] == [False, True]
    assert antoine.read("ai/usage").json()["total"]["echecs"] == 1


def test_a_provider_that_keeps_failing_is_left_alone_then_tried_once(
    cast: Cast, antoine: Browser, server: LlmServer
) -> None:
    made = add(antoine, server)
    where = f"ai/providers/{made['id']}"
    server.otherwise = Status(500)
    for _ in range(3):
        ask(cast.lavigne)
    assert antoine.read(where).json()["disjoncteur"]["etat"] == "ouvert"

    assert ask(cast.lavigne).failures == (("Modèle maison", "circuit"),)
    assert len(server.asked) == 3

    with team_scope(cast.lavigne.id):
        first = Circuit.objects.get().open_until
        Circuit.objects.update(open_until=timezone.now())
    assert antoine.read(where).json()["disjoncteur"]["etat"] == "essai"
    ask(cast.lavigne)
    assert len(server.asked) == 4
    with team_scope(cast.lavigne.id):
        second = Circuit.objects.get()
        assert second.openings == 2 and first is not None and second.open_until is not None
        assert second.open_until - timezone.now() > timedelta(seconds=110)
        Circuit.objects.update(open_until=timezone.now())
    server.otherwise = Says({"ville": "Nantes"})
    assert ask(cast.lavigne).data == {"ville": "Nantes"}
    assert antoine.read(where).json()["disjoncteur"]["etat"] == "ferme"


def test_a_question_nobody_can_answer_does_not_condemn_the_provider(
    cast: Cast, antoine: Browser, server: LlmServer
) -> None:
    made = add(antoine, server)
    server.otherwise = Says({"town": 3})
    for _ in range(4):
        assert ask(cast.lavigne).failures == (("Modèle maison", "wrong_schema"),)

    assert antoine.read(f"ai/providers/{made['id']}").json()["disjoncteur"]["etat"] == "ferme"
    assert antoine.read("ai/usage").json()["total"]["tokens_entree"] == 8000


def test_a_wait_the_provider_asks_for_is_kept(cast: Cast, antoine: Browser, server: LlmServer) -> None:
    add(antoine, server)
    server.otherwise = Status(429, retry_after="1200", kind="rate_limit_error")
    ask(cast.lavigne)

    with team_scope(cast.lavigne.id):
        until = Circuit.objects.get().open_until
    assert until is not None
    assert timedelta(seconds=1190) < until - timezone.now() <= timedelta(seconds=1200)


def test_the_budget_warns_at_80_and_100_percent_once_each(cast: Cast, antoine: Browser, server: LlmServer) -> None:
    add(antoine, server)
    patch(antoine, "ai/budget", {"budget_mensuel": 0.10})
    server.otherwise = Says({"ville": "Nantes"}, input_tokens=3000, output_tokens=100)  # 0,04 €

    kinds = []
    for prompt in ("un", "deux", "trois", "quatre"):
        ask(cast.lavigne, prompt)
        kinds.append([alerte["kind"] for alerte in antoine.read("ai/budget").json()["alertes"]])

    assert kinds == [[], ["budget_80"], ["budget_80", "budget_100"], ["budget_80", "budget_100"]]
    budget = antoine.read("ai/budget").json()
    assert (budget["depense"], budget["part"], budget["bloque"]) == (0.16, 1.6, False)
    assert budget["alertes"][0]["message"] == "80 % du budget du mois sont dépensés."


def test_the_hard_stop_stops_before_anything_is_sent(
    cast: Cast, antoine: Browser, anne: Browser, server: LlmServer
) -> None:
    add(antoine, server)
    spend(cast.lavigne, this_month(), "12.00")

    assert patch(anne, "ai/budget", {"budget_mensuel": 10, "arret": True}).json()["bloque"] is True

    assert ask(cast.lavigne).prevented == "llm_budget"
    assert server.asked == []
    assert patch(anne, "ai/budget", {"arret": False}).json()["bloque"] is False
    assert ask(cast.lavigne).data == {"ville": "Nantes"}


def test_a_month_a_fifth_dearer_than_usual_is_told(cast: Cast, antoine: Browser, server: LlmServer) -> None:
    add(antoine, server)
    year, month = map(int, this_month().split("-"))
    before = f"{year - 1}-12" if month == 1 else f"{year}-{month - 1:02d}"
    spend(cast.lavigne, before, "0.10")
    spend(cast.lavigne, this_month(), "0.08")
    server.otherwise = Says({"ville": "Nantes"}, input_tokens=3000, output_tokens=100)  # 0,04 €

    ask(cast.lavigne)

    budget = antoine.read("ai/budget").json()
    assert budget["habituel"] == 0.1
    assert [(a["kind"], a["seuil"], a["cout"]) for a in budget["alertes"]] == [("inhabituel", 0.12, 0.12)]
    with team_scope(cast.ponant.id):
        assert not Alert.objects.exists()


def test_no_transaction_waits_for_a_provider(cast: Cast, antoine: Browser, server: LlmServer) -> None:
    add(antoine, server)

    with pytest.raises(RuntimeError), team_scope(cast.lavigne.id):
        consult(QUESTION, Subject("extraction", MEETING))

    assert server.asked == []
    assert not transaction.get_connection().in_atomic_block


def test_old_answers_are_forgotten_in_every_firm(cast: Cast, antoine: Browser, server: LlmServer) -> None:
    from egide.foundation.ai.tasks import purge

    add(antoine, server)
    ask(cast.lavigne)
    ask(cast.lavigne, "autre")
    with team_scope(cast.lavigne.id):
        old: Any = CachedAnswer.objects.first()
        CachedAnswer.objects.filter(pk=old.pk).update(created_at=timezone.now() - timedelta(days=40))

    purge(timestamp=0)

    with team_scope(cast.lavigne.id):
        assert CachedAnswer.objects.count() == 1
