"""Nationalities as people say them, in both genders, and the countries they go with."""

from __future__ import annotations

from functools import cache

from egide.kit.french.text import fold

# Masculine and feminine as said; the feminine is what a file shows ("nationalité française").
_PAIRS = """
français française/belge belge/suisse suisse/portugais portugaise/espagnol espagnole/italien italienne/allemand
allemande/marocain marocaine/algérien algérienne/tunisien tunisienne/sénégalais sénégalaise/ivoirien ivoirienne/
camerounais camerounaise/polonais polonaise/roumain roumaine/britannique britannique/américain américaine/canadien
canadienne/turc turque/vietnamien vietnamienne/chinois chinoise/brésilien brésilienne/malgache malgache/malien
malienne/luxembourgeois luxembourgeoise/néerlandais néerlandaise/irlandais irlandaise/russe russe/ukrainien
ukrainienne/libanais libanaise/syrien syrienne/grec grecque/haïtien haïtienne/congolais congolaise/comorien
comorienne/moldave moldave/danois danoise/suédois suédoise/norvégien norvégienne/finlandais finlandaise/autrichien
autrichienne/hongrois hongroise/tchèque tchèque/slovaque slovaque/bulgare bulgare/serbe serbe/croate croate/
bosniaque bosniaque/albanais albanaise/kosovar kosovare/macédonien macédonienne/slovène slovène/lituanien
lituanienne/letton lettone/estonien estonienne/australien australienne/néo-zélandais néo-zélandaise/japonais
japonaise/coréen coréenne/indien indienne/pakistanais pakistanaise/sri-lankais sri-lankaise/bangladais bangladaise/
thaïlandais thaïlandaise/cambodgien cambodgienne/laotien laotienne/philippin philippine/indonésien indonésienne/
iranien iranienne/irakien irakienne/afghan afghane/égyptien égyptienne/libyen libyenne/mauritanien mauritanienne/
burkinabé burkinabée/béninois béninoise/togolais togolaise/guinéen guinéenne/gabonais gabonaise/nigérian nigériane/
nigérien nigérienne/ghanéen ghanéenne/tchadien tchadienne/centrafricain centrafricaine/rwandais rwandaise/burundais
burundaise/cap-verdien cap-verdienne/mauricien mauricienne/djiboutien djiboutienne/éthiopien éthiopienne/érythréen
érythréenne/somalien somalienne/sud-africain sud-africaine/angolais angolaise/mexicain mexicaine/colombien
colombienne/argentin argentine/chilien chilienne/péruvien péruvienne/vénézuélien vénézuélienne/cubain cubaine/
équatorien équatorienne/bolivien bolivienne/arménien arménienne/géorgien géorgienne/biélorusse biélorusse/israélien
israélienne/palestinien palestinienne/jordanien jordanienne/saoudien saoudienne/monégasque monégasque/andorran
andorrane/maltais maltaise/chypriote chypriote/islandais islandaise
"""
_OTHER_WORDS = {
    "anglais": "britannique",
    "anglaise": "britannique",
    "burkinabe": "burkinabée",
    "ecossais": "britannique",
}
_COUNTRIES = """
France=française Belgique=belge Suisse=suisse Portugal=portugaise Espagne=espagnole Italie=italienne
Allemagne=allemande Maroc=marocaine Algérie=algérienne Tunisie=tunisienne Sénégal=sénégalaise Cameroun=camerounaise
Pologne=polonaise Roumanie=roumaine Canada=canadienne Turquie=turque Vietnam=vietnamienne Chine=chinoise
Brésil=brésilienne Madagascar=malgache Mali=malienne Luxembourg=luxembourgeoise Irlande=irlandaise Russie=russe
Ukraine=ukrainienne Liban=libanaise Syrie=syrienne Grèce=grecque Haïti=haïtienne Congo=congolaise
Comores=comorienne Moldavie=moldave Danemark=danoise Suède=suédoise Norvège=norvégienne Bulgarie=bulgare
Serbie=serbe Albanie=albanaise Kosovo=kosovare Japon=japonaise Inde=indienne Pakistan=pakistanaise
Cambodge=cambodgienne Laos=laotienne Iran=iranienne Irak=irakienne Afghanistan=afghane Égypte=égyptienne
Bénin=béninoise Togo=togolaise Guinée=guinéenne Gabon=gabonaise Ghana=ghanéenne Tchad=tchadienne Rwanda=rwandaise
Mexique=mexicaine Colombie=colombienne Argentine=argentine Chili=chilienne Pérou=péruvienne Arménie=arménienne
Géorgie=géorgienne
"""


@cache
def nationalities() -> dict[str, str]:
    """Folded word said ("belge", "turc") -> nationality as shown."""
    table: dict[str, str] = {}
    for pair in " ".join(_PAIRS.split()).replace("/ ", "/").split("/"):
        masculine, feminine = pair.split(" ")
        table[fold(masculine)] = table[fold(feminine)] = feminine
    return table | _OTHER_WORDS


@cache
def nationality_of_country() -> dict[str, str]:
    """Folded country ("cameroun") -> nationality as shown."""
    return {fold(name): shown for name, shown in (entry.split("=") for entry in _COUNTRIES.split())}
