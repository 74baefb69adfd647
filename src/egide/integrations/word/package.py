"""A Word document opened without believing it: measured before it is unpacked, its XML read without entities."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from egide.integrations.word.faults import Faute, NotAWordDocument
from egide.integrations.word.names import Element

UNPACKED_BYTES: Final = 40_000_000
XML_BYTES: Final = 10_000_000
PARTS: Final = 500
MAIN: Final = "word/document.xml"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_WRITTEN = re.compile(r"word/(document|header\d*|footer\d*)\.xml")
# Programs, whole files of other kinds, and pages of elsewhere: nothing that a template needs.
_FOREIGN = (
    ("vbaProject", "macros"),
    ("vbaData", "macros"),
    ("word/activeX/", "controles"),
    ("word/embeddings/", "objets"),
    ("word/afchunk", "morceaux"),
)
# A zip written again and again from the same parts is the same bytes.
_MOMENT = (1980, 1, 1, 0, 0, 0)


@dataclass(slots=True)
class Package:
    """`parts` are bytes by name; `written` the XML where words are: the document, its headers, its footers."""

    parts: dict[str, bytes]
    written: dict[str, Element]
    _relations: dict[str, dict[str, tuple[str, str]]] = field(default_factory=dict)

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """Of a part: identifier → (last word of its kind, the part it leads to, or the address outside)."""
        if part not in self._relations:
            folder, name = posixpath.split(part)
            content = self.parts.get(f"{folder}/_rels/{name}.rels")
            found: dict[str, tuple[str, str]] = {}
            for one in read_xml(content).iter(_RELATION) if content else ():
                target = str(one.get("Target", ""))
                if one.get("TargetMode") != "External":
                    target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                found[str(one.get("Id"))] = (str(one.get("Type", "")).rsplit("/", 1)[-1], target)
            self._relations[part] = found
        return self._relations[part]

    def xml(self, name: str) -> Element | None:
        """Another part than the written ones, read."""
        return read_xml(self.parts[name]) if name in self.parts else None

    def packed(self) -> bytes:
        """The document as a file; the same parts make the same bytes."""
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in self.parts.items():
                tree = self.written.get(name)
                if tree is not None:
                    content = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
                archive.writestr(zipfile.ZipInfo(name, _MOMENT), content, zipfile.ZIP_DEFLATED)
        return packed.getvalue()


def read_xml(content: bytes) -> Element:
    """The root. Nothing is fetched, no entity is replaced, a document type is refused.

    :raises NotAWordDocument.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as failure:
        raise NotAWordDocument(Faute("abime")) from failure
    if root.getroottree().docinfo.doctype:
        raise NotAWordDocument(Faute("entites"))
    return root


def read_package(content: bytes) -> Package:
    """:raises NotAWordDocument: damaged, too large once unpacked, with macros, with another document inside."""
    parts = _unpacked(content)
    if MAIN not in parts or "[Content_Types].xml" not in parts:
        raise NotAWordDocument(Faute("pas_word"))
    for name in parts:
        for beginning, code in _FOREIGN:
            if beginning in name:
                raise NotAWordDocument(Faute(code))
    for name, part in parts.items():
        if name.endswith((".xml", ".rels")):
            if len(part) > XML_BYTES:
                raise NotAWordDocument(Faute("trop_grand"))
            read_xml(part)
    package = Package(parts, {name: read_xml(part) for name, part in parts.items() if _WRITTEN.fullmatch(name)})
    _refuse_outside(package)
    return package


def _unpacked(content: bytes) -> dict[str, bytes]:
    parts: dict[str, bytes] = {}
    left = UNPACKED_BYTES
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            if len(entries) > PARTS or sum(entry.file_size for entry in entries) > UNPACKED_BYTES:
                raise NotAWordDocument(Faute("trop_grand"))
            for entry in entries:
                # What an archive says of its sizes is not believed: one byte too many is enough to know.
                with archive.open(entry) as opened:
                    part = opened.read(left + 1)
                left -= len(part)
                if left < 0:
                    raise NotAWordDocument(Faute("trop_grand"))
                parts[entry.filename] = part
    except (
        zipfile.BadZipFile,
        zlib.error,
        ValueError,
        OSError,
        EOFError,
        NotImplementedError,
        RuntimeError,
    ) as failure:
        raise NotAWordDocument(Faute("abime")) from failure
    return parts


def _refuse_outside(package: Package) -> None:
    """Pictures and templates fetched from elsewhere each time the document is opened."""
    for part in package.written:
        for kind, _target in _outside(package, part):
            if kind != "hyperlink":
                raise NotAWordDocument(Faute("lien_externe"))


def _outside(package: Package, part: str) -> list[tuple[str, str]]:
    return [(kind, target) for kind, target in package.relations(part).values() if "://" in target]
