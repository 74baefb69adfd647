"""Why an input cannot be read: a code for machines, a sentence in French for people."""

from __future__ import annotations


class ReadError(Exception):
    """The input holds no readable meeting.

    `code` is one of: empty, no_words, binary, unsupported, damaged, encoding, too_large, too_long.
    `message` is French, says what was found and what to do, and never quotes the content: `sentence`, which is also
    the msgid of its translation, with `params` in its `%(name)s`.
    """

    def __init__(self, code: str, sentence: str, **params: str) -> None:
        self.code = code
        self.sentence = sentence
        self.params = params
        self.message = sentence % params if params else sentence
        super().__init__(self.message)


def empty() -> ReadError:
    return ReadError("empty", "Le texte est vide. Collez la transcription ou choisissez un autre fichier.")


def no_words() -> ReadError:
    return ReadError("no_words", "Aucun mot n’a été trouvé dans ce texte.")


def damaged(kind: str) -> ReadError:
    return ReadError("damaged", "Ce fichier %(kind)s est abîmé ou incomplet : il n’a pas pu être ouvert.", kind=kind)


def unsupported(found: str) -> ReadError:
    return ReadError(
        "unsupported",
        "%(found)s ne peut pas être lu ici. Formats acceptés : .txt, .md, .json, .srt, .vtt et .docx.",
        found=found,
    )


def binary() -> ReadError:
    return ReadError(
        "binary",
        "Ce fichier ne contient pas de texte. Formats acceptés : .txt, .md, .json, .srt, .vtt et .docx.",
    )


def encoding() -> ReadError:
    return ReadError(
        "encoding",
        "L’encodage de ce fichier n’a pas été reconnu. Enregistrez-le en UTF-8 puis recommencez.",
    )


def too_large(limit_bytes: int) -> ReadError:
    return ReadError(
        "too_large",
        "Ce fichier dépasse %(limit)s Mo. Découpez-le en plusieurs entretiens.",
        limit=str(limit_bytes // 1_000_000),
    )


def too_long(limit_characters: int) -> ReadError:
    shown = f"{limit_characters:,}".replace(",", " ")
    return ReadError(
        "too_long", "Ce texte dépasse %(limit)s caractères. Découpez-le en plusieurs entretiens.", limit=shown
    )
