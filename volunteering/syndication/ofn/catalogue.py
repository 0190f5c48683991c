"""The record of the open data for catalogues: DCAT-AP-CZ, Rozhraní katalogů otevřených dat, version of 2024-05-28.

The National Open Data Catalogue reads the address of the catalogue, and from there each set of data.
"""

from django.urls import reverse

from volunteering import conf
from volunteering.api.endpoints.site import tell_site
from volunteering.core.models import Region
from volunteering.pages.frame import frame_of

from .datasets import DATASETS, Dataset
from .places import STATE, kraj_iri
from .words import MEDIA_TYPES, NORMS, Thing, known, mail, text

CONTEXT = (
    f"{NORMS}dcat-ap-cz-rozhraní-katalogů-otevřených-dat/2024-05-28/kontexty/"
    "rozhraní-katalogů-otevřených-dat.jsonld"
)
EUROPE = "http://publications.europa.eu/resource/authority/"
TERMS = "https://data.gov.cz/podmínky-užití/"
# What is true of every centre that has not decided anything else.
DEFAULT_TERMS = {
    "autorské_dílo": f"{TERMS}obsahuje-více-autorských-děl/",
    "databáze_jako_autorské_dílo": f"{TERMS}není-autorskoprávně-chráněnou-databází/",
    "databáze_chráněná_zvláštními_právy": (
        f"{TERMS}není-chráněna-zvláštním-právem-pořizovatele-databáze/"
    ),
    "osobní_údaje": f"{TERMS}obsahuje-osobní-údaje/",
}


def catalogue(region: Region) -> Thing:
    """Return the catalogue of a region: its name, and where its sets of data are described."""
    root = region.site.root_url
    return known(
        **_head("Katalog", f"{root}{reverse('volunteering:ofn_catalogue')}"),
        název=text(region.centre_name),
        popis=text(", ".join(str(dataset.title) for dataset in DATASETS.values())),
        poskytovatel=_provider(region),
        kontaktní_bod=_contact(region),
        domovská_stránka=f"{root}/",
        datová_sada=[_record_iri(dataset, region) for dataset in DATASETS.values()],
    )


def record(dataset: Dataset, region: Region) -> Thing:
    """Return the description of one set of data, with where to get it.

    Args:
        dataset: which one.
        region: whose.
    """
    iri = _record_iri(dataset, region)
    address = dataset.address(region)
    distribution = {
        "typ": "Distribuce",
        "iri": f"{iri}#json-ld",
        "podmínky_užití": {
            "typ": "Specifikace podmínek užití",
            **DEFAULT_TERMS,
            **conf.open_data_terms(),
        },
        "přístupové_url": address,
        "soubor_ke_stažení": address,
        "formát": f"{EUROPE}file-type/JSON_LD",
        "typ_média": f"{MEDIA_TYPES}application/ld+json",
        "schéma": dataset.schema,
    }
    return known(
        **_head("Datová sada", iri),
        název=text(f"{dataset.title}: {region.name}"),
        popis=text(f"{dataset.description} {region.centre_name}."),
        poskytovatel=_provider(region),
        kontaktní_bod=_contact(region),
        téma=[f"{EUROPE}data-theme/{dataset.theme}"],
        # Whatever is published is there with the next request.
        periodicita_aktualizace=f"{EUROPE}frequency/CONT",
        klíčové_slovo={"cs": str(dataset.keywords).split(", ")},
        prvek_rúian=[kraj_iri(region.nuts_code) or STATE],
        specifikace=[dataset.norm],
        distribuce=[distribution],
    )


def _head(kind: str, iri: str) -> Thing:
    return {"@context": CONTEXT, "typ": kind, "iri": iri}


def _record_iri(dataset: Dataset, region: Region) -> str:
    return f"{region.site.root_url}{reverse('volunteering:ofn_record', args=[dataset.name])}"


def _provider(region: Region) -> str:
    return conf.open_data_provider() or f"{region.site.root_url}/"


def _contact(region: Region) -> Thing:
    """Return whom to write to: the address in the footer of the site, if there is one."""
    email = tell_site(region, frame_of(region.site)).email
    return known(typ="Organizace", jméno=text(region.centre_name), **{"e-mail": mail(email)})
