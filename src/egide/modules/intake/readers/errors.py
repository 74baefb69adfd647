"""Why an input cannot be read: a code for machines, a sentence in French for people."""

from __future__ import annotations


class ReadError(Exception):
    """The input holds no readable meeting.

    `code` is one of: empty, no_words, binary, unsupported, damaged, encoding, too_large, too_long.
    `message` is French, says what was found and what to do, and never quotes the content.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


def empty() -> ReadError:
    return ReadError("empty", "Le texte est vide. Collez la transcription ou choisissez un autre fichier.")


def no_words() -> ReadError:
    return ReadError("no_words", "Aucun mot n’a été trouvé dans ce texte.")


def damaged(kind: str) -> ReadError:
    return ReadError("damaged", f"Ce fichier {kind} est abîmé ou incomplet : il n’a pas pu être ouvert.")


def unsupported(found: str) -> ReadError:
    return ReadError(
        "unsupported",
        f"{found} ne peut pas être lu ici. Formats acceptés : .txt, .md, .json, .srt, .vtt et .docx.",
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
        "too_large", f"Ce fichier dépasse {limit_bytes // 1_000_000} Mo. Découpez-le en plusieurs entretiens."
    )


def too_long(limit_characters: int) -> ReadError:
    shown = f"{limit_characters:,}".replace(",", " ")
    return ReadError("too_long", f"Ce texte dépasse {shown} caractères. Découpez-le en plusieurs entretiens.")
