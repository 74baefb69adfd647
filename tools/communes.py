"""Writes the table of communes that ships with the product (``src/egide/kit/french/data/communes.tsv``).

    python tools/communes.py COMMUNES.json WORDS

COMMUNES.json is the official list of France's communes with their postcodes and population (INSEE and La Poste,
Licence Ouverte; the package @etalab/decoupage-administratif holds it as data/communes.json). WORDS is a list of French
words, one a line: a commune that bears the name of a word is marked, since "à sens unique" names no town.
"""

import collections
import json
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

from egide.kit.french.communes import key_of
from egide.kit.french.text import fold

TABLE = Path(__file__).resolve().parent.parent / "src/egide/kit/french/data/communes.tsv"


def main(source, words):
    ordinary = {fold(line.strip()) for line in Path(words).read_text("utf-8").splitlines()}
    named = collections.defaultdict(list)
    for commune in json.loads(Path(source).read_text("utf-8")):
        if commune["type"] != "arrondissement-municipal":
            named[commune["nom"]].append(commune)
    postcodes = {c["code"]: c.get("codesPostaux", []) for found in named.values() for c in found}
    lines = []
    for name, homonyms in named.items():
        homonyms.sort(key=lambda commune: -commune.get("population", 0))
        where = [codes for c in homonyms if (codes := c.get("codesPostaux") or postcodes.get(c.get("chefLieu"), []))]
        if not where:
            continue
        flag = "m" if re.sub("^(l|la|le|les) ", "", key_of(name)) in ordinary else ""
        populated = homonyms[0].get("population", 0)
        lines.append(f"{key_of(name)}\t{name}\t{';'.join(','.join(codes) for codes in where)}\t{populated}\t{flag}")
    head = "# clé, nom, codes postaux (« ; » entre homonymes), population du plus peuplé, m = aussi un mot\n"
    TABLE.write_text(head + "\n".join(sorted(lines)) + "\n", "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
