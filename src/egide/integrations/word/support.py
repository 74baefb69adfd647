"""What pages cannot be drawn of: told when a template comes in, never found out in front of a client."""

from __future__ import annotations

import re

from egide.integrations.word.faults import Faute
from egide.integrations.word.names import Element, every, named, told
from egide.integrations.word.package import Package

FONT = "Inter"
_MERGE = re.compile(r"\s*MERGEFIELD\s+\"?([^\"\\]+?)\"?\s*(\\|$)", re.IGNORECASE)
# Each refused with its own sentence; most are one click away in Word.
_REFUSED: dict[str, str] = {
    "w:ins": "suivi",
    "w:del": "suivi",
    "w:moveFrom": "suivi",
    "w:moveTo": "suivi",
    "w:altChunk": "morceaux",
    "w:object": "objets",
    "w:txbxContent": "zone_de_texte",
    "m:oMath": "equation",
    "w:footnoteReference": "note_de_bas",
    "w:endnoteReference": "note_de_bas",
    "w:framePr": "cadre",
}
_GRAPHICS = {
    "http://schemas.openxmlformats.org/drawingml/2006/picture": "",
    "http://schemas.openxmlformats.org/drawingml/2006/chart": "graphique",
    "http://schemas.openxmlformats.org/drawingml/2006/diagram": "graphique",
}
_PICTURES = (".png", ".jpg", ".jpeg", ".gif")


def unsupported(package: Package) -> list[Faute]:
    """What cannot be drawn, each said once."""
    found: dict[str, Faute] = {}
    for name, tree in package.written.items():
        for tag, code in _REFUSED.items():
            if code and next(every(tree, tag), None) is not None:
                found.setdefault(code, Faute(code))
        for one in (*_graphics(package, name, tree), *_fields(tree), *_sections(tree)):
            found.setdefault(f"{one.code} {sorted(one.params.items())}", one)
    return list(found.values())


def _graphics(package: Package, name: str, tree: Element) -> list[Faute]:
    found: list[Faute] = []
    codes = (_GRAPHICS.get(str(data.get("uri")), "zone_de_texte") for data in every(tree, "a:graphicData"))
    found += [Faute(code) for code in codes if code]
    if next(every(tree, "w:pict"), None) is not None:
        found.append(Faute("dessin_ancien"))
    relations = package.relations(name)
    for blip in every(tree, "a:blip"):
        kind, target = relations.get(str(blip.get(named("r:embed"))), ("", ""))
        if kind != "image" or not target.lower().endswith(_PICTURES) or target not in package.parts:
            ending = target.rpartition(".")[2].upper() or "liée"
            found.append(Faute("image", {"format": ending}))
    return found


def _fields(tree: Element) -> list[Faute]:
    whole = [str(one.get(named("w:instr"), "")) for one in every(tree, "w:fldSimple")]
    cut = ["".join(one.text or "" for one in every(paragraph, "w:instrText")) for paragraph in every(tree, "w:p")]
    merged = (_MERGE.match(words) for words in (*whole, *cut))
    return [Faute("fusion", {"champ": match.group(1).strip()}) for match in merged if match]


def _sections(tree: Element) -> list[Faute]:
    columns = [told(section, "w:cols", at="w:num") for section in every(tree, "w:sectPr")]
    return [Faute("colonnes")] if any(number and number.isdigit() and int(number) > 1 for number in columns) else []


def approximated(package: Package) -> list[Faute]:
    """What is drawn a little differently from what Word shows, said to whoever brings the template."""
    fonts: dict[str, None] = {}
    anchored = comments = tabs = False
    for tree in package.written.values():
        fonts |= {str(one.get(named("w:ascii"))): None for one in every(tree, "w:rFonts") if one.get(named("w:ascii"))}
        anchored = anchored or next(every(tree, "wp:anchor"), None) is not None
        comments = comments or next(every(tree, "w:commentReference"), None) is not None
        tabs = tabs or any(one.getparent().tag == named("w:r") for one in every(tree, "w:tab"))
    fonts.pop(FONT, None)
    said = [Faute("police", {"polices": ", ".join(list(fonts)[:4])})] if fonts else [Faute("police_du_theme")]
    said += [Faute("image_flottante")] if anchored else []
    said += [Faute("commentaires")] if comments else []
    said += [Faute("tabulations")] if tabs else []
    return said
