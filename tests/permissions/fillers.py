"""One of everything for a firm, made through the API."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.core import mail
from django.test.utils import override_settings
from django.utils import timezone
from tests.people import Browser, Firm
from tests.permissions.pictures import png
from tests.support.word import word

from egide.foundation.jobs.public import JobFailure
from egide.foundation.jobs.worker import work_until_idle
from egide.foundation.tenancy.public import team_scope
from egide.modules.clients.public import RECORDS, ROWS, SECTIONS, Champ
from egide.modules.documents.services.links import token_of

Args = dict[str, str]
AGREEMENT = {
    "accorde": True,
    "personne": "Hélène Marchand",
    "formulation": "Avec votre accord, ce texte sert à établir votre dossier.",
    "mode": "oral",
}


@dataclass
class Belongings:
    """What one firm owns: by key, the arguments of an address and the version to write over."""

    firm: Firm
    marker: str
    args: dict[str, Args] = field(default_factory=dict)
    tags: dict[str, str] = field(default_factory=dict)

    def keep(self, key: str, answer: Any, **args: str) -> None:
        assert answer.status_code < 300, (key, answer.status_code, answer.content)
        self.args[key] = args
        self.tags[key] = answer.headers.get("ETag", "")


def fill_accounts(mine: Belongings, admin: Browser, employee: Browser) -> None:
    body = {"email": f"{mine.marker}@ailleurs.example", "role": "employe", "titre": mine.marker}
    offer = admin.send("POST", "team/invitations", body)
    mine.keep("invitation", offer, invitation_id=offer.json()["id"])
    equipe = admin.send("POST", "team/equipes", {"nom": mine.marker})
    mine.keep("equipe", equipe, equipe_id=equipe.json()["id"])
    absence = {"absent_id": mine.args["member"]["member_id"], "delegue_id": mine.args["heir"]["member_id"]}
    away = admin.send("POST", "team/delegations", {**absence, "debut": "2030-07-01", "fin": "2030-07-31"})
    mine.keep("delegation", away, delegation_id=away.json()["id"])
    program = {"nom": mine.marker, "portees": ["clients:read"], "jours": 30}
    jeton = admin.send("POST", "team/tokens", program)
    mine.keep("jeton", jeton, token_id=jeton.json()["id"])
    devices = employee.read("session/devices")
    mine.keep("device", devices, device_id=devices.json()[0]["id"])


def a_value(champ: Champ, marker: str) -> object:
    """Something that the field accepts."""
    match champ.kind:
        case "booleen":
            return True
        case "montant" | "nombre" | "entier":
            return champ.minimum or 1
        case "date":
            return "2020-01-31"
        case "choix":
            assert champ.choix is not None
            return champ.choix.choix[0].valeur
        case "email":
            return f"x@{marker}.example"
    return marker


def values(section: str, marker: str) -> dict[str, object]:
    """The least that makes a row: what is compulsory, else the first field."""
    champs = SECTIONS[section].champs
    needed = [champ for champ in champs if champ.obligatoire] or [champs[0]]
    return {champ.nom: a_value(champ, marker) for champ in needed}


def filled_questionnaire(admin: Browser, reference: str) -> Any:
    """Every question answered: it can be closed."""
    path = f"clients/{reference}/questionnaire"
    left = admin.send("PATCH", path, {"quiz": {}}, headers={"If-Match": '"0"'})
    asked = admin.read("questionnaire").json()
    answers: dict[str, Any] = {
        "comportement": {q["nom"]: q["reponses"][0]["code"] for q in asked["comportement"] if q["kind"] == "choix"},
        "connaissances": {f"connaissance_{p['code']}": False for p in asked["produits"]},
        "quiz": {one["nom"]: "vrai" for one in asked["quiz"]},
        "durabilite": {"preference_durabilite": "aucune"},
    }
    answers["comportement"]["pourcentage_perte_max"] = 10
    return admin.send("PATCH", path, answers, headers={"If-Match": left.headers["ETag"]})


def fill_identity(mine: Belongings, admin: Browser, _employee: Browser) -> None:
    said = admin.send("PATCH", "cabinet/identite", {"partenaires": mine.marker}, headers={"If-Match": '"0"'})
    headers = {"If-Match": said.headers["ETag"]}
    address = "/api/v1/cabinet/identite/logo"
    mine.keep("identite", admin.put(address, png(), content_type="application/octet-stream", headers=headers))


def fill_clients(mine: Belongings, admin: Browser, employee: Browser) -> None:
    name = {"nom": mine.marker, "prenom": "Hélène", "ville": mine.marker, "email": f"h@{mine.marker}.example"}
    theirs = employee.send("POST", "clients", {**name, "email": f"t@{mine.marker}.example"})
    own = theirs.json()["id"]
    removed = admin.send("POST", "clients", {**name, "email": f"r@{mine.marker}.example"})
    mine.keep("removed-client", removed, reference=removed.json()["id"])
    remove(admin, f"clients/{removed.json()['id']}", removed)
    created = admin.send("POST", "clients", {**name, "iban": "FR7699999044000001234567881"})
    reference = created.json()["id"]
    for section in RECORDS:
        answer = admin.send("PATCH", f"clients/{reference}/{section}", values(section, mine.marker))
        mine.keep(section, answer, reference=reference)
        gone = admin.send("PATCH", f"clients/{own}/{section}", values(section, mine.marker))
        remove(admin, f"clients/{own}/{section}", gone)
        mine.keep(f"{section}-removed", gone, reference=own)
    for section in ROWS:
        rows = f"clients/{reference}/{section}"
        answer, gone = (admin.send("POST", rows, values(section, mine.marker)) for _ in range(2))
        mine.keep(f"{section}-row", answer, reference=reference, row_id=answer.json()["id"])
        remove(admin, f"{rows}/{gone.json()['id']}", gone)
        mine.keep(f"{section}-removed", gone, reference=reference, row_id=gone.json()["id"])
    fill_ties(mine, admin, reference, own)
    consent = {"kind": "donnees_sante", "personne": mine.marker, "formulation": "Oui.", "mode": "oral", "accorde": True}
    answer = admin.send("POST", f"clients/{reference}/consentements", consent)
    mine.keep("consentement", answer, reference=reference, consent_id=answer.json()["id"])
    mine.keep("client", admin.read(f"clients/{reference}"), reference=reference)
    mine.keep("client-questionnaire", filled_questionnaire(admin, reference), reference=reference)
    mine.keep("own-client", employee.read(f"clients/{own}"), reference=own)


def fill_ties(mine: Belongings, admin: Browser, reference: str, other: str) -> None:
    """Tags, links, and somebody who followed the client for a while."""
    path = f"clients/{reference}"
    tag, gone, other_tag = (admin.send("POST", "etiquettes", {"nom": f"{mine.marker} {rank}"}) for rank in (1, 2, 3))
    mine.keep("other-etiquette", other_tag, etiquette_id=other_tag.json()["id"])
    fill_insurers(mine, admin)
    mine.keep("etiquette", tag, etiquette_id=tag.json()["id"])
    mine.keep("removed-etiquette", gone, etiquette_id=gone.json()["id"])
    assert admin.send("DELETE", f"etiquettes/{gone.json()['id']}").status_code == 204
    borne = admin.send("PUT", f"{path}/etiquettes/{tag.json()['id']}")
    mine.keep("client-etiquette", borne, reference=reference, etiquette_id=tag.json()["id"])
    link = admin.send("POST", f"{path}/liens", {"autre": other, "lien": "autre", "precision": mine.marker})
    mine.keep("lien", link, reference=reference, lien_id=link.json()[0]["id"])
    while_ago = {"membre_id": mine.args["member"]["member_id"], "depuis": "2024-01-01", "jusqua": "2024-06-30"}
    followed = admin.send("POST", f"{path}/conseillers", while_ago)
    mine.keep("suivi", followed, reference=reference, suivi_id=followed.json()[0]["id"])


def fill_insurers(mine: Belongings, admin: Browser) -> None:
    """Two insurers of the list, one taken away, and a name that was changed."""
    for key in ("assureur", "removed-assureur"):
        kept = admin.send("POST", "assureurs", {"nom": f"{mine.marker} {key}"})
        mine.keep(key, kept, assureur_id=kept.json()["id"])
    assert admin.send("DELETE", f"assureurs/{kept.json()['id']}").status_code == 204
    for nom in ("Vie", "Vieux"):
        assert admin.send("POST", "assureurs", {"nom": f"{mine.marker} {nom}"}).status_code == 201
    renamed = {"noms": [f"{mine.marker} Vieux"], "vers": f"{mine.marker} Neuf"}
    done = admin.send("POST", "assureurs/renommages", renamed)
    mine.keep("renommage", done, renommage_id=done.json()["id"])


def fill_lists(mine: Belongings, admin: Browser, employee: Browser) -> None:
    body = {"nom": mine.marker, "partagee": True, "reglages": {"q": mine.marker}}
    for key, browser in (("vue", admin), ("own-vue", employee), ("removed-vue", admin)):
        answer = browser.send("POST", "vues", body)
        mine.keep(key, answer, view_id=answer.json()["id"])
    remove(admin, f"vues/{answer.json()['id']}", answer)
    body = {"selection": {"ids": [mine.args["own-client"]["reference"]]}, "valeurs": {"profession": mine.marker}}
    for key, browser in (("lot", admin), ("own-lot", employee), ("undone-lot", admin)):
        answer = browser.send("POST", "clients/lots", body)
        mine.keep(key, answer, lot_id=answer.json()["id"])
    assert admin.send("POST", f"clients/lots/{answer.json()['id']}/undo").status_code == 200
    mine.keep("own-client", employee.read(f"clients/{mine.args['own-client']['reference']}"), **mine.args["own-client"])


def remove(browser: Browser, path: str, made: Any) -> None:
    """What `made` answered is taken away again."""
    answer = browser.send("DELETE", path, headers={"If-Match": made.headers["ETag"]})
    assert answer.status_code == 204, answer.content


def transcript(marker: str) -> str:
    return (
        f"[00:02] Claire : Bonjour Madame {marker}. Quelle est votre profession ?\n"
        "[00:09] Hélène : Je suis kinésithérapeute, à mon compte.\n"
        "[00:16] Claire : Votre adresse e-mail ?\n"
        f"[00:19] Hélène : helene point {marker.lower()} arobase orange point fr.\n"
        "[00:27] Claire : Vous fumez ?\n"
        "[00:29] Hélène : Non, je ne fume pas.\n"
    )


def fill_meetings(mine: Belongings, admin: Browser, employee: Browser) -> None:
    body = {"texte": transcript(mine.marker), "titre": mine.marker, "consentement": AGREEMENT}
    client_id = mine.args["client"]["reference"]
    reviewed = admin.send("POST", "entretiens", {**body, "client_id": client_id})
    theirs = employee.send("POST", "entretiens", body)
    removed = admin.send("POST", "entretiens", body)
    assert (reviewed.status_code, theirs.status_code, removed.status_code) == (201, 201, 201), reviewed.content
    work_until_idle()
    for key, answer in (("entretien", reviewed), ("own-entretien", theirs), ("removed-entretien", removed)):
        identifier = answer.json()["id"]
        mine.keep(key, admin.read(f"entretiens/{identifier}"), id=identifier)
    remove(admin, f"entretiens/{removed.json()['id']}", admin.read(f"entretiens/{removed.json()['id']}"))
    identifier = mine.args["entretien"]["id"]
    mine.keep("transcript", admin.read(f"entretiens/{identifier}/transcript"), id=identifier, version=1)
    proposals = admin.read(f"entretiens/{identifier}/proposals")
    mine.keep("proposal", proposals, id=identifier, proposal_id=proposals.json()["proposals"][0]["id"])
    announced = {"source": "fichier", "nom": f"{mine.marker}.wav", "taille": 64, "consentement": AGREEMENT}
    for prefix, browser in (("", admin), ("own-", employee)):
        made = browser.send("POST", "entretiens/enregistrements", announced)
        mine.keep(f"{prefix}enregistrement", made, id=made.json()["id"])
        mine.keep(f"{prefix}partie", made, id=made.json()["id"], prise=0, partie=0)
    # The work has noted the exchange in the file.
    mine.keep("client", admin.read(f"clients/{client_id}"), reference=client_id)


def fill_ai(mine: Belongings, admin: Browser, _employee: Browser) -> None:
    # Nobody listens there: trying it says so at once.
    body = {"nom": mine.marker, "kind": "openai", "modele": "gpt-5-mini", "base_url": "http://127.0.0.1:9/v1"}
    made = admin.send("POST", "ai/providers", {**body, "cle": f"sk-{mine.marker}-0123456789"})
    identifier = made.json()["id"]
    agreed = {"accorde": True, "formulation": f"{mine.marker} : j’autorise l’envoi."}
    mine.keep("provider", admin.send("POST", f"ai/providers/{identifier}/consent", agreed), id=identifier)
    budget = admin.send("PATCH", "ai/budget", {"budget_mensuel": 10}, headers={"If-Match": '"0"'})
    mine.keep("ai-settings", budget)


def fill_follow_up(mine: Belongings, admin: Browser, employee: Browser) -> None:
    client = f"clients/{mine.args['client']['reference']}"
    call = f"@{'Claire Vasseur' if mine.firm.nom == 'Cabinet Lavigne' else 'Gaëlle Morvan'} : {mine.marker}"
    makers: dict[str, tuple[str, Callable[[Browser], Any]]] = {
        "piece": ("pieces", lambda who: send_file(who, f"/api/v1/{client}/pieces", mine.marker)),
        "note": ("notes", lambda who: who.send("POST", f"{client}/notes", {"texte": call})),
        "tache": ("taches", lambda who: who.send("POST", "taches", {"titre": mine.marker})),
    }
    for name, (address, make) in makers.items():
        for key, who in ((name, admin), (f"own-{name}", employee), (f"removed-{name}", admin)):
            made = make(who)
            mine.keep(key, made, id=made.json()["id"])
            if key.startswith("removed"):
                remove(admin, f"{address}/{made.json()['id']}", made)
    mine.keep("rappels", admin.send("PATCH", "rappels", {"jours_avant": 50}, headers={"If-Match": '"0"'}))
    mentions = employee.read("mentions")
    mine.keep("mention", mentions, id=mentions.json()["results"][0]["id"])


def fill_compliance(mine: Belongings, admin: Browser, _employee: Browser) -> None:
    own = f"clients/{mine.args['own-client']['reference']}"
    export = admin.send("POST", f"{own}/exports")
    mine.keep("export", export, id=export.json()["id"])
    gone = admin.send("POST", "clients", {"nom": f"{mine.marker} effacé"}).json()
    consent = {"kind": "donnees_sante", "personne": mine.marker, "formulation": "Oui.", "mode": "oral", "accorde": True}
    assert admin.send("POST", f"clients/{gone['id']}/consentements", consent).status_code == 201
    erased = admin.send("POST", f"clients/{gone['id']}/effacement", {"confirmation": gone["matricule"]})
    work_until_idle()
    mine.keep("effacement", erased, id=erased.json()["id"])
    [archive] = admin.read(f"conformite/effacements/{erased.json()['id']}").json()["archives"]
    mine.keep("archive", erased, id=archive["id"])


def fill_merges(mine: Belongings, admin: Browser, _employee: Browser) -> None:
    stays, joins = (admin.send("POST", "clients", {"nom": f"{mine.marker} double"}).json() for _ in range(2))
    merged = admin.send("POST", f"clients/{stays['id']}/fusion", {"absorbe": joins["id"]})
    mine.keep("fusion", merged, fusion_id=merged.json()["id"])


def send_file(browser: Browser, address: str, name: str) -> Any:
    headers = {"X-Nom-Fichier": f"{name}.pdf"}
    return browser.post(address, b"%PDF-1.7 RIB", content_type="application/octet-stream", headers=headers)


def fill_imports(mine: Belongings, admin: Browser, employee: Browser) -> None:
    """A file checked, one written (its only line was refused), and the employee's own."""
    for key, who in (("import", admin), ("written-import", admin), ("own-import", employee)):
        made = who.post(
            "/api/v1/imports",
            f"Nom;E-mail\n{mine.marker};pas une adresse\n".encode(),
            content_type="application/octet-stream",
            headers={"X-Nom-Fichier": f"{mine.marker}.csv"},
        )
        identifier = made.json()["id"]
        mine.keep(key, made, import_id=identifier)
        work_until_idle()
        assert who.send("POST", f"imports/{identifier}/controle", {"places": ["nom", "email"]}).status_code == 202
        work_until_idle()
    written = mine.args["written-import"]["import_id"]
    assert admin.send("POST", f"imports/{written}/execution").status_code == 202
    work_until_idle()


def fill_documents(mine: Belongings, admin: Browser, _employee: Browser) -> None:
    identity = admin.read("cabinet/identite")
    stated = {
        "nom": mine.firm.nom,
        "forme_juridique": "SARL",
        "siren": "812345676",
        "rcs": "Nantes",
        "orias": "07001234",
        "adresse": "1 rue du Port",
        "code_postal": "44000",
        "ville": "Nantes",
    }
    said = admin.send("PATCH", "cabinet/identite", stated, headers={"If-Match": identity.headers["ETag"]})
    mine.keep("identite", said)
    client = mine.args["client"]["reference"]
    path = f"clients/{client}/documents/recueil"
    version = {"If-Match": admin.read(f"clients/{client}").headers["ETag"]}
    needs = admin.send("PATCH", f"clients/{client}", {"besoins": ["sante"]}, headers=version)
    mine.keep("client", needs, reference=client)
    typed = admin.send("PATCH", path, {"exigences": mine.marker}, headers={"If-Match": '"0"'})
    mine.keep("preparation", typed, reference=client, kind="recueil")
    made = admin.send("POST", path)
    mine.keep("document", made, id=made.json()["id"])
    sent = admin.send("POST", f"documents/{made.json()['id']}/envois", {"email": f"h@{mine.marker}.example"})
    mine.keep("envoi", sent, id=sent.json()["envoi"]["id"])
    sign_document(mine, admin, made.json()["id"])
    brought = admin.post(
        f"/api/v1/modeles?nom=Lettre%20{mine.marker}",
        word("Lettre à {{client.nom}}"),
        content_type="application/octet-stream",
        headers={"X-Nom-Fichier": "lettre.docx"},
    )
    template = brought.json()["id"]
    mine.keep("modele", brought, id=template)
    mine.keep("version-de-modele", brought, id=template, numero=1)
    mine.keep("modele-preparation", brought, reference=client, id=template)


def sign_document(mine: Belongings, admin: Browser, document_id: str) -> None:
    """As the client does from the link; the code is read where it is made, since nobody here has a mailbox."""
    sent = admin.send(
        "POST", f"documents/{document_id}/envois", {"email": f"h@{mine.marker}.example", "a_signer": True}
    )
    link = f"/api/v1/partage/{token_of(mine.firm.id, UUID(sent.json()['envoi']['id']))}"
    assert admin.get(f"{link}/document").getvalue().startswith(b"%PDF")
    asked = admin.post(f"{link}/code", {}, content_type="application/json")
    assert asked.status_code == 200, asked.content
    found = re.search(r"\b(\d{6})\b", str(mail.outbox[-1].body))
    assert found
    said = {"code": found.group(1), "nom": mine.marker, "mode": "ecrit", "accepte": True}
    signed = admin.post(f"{link}/signature", said, content_type="application/json")
    mine.keep("document-partie", signed, id=document_id, partie="signe")


def fill_log(mine: Belongings, admin: Browser, _employee: Browser) -> None:
    lines = admin.read("audit/entries", data={"client": mine.args["client"]["reference"]})
    mine.keep("ligne", lines, entry_id=lines.json()["results"][0]["id"])


def fill_jobs(mine: Belongings, admin: Browser, _employee: Browser) -> None:
    """A job that failed, and one that was run again since."""
    with team_scope(mine.firm.id):
        for key, again in (("echec", timezone.now()), ("echec-ouvert", None)):
            failure = JobFailure.objects.create(
                job_id=0, task=mine.marker, queue="low", args={}, on_behalf={}, attempts=1, rerun_at=again
            )
            mine.keep(key, admin.read("jobs/failures"), failure_id=str(failure.id))


def fill_webhooks(mine: Belongings, admin: Browser, _employee: Browser) -> None:
    """Nobody listens there."""
    with override_settings(EGIDE_WEBHOOK_HOSTS=["127.0.0.1"]):
        body = {"nom": mine.marker, "url": "http://127.0.0.1:9/", "evenements": ["client.created"]}
        made = admin.send("POST", "webhooks", body)
        mine.keep("webhook", made, endpoint_id=made.json()["id"])
        sent = admin.send("POST", f"webhooks/{made.json()['id']}/test")
        mine.keep("webhook-envoi", sent, endpoint_id=made.json()["id"], delivery_id=sent.json()["id"])


FILLERS: list[Callable[[Belongings, Browser, Browser], None]] = [
    fill_accounts,
    fill_identity,
    fill_clients,
    fill_lists,
    fill_meetings,
    fill_follow_up,
    fill_ai,
    fill_compliance,
    fill_merges,
    fill_imports,
    fill_documents,
    fill_log,
    fill_jobs,
    fill_webhooks,
]
