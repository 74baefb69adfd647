"""English speakers read English: every sentence of the source has its translation, and requests use it."""

from __future__ import annotations

import ast
import gettext
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.cast import Cast
from tests.people import Browser, logged_in

import egide
from egide.foundation.accounts.sso import WORDS as NOT_ENTERED
from egide.foundation.accounts.sso_settings import ISSUER_SAYS
from egide.foundation.ai.notices import ALERT_WORDS, NOBODY_HEARS, PREVENTED
from egide.foundation.ai.providers import REASONS
from egide.foundation.ai.register import SENTENCES
from egide.foundation.ai.trial import WORDS
from egide.foundation.api.problems import TITLES
from egide.foundation.files.errors import FAULTS, NOT_HERE
from egide.foundation.jobs.task import registered
from egide.foundation.journal.api import ACT_WORDS, CAUSE_WORDS, KIND_WORDS
from egide.foundation.webhooks.services.endpoints import REFUSALS
from egide.modules.conformite.loi import NATURES
from egide.modules.conformite.registre import sentences as register_sentences
from egide.modules.documents.api.links import REFUSED
from egide.modules.documents.modeles.phrases import REFUS, REMARQUES
from egide.modules.imports.services.depot import FAULTS as UNREADABLE
from egide.modules.imports.wording import RAISONS
from egide.modules.intake.compare.proposals import RIVAL
from egide.modules.intake.failures import STORED
from egide.modules.intake.llm.reading import REASONS as VOIDED
from egide.modules.intake.notices import READING, VOICES
from egide.modules.intake.readers.sources import _SIGNATURES
from egide.modules.intake.selectors.listing import NOTICES

SOURCE = Path(egide.__file__).parent
CATALOGUE = SOURCE / "config/locale/en/LC_MESSAGES/django.po"
MARKED = {"_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy"}
# For operators and for the engine's own rules: French only.
UNTRANSLATED = {"tests", "runtime", "management", "demo", "migrations"}
SENTENCE = re.compile(r"[A-ZÀ-Ý].* .*\.", re.DOTALL)
PLACEHOLDER = re.compile(r"%(?:\(\w+\))?[sd]")
SET_ASIDE = (
    "proposé par le courtier",
    "refusé",
    "Refusé ou remis à plus tard.",
    "Même valeur pour le client et son conjoint : à vérifier.",
)


def modules() -> dict[Path, ast.Module]:
    """The source that speaks to people, by its path in the package."""
    paths = ((path, path.relative_to(SOURCE)) for path in sorted(SOURCE.rglob("*.py")))
    return {inside: ast.parse(path.read_text()) for path, inside in paths if UNTRANSLATED.isdisjoint(inside.parts)}


def refusals(trees: Iterable[ast.Module]) -> set[str]:
    """Names of the typed refusals, whose second argument or `message` is a sentence."""
    classes = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    bases = {node.name: {base.id for base in node.bases if isinstance(base, ast.Name)} for node in classes}
    found = {"DomainError", "ReadError"}
    while narrower := {name for name, above in bases.items() if above & found} - found:
        found |= narrower
    return found


def _text(node: ast.expr | None) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value


def _said_by_call(name: str, node: ast.Call, refused: set[str]) -> Iterator[str]:
    if name in MARKED or name == "ParseError":
        yield from _text(node.args[0])
    elif name in refused:
        for argument in (*node.args[1:], *(k.value for k in node.keywords if k.arg == "message")):
            yield from _text(argument)


def _said_by_class(node: ast.ClassDef) -> Iterator[str]:
    for line in node.body:
        match line:
            case ast.Assign(targets=[ast.Name(id="message")]) | ast.AnnAssign(target=ast.Name(id="message")):
                yield from _text(line.value)


def _sentences_of(node: ast.AST, refused: set[str]) -> Iterator[str]:
    match node:
        case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)):
            yield from _said_by_call(name, node, refused)
        case ast.ClassDef(name=name) if name in refused:
            yield from _said_by_class(node)
        case ast.List(elts=[element]):
            yield from (text for text in _text(element) if SENTENCE.fullmatch(text))
        case ast.Module(body=body):
            values = (line.value for line in body if isinstance(line, ast.Assign))
            yield from (text for value in values for text in _text(value) if SENTENCE.fullmatch(text))


def source_sentences() -> dict[str, str]:
    """Every sentence a person may be shown → the file it comes from."""
    trees = modules()
    refused = refusals(trees.values())
    found = dict.fromkeys((*TITLES.values(), "Erreur", *NOTICES.values(), *STORED, *SET_ASIDE), "")
    found |= dict.fromkeys((label for _, label in _SIGNATURES), "")
    for words in (WORDS, PREVENTED, NOBODY_HEARS, ALERT_WORDS, REASONS, READING, VOICES, NOT_ENTERED, ISSUER_SAYS):
        found |= dict.fromkeys(words.values(), "")
    found |= dict.fromkeys((*SENTENCES, *VOIDED, RIVAL), "")
    found |= dict.fromkeys((*NATURES.values(), *register_sentences()), "")
    found |= dict.fromkeys((*FAULTS.values(), NOT_HERE, *REFUSED.values(), *UNREADABLE.values(), *RAISONS.values()), "")
    found |= dict.fromkeys(filter(None, (*ACT_WORDS.values(), *CAUSE_WORDS.values(), *KIND_WORDS.values())), "")
    found |= dict.fromkeys((*REFUSALS.values(), *REFUS.values(), *REMARQUES.values()), "")
    for job in registered.values():
        found |= dict.fromkeys((job.told.titre, job.told.sauf) if job.told else (), job.name)
    found |= dict.fromkeys(("Un enregistrement audio ou vidéo", "Cette archive"), "")
    for inside, tree in trees.items():
        for node in ast.walk(tree):
            found |= dict.fromkeys(_sentences_of(node, refused), str(inside))
    return found


def parsed_po(path: Path) -> dict[str, str]:
    """msgid → msgstr of a catalogue of single-line and continued strings, its header left out."""
    entries: dict[str, str] = {}
    msgid, current = "", ""
    for line in path.read_text().splitlines():
        assert not line.startswith("#,") or "fuzzy" not in line, f"{line} after {msgid!r}"
        keyword, _, quoted = line.partition(" ")
        if keyword == "msgid":
            msgid, current = ast.literal_eval(quoted), "msgid"
        elif keyword == "msgstr":
            assert msgid not in entries, f"{msgid!r} is there twice"
            entries[msgid], current = ast.literal_eval(quoted), "msgstr"
        elif line.startswith('"') and current == "msgid":
            msgid += ast.literal_eval(line)
        elif line.startswith('"'):
            entries[msgid] += ast.literal_eval(line)
        else:
            assert line == "" or line.startswith("#"), line
    return {msgid: msgstr for msgid, msgstr in entries.items() if msgid}


def compiled(path: Path) -> dict[str, str]:
    with path.open("rb") as file:
        held: dict[str, str] = gettext.GNUTranslations(file)._catalog  # type: ignore[attr-defined]
    return {msgid: msgstr for msgid, msgstr in held.items() if msgid}


def test_every_sentence_of_the_source_is_translated() -> None:
    entries = parsed_po(CATALOGUE)
    sentences = source_sentences()

    assert "Votre rôle ne permet pas cette action." in sentences
    assert {sentence: where for sentence, where in sentences.items() if not entries.get(sentence)} == {}
    assert set(entries) - set(sentences) == set(), "no longer said"


def test_a_translation_has_the_same_placeholders() -> None:
    different = [
        msgid
        for msgid, msgstr in parsed_po(CATALOGUE).items()
        if sorted(PLACEHOLDER.findall(msgid)) != sorted(PLACEHOLDER.findall(msgstr))
    ]

    assert different == []


def test_the_compiled_catalogue_is_the_written_one() -> None:
    assert compiled(CATALOGUE.with_suffix(".mo")) == parsed_po(CATALOGUE)


def speaking(browser: Browser, langue: str) -> Browser:
    changed = browser.send("PATCH", "session/profile", {"langue": langue})
    assert changed.status_code == 200, changed.content
    return browser


def told(answer: Any) -> tuple[str, str]:
    problem = answer.json()
    return problem["title"], problem["detail"]


NOBODY = "clients/01890000-0000-7000-8000-000000000000"


@pytest.mark.django_db
def test_a_refusal_is_in_the_language_of_the_person(cast: Cast) -> None:
    claire = speaking(logged_in(cast.claire), "en")
    thomas = speaking(logged_in(cast.thomas), "fr")

    assert told(claire.read(NOBODY)) == ("Not found", "This item does not exist, or no longer exists.")
    assert told(thomas.read(NOBODY, headers={"Accept-Language": "en"})) == (
        "Introuvable",
        "Cet élément n’existe pas ou n’existe plus.",
    )


@pytest.mark.django_db
def test_the_sentences_under_the_fields_are_too(cast: Cast) -> None:
    claire = speaking(logged_in(cast.claire), "en")

    refused = claire.send("POST", "clients", {"nom": "Marchand", "code_postal": "44"}).json()
    out_of_range = claire.read("clients?page_size=500").json()
    unread = claire.read("clients?sort=couleur").json()

    assert refused["errors"] == {"code_postal": ["A postcode has five digits."]}
    assert out_of_range["errors"] == {"page_size": ["Give a number between 1 and 200."]}
    assert unread["errors"]["sort"][0].startswith("Unknown sort key: couleur. Possible: ")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("asked", "detail"),
    [
        ("en-GB,en;q=0.9", "Your session is closed: log in."),
        ("fr-FR,fr;q=0.9,en;q=0.5", "Votre session est fermée : connectez-vous."),
        ("de", "Votre session est fermée : connectez-vous."),
    ],
)
def test_whoever_is_not_logged_in_is_answered_as_their_browser_asks(asked: str, detail: str) -> None:
    assert told(Browser().read("clients", headers={"Accept-Language": asked}))[1] == detail
