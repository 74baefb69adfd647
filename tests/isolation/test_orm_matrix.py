"""What Django's ORM can do, on the tables of the product, in the scope of one firm: exact results, one firm's."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.db.models import Avg, Case, Count, Exists, F, Max, OuterRef, Prefetch, Q, Subquery, Sum, Value, When, Window
from django.db.models.functions import Coalesce, Lower, RowNumber, TruncMonth, Upper

from egide.foundation.accounts.models import Membership
from egide.foundation.tenancy.public import team_scope
from egide.modules.clients.models import Client, Conjoint, Enfant, Revenu

C, E = Client.objects, Enfant.objects


def helene() -> Client:
    return C.get(matricule="C-0001")


def numbers(*wanted: int) -> list[str]:
    return [f"C-{number:04}" for number in wanted]


READS = {
    "get by key": (lambda k: C.get(pk=k.helene).nom, "Marchand"),
    "list, ordered and cut": (lambda _: [c.matricule for c in C.order_by("matricule")[:3]], numbers(1, 2, 3)),
    "count": (lambda _: C.count(), 13),
    "exists": (lambda _: (C.filter(nom="Nom05").exists(), C.filter(nom="Absent").exists()), (True, False)),
    "icontains": (lambda _: C.filter(nom__icontains="NOM1").count(), 4),
    "foreign key followed": (lambda _: helene().conseiller.titre, "Courtière"),
    "reverse foreign key": (lambda _: sorted(e.prenom for e in helene().enfant_set.all()), ["Léa", "Noé"]),
    "reverse one to one": (lambda _: helene().conjoint.prenom, "Paul"),
    "reverse one to one, missing": (lambda _: hasattr(C.get(matricule="C-0002"), "conjoint"), False),
    "select_related, inner": (lambda _: {e.client.nom for e in E.select_related("client")}, {"Marchand"}),
    "select_related, left": (
        lambda _: [
            c.conseiller and c.conseiller.titre for c in C.select_related("conseiller").order_by("matricule")[:2]
        ],
        ["Courtière", None],
    ),
    "select_related, deep and global": (
        lambda _: E.select_related("client__conseiller__user").first().client.conseiller.user.nom,
        "Vasseur",
    ),
    "select_related, reverse one to one": (
        lambda _: [hasattr(c, "conjoint") for c in C.select_related("conjoint").order_by("matricule")[:2]],
        [True, False],
    ),
    "filter through foreign keys": (lambda _: E.filter(client__conseiller__titre="Courtière").count(), 2),
    "filter through a global table": (lambda _: C.filter(conseiller__user__prenom="Claire").count(), 1),
    "reverse filter, distinct": (lambda _: C.filter(enfant__prenom__in=["Léa", "Noé"]).distinct().count(), 1),
    "exclude through a reverse": (lambda _: C.exclude(enfant__prenom="Léa").count(), 12),
    "exclude through a foreign key": (lambda _: E.exclude(client__ville="Nantes").count(), 0),
    "reverse is null": (lambda _: C.filter(conjoint__isnull=True).count(), 12),
    "Q with or": (lambda _: C.filter(Q(nom="Nom02") | Q(enfant__prenom="Léa")).count(), 2),
    "prefetch": (lambda _: sum(len(c.enfant_set.all()) for c in C.prefetch_related("enfant_set")), 2),
    "prefetch with a queryset": (
        lambda _: [
            len(c.aines)
            for c in C.filter(nom="Marchand").prefetch_related(
                Prefetch("enfant_set", E.filter(prenom="Léa"), to_attr="aines")
            )
        ],
        [1],
    ),
    "annotate with a count": (lambda _: C.annotate(n=Count("enfant")).get(matricule="C-0001").n, 2),
    "two counts": (
        lambda _: (
            C.annotate(a=Count("enfant", distinct=True), b=Count("revenu", distinct=True))
            .values_list("a", "b")
            .get(matricule="C-0001")
        ),
        (2, 1),
    ),
    "aggregate": (
        lambda _: Revenu.objects.aggregate(s=Sum("montant"), a=Avg("montant")),
        {"s": Decimal("2500.00"), "a": Decimal("2500.00")},
    ),
    "group by": (
        lambda _: list(C.values("ville").annotate(n=Count("id")).order_by("-n")),
        [{"ville": "Brest", "n": 12}, {"ville": "Nantes", "n": 1}],
    ),
    "group by through a join": (
        lambda _: list(E.values("client__ville").annotate(n=Count("id"))),
        [{"client__ville": "Nantes", "n": 2}],
    ),
    "having": (lambda _: C.annotate(n=Count("enfant")).filter(n__gt=1).count(), 1),
    "aggregate over a slice": (lambda _: C.order_by("matricule")[:10].aggregate(n=Count("id")), {"n": 10}),
    "sub-query": (
        lambda _: (
            C.annotate(dernier=Subquery(E.filter(client=OuterRef("pk")).order_by("-prenom").values("prenom")[:1]))
            .get(matricule="C-0001")
            .dernier
        ),
        "Noé",
    ),
    "exists sub-query": (lambda _: C.filter(Exists(E.filter(client=OuterRef("pk")))).count(), 1),
    "in a sub-query": (lambda _: E.filter(client__in=C.filter(ville="Nantes")).count(), 2),
    "union": (lambda _: C.filter(nom="Nom02").union(C.filter(nom="Nom03")).count(), 2),
    "intersection": (lambda _: C.filter(ville="Brest").intersection(C.filter(nom="Nom03")).count(), 1),
    "window": (lambda _: C.annotate(r=Window(RowNumber(), order_by="matricule")).get(matricule="C-0001").r, 1),
    "filter on a window": (
        lambda _: C.annotate(r=Window(RowNumber(), partition_by="ville", order_by="matricule")).filter(r=1).count(),
        2,
    ),
    "dates truncated": (
        lambda _: C.annotate(m=TruncMonth("created_at")).values("m").annotate(n=Count("id")).get()["n"],
        13,
    ),
    "datetimes": (lambda _: len(C.datetimes("created_at", "year")), 1),
    "json key": (lambda _: C.filter(origines__nom__kind="saisie").count(), 0),
    "array holds": (lambda _: C.filter(besoins__contains=["sante"]).count(), 0),
    "generated column": (lambda _: C.filter(recherche__contains="helene").count(), 1),
    "expression in order": (lambda _: C.order_by(Lower("ville").desc(), "matricule").first().ville, "Nantes"),
    "values_list, flat": (
        lambda _: list(C.order_by("matricule").values_list("matricule", flat=True)[:2]),
        numbers(1, 2),
    ),
    "iterator": (lambda _: sum(1 for _ in C.iterator(chunk_size=5)), 13),
    "in_bulk": (lambda k: list(C.in_bulk([k.helene])), None),
    "earliest and latest": (
        lambda _: (C.earliest("matricule").matricule, C.latest("matricule").matricule),
        ("C-0001", "C-0013"),
    ),
    "explain": (lambda k: "team_id" in C.filter(pk=k.helene).explain(verbose=True), True),
    "defer and only": (
        lambda _: (C.only("nom").get(matricule="C-0001").ville, C.defer("nom").get(matricule="C-0001").nom),
        ("Nantes", "Marchand"),
    ),
    "raw": (lambda _: len(list(C.raw("SELECT * FROM clients_client"))), 13),
    "extra restriction on a max": (lambda _: C.aggregate(m=Max("matricule"))["m"], "C-0013"),
    "contains": (lambda _: C.filter(ville="Nantes").contains(helene()), True),
}


@pytest.mark.parametrize(("read", "expected"), READS.values(), ids=READS)
def test_a_read_answers_for_the_firm_alone(read, expected, lavigne, ponant, assert_sql_names_team):
    with team_scope(lavigne.id):
        if read is READS["raw"][0]:
            assert read(lavigne) == expected
            return
        with assert_sql_names_team():
            assert read(lavigne) == (expected if expected is not None else [lavigne.helene])


def _bulk_update() -> int:
    clients = list(C.order_by("matricule")[:5])
    for client in clients:
        client.profession = "Infirmière"
    return C.bulk_update(clients, ["profession"])


def _upsert() -> list[str | None]:
    C.bulk_create(
        [Client(matricule=matricule, nom="Fusion") for matricule in numbers(2, 3, 50)],
        update_conflicts=True,
        unique_fields=["team", "matricule"],
        update_fields=["nom"],
    )
    return sorted(C.filter(nom="Fusion").values_list("matricule", flat=True))


def _saved() -> str | None:
    client = helene()
    client.ville = "Rezé"
    client.save()
    client.refresh_from_db()
    return client.ville


WRITES = {
    "create": (lambda: C.create(matricule="C-0100", nom="Petit").team_id == helene().team_id, True),
    "save": (_saved, "Rezé"),
    "update_fields": (lambda: helene().save(update_fields=["ville"]), None),
    "update": (lambda: C.filter(ville="Brest").update(ville="Quimper"), 12),
    "update with F": (lambda: E.update(age=Coalesce(F("age"), 0) + 1), 2),
    "update of all": (lambda: C.update(profession=Upper("nom")), 13),
    "update through a join": (lambda: E.filter(client__nom="Marchand").update(age=7), 2),
    "update with case": (
        lambda: C.update(profession=Case(When(ville="Brest", then=Value("a")), default=Value("b"))),
        13,
    ),
    "update from a sub-query": (lambda: E.update(nom=Subquery(C.filter(pk=OuterRef("client")).values("nom")[:1])), 2),
    "get_or_create, there": (lambda: C.get_or_create(matricule="C-0001", defaults={"nom": "x"})[1], False),
    "get_or_create, new": (lambda: C.get_or_create(matricule="C-0100", defaults={"nom": "x"})[1], True),
    "get_or_create, one to one": (lambda: Conjoint.objects.get_or_create(client=helene())[1], False),
    "update_or_create": (lambda: C.update_or_create(matricule="C-0002", defaults={"nom": "Neuf"})[0].nom, "Neuf"),
    "bulk_create": (lambda: len(C.bulk_create(Client(matricule=f"D-{n}", nom="Lot") for n in range(50))), 50),
    "bulk_create with conflicts": (_upsert, numbers(2, 3, 50)),
    "bulk_create ignoring conflicts": (
        lambda: (C.bulk_create([Client(matricule="C-0002", nom="x")], ignore_conflicts=True), C.count())[1],
        13,
    ),
    "bulk_update": (_bulk_update, 5),
    "select_for_update": (lambda: C.select_for_update().get(matricule="C-0001").nom, "Marchand"),
    "select_for_update with a join": (lambda: E.select_related("client").select_for_update(of=("self",)).count(), 2),
    "skip locked": (lambda: C.select_for_update(skip_locked=True).order_by("matricule").first().matricule, "C-0001"),
    "delete of one": (lambda: C.get(matricule="C-0013").delete()[0], 1),
    "delete with cascade": (lambda: helene().delete()[0], 5),
    "delete by queryset with cascade": (lambda: C.filter(ville="Nantes").delete()[0], 5),
    "delete through a join": (lambda: E.filter(client__nom="Marchand").delete()[0], 2),
    "full_clean": (lambda: Client(matricule="C-0200", nom="Neuf").full_clean(), None),
    "add to a reverse": (lambda: (helene().enfant_set.create(prenom="Zoé"), helene().enfant_set.count())[1], 3),
}


@pytest.mark.parametrize(("write", "expected"), WRITES.values(), ids=WRITES)
def test_a_write_stays_in_the_firm(write, expected, lavigne, ponant, assert_sql_names_team, raw):
    everything = "SELECT array_agg(c ORDER BY c.id), (SELECT array_agg(e ORDER BY e.id) FROM clients_enfant e) FROM clients_client c"
    with team_scope(ponant.id):
        before = raw(everything)
    with team_scope(lavigne.id), assert_sql_names_team():
        assert write() == expected
    with team_scope(ponant.id):
        assert raw(everything) == before


REFUSED = {
    "a matricule twice": lambda: C.create(matricule="C-0001", nom="Doublon"),
    "a second spouse": lambda: Conjoint.objects.create(client=helene()),
    "a client without a name": lambda: C.create(matricule="C-0300"),
    "a broker who has clients": lambda: Membership.objects.all().delete(),
}


@pytest.mark.parametrize("write", REFUSED.values(), ids=REFUSED)
def test_what_the_database_refuses_changes_nothing_and_keeps_the_firm(write, lavigne):
    with team_scope(lavigne.id):
        with pytest.raises(IntegrityError), transaction.atomic():
            write()
        assert (C.count(), Conjoint.objects.count(), Membership.objects.count()) == (13, 1, 1)


def test_the_error_comes_at_the_faulty_statement_and_not_at_the_end(lavigne, ponant):
    with team_scope(lavigne.id), pytest.raises(IntegrityError, match="clients_enfant_client_tfk"), transaction.atomic():
        E.create(client_id=ponant.helene, prenom="Intrus")
        raise AssertionError("refused at commit only")


def test_a_new_row_is_dated_by_the_database(lavigne):
    with team_scope(lavigne.id):
        assert dt.datetime.now(dt.UTC) - C.create(matricule="C-0400", nom="Neuf").created_at < dt.timedelta(minutes=5)
