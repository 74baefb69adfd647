"""Word documents made for tests."""

from __future__ import annotations

from io import BytesIO

import docx
from docx.document import Document


def word(*paragraphs: str) -> bytes:
    """A document of these paragraphs."""
    made = docx.Document()
    for words in paragraphs:
        made.add_paragraph(words)
    return saved(made)


def saved(document: Document) -> bytes:
    content = BytesIO()
    document.save(content)
    return content.getvalue()


def said(content: bytes) -> str:
    """Every word of the body, its tables included, a paragraph a line."""
    read = docx.Document(BytesIO(content))
    lines: list[str] = []
    for block in read.iter_inner_content():
        if hasattr(block, "rows"):
            lines += [" | ".join(cell.text for cell in row.cells) for row in block.rows]
        else:
            lines.append(block.text)
    return "\n".join(lines)
