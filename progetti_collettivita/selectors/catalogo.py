"""The public catalogue: the projects that are published, and of each what anyone may read. No person, no exact small number."""

from collections import defaultdict
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import F, Func, QuerySet, TextField, Value
from django.urls import reverse

from ambiti.models import Comune
from progetti_collettivita.models import AmbitoAttivita, Puc, SedePuc, SoggettoAttuatore
from progetti_collettivita.pubblico import PostiPubblici, posti_pubblici
from progetti_collettivita.selectors.posti import LIBERI
from progetti_collettivita.selectors.righe import comodita, indirizzo, quando
from progetti_collettivita.selectors.scheda import only_written, sezioni_pubbliche
from rdc_platform import calendario
from rdc_platform.norme.selectors import intero
from rdc_platform.web.templatetags.rdc import piattaforma

MAX_COMUNI = 50  # that a piece of a name may mean


def pubblicati() -> QuerySet[Puc]:
    """The projects of the catalogue."""
    return Puc.objects.filter(pubblico_in_catalogo=True)


def light_rows() -> QuerySet[Any]:
    """What a row of the catalogue shows, in one query."""
    return pubblicati().values(
        "id", "titolo", "cerca", "ambito_attivita", "data_fine", "posti_totali",
        comune=F("comune_titolare__denominazione"), liberi=LIBERI,
    )  # fmt: skip


def in_comune(rows: QuerySet[Any], testo: str) -> QuerySet[Any]:
    """The rows with a place in a Comune whose name begins so."""
    norm = Func(Value(testo), function="f_norm", output_field=TextField())
    comuni = list(Comune.objects.filter(cerca__startswith=norm).values_list("pk", flat=True)[:MAX_COMUNI])
    return rows.filter(pk__in=SedePuc.objects.filter(comune__in=comuni).values("puc"))


def posti_di(row: dict[str, Any]) -> PostiPubblici:
    """The places of a row, as they may be told."""
    return posti_pubblici(row["posti_totali"], row["liberi"], soglia())


def soglia() -> int:
    return intero("PUC_SOPPRESSIONE", calendario.today())


def read_pagina(puc: Puc) -> dict[str, Any]:
    """All that the public page of a project says."""
    sedi = [
        (sede.denominazione, indirizzo(sede), comodita(sede), [quando(fascia) for fascia in sede.orari.all()])
        for sede in puc.sedi.select_related("comune").prefetch_related("orari")
    ]
    liberi = puc.posti_totali - puc.occupati_comune - puc.occupati_cpi - puc.occupati_volontari
    return {
        "puc": puc,
        "posti": posti_pubblici(puc.posti_totali, liberi, soglia()),
        "sezioni": [written for each in sezioni_pubbliche(puc) if (written := only_written(each)).voci],
        "sedi": sedi,
        "attuatori": [f"{each.denominazione} ({each.get_tipo_display()})" for each in puc.attuatori.all()],
    }


def dati_aperti() -> list[dict[str, str]]:
    """The catalogue as open data, a project a row, in three queries."""
    rows = pubblicati().order_by("cerca", "id").values(
        "id", "codice_puc", "titolo", "ambito_attivita", "ambito_secondario", "data_inizio", "data_fine",
        "ore_settimanali_min", "ore_settimanali_max", "posti_totali", "comune_titolare_id", liberi=LIBERI,
        comune=F("comune_titolare__denominazione"), istat=F("comune_titolare__codice_istat"),
        provincia=F("comune_titolare__sigla_provincia"), regione=F("comune_titolare__regione"),
    )  # fmt: skip
    sedi = _joined(SedePuc.objects.values_list("puc_id", "denominazione", "indirizzo", "comune__denominazione"))
    attuatori = _joined(SoggettoAttuatore.objects.values_list("puc_id", "denominazione"))
    limite = soglia()
    return [
        _riga(row, limite) | {"sedi": sedi.get(row["id"], ""), "attuatori": attuatori.get(row["id"], "")}
        for row in rows
    ]


def metadati() -> dict[str, Any]:
    """The data set as DCAT-AP_IT describes it, in JSON-LD."""
    base = settings.INDIRIZZO_PUBBLICO.rstrip("/")
    authority = "http://publications.europa.eu/resource/authority"
    return {
        "@context": {
            "dcat": "http://www.w3.org/ns/dcat#",
            "dct": "http://purl.org/dc/terms/",
            "dcatapit": "http://dati.gov.it/onto/dcatapit#",
            "foaf": "http://xmlns.com/foaf/0.1/",
        },
        "@id": f"{base}{reverse('progetti_collettivita:catalogo_search')}",
        "@type": ["dcatapit:Dataset", "dcat:Dataset"],
        "dct:identifier": "catalogo-puc",
        "dct:title": "Progetti utili alla collettività",
        "dct:description": "I progetti attivi, con le sedi, il periodo e i posti. Nessun dato di persone; i numeri sotto "
        f"{soglia()} sono in fasce.",
        "dct:modified": f"{calendario.today():%Y-%m-%d}",
        "dct:language": {"@id": f"{authority}/language/ITA"},
        "dct:accrualPeriodicity": {"@id": f"{authority}/frequency/CONT"},
        "dcat:theme": {"@id": f"{authority}/data-theme/SOCI"},
        "dct:rightsHolder": {"@type": ["dcatapit:Agent", "foaf:Agent"], "foaf:name": piattaforma()["titolare"]},
        "dcat:distribution": [_distribuzione(base, authority, formato) for formato in ("csv", "json")],
    }


def _distribuzione(base: str, authority: str, formato: str) -> dict[str, Any]:
    url = f"{base}{reverse('progetti_collettivita:catalogo_download', args=[formato])}"
    return {
        "@type": ["dcatapit:Distribution", "dcat:Distribution"],
        "dct:format": {"@id": f"{authority}/file-type/{formato.upper()}"},
        "dcat:accessURL": {"@id": url},
        "dcat:downloadURL": {"@id": url},
        "dct:license": {"@id": "https://creativecommons.org/licenses/by/4.0/"},
    }


def _joined(rows: QuerySet[Any]) -> dict[UUID, str]:
    """By project, the words of its rows: ` | ` between one row and the next."""
    found: dict[UUID, list[str]] = defaultdict(list)
    for puc, *parole in rows.filter(puc__pubblico_in_catalogo=True).order_by("puc", "denominazione"):
        found[puc].append(", ".join(parole))
    return {puc: " | ".join(each) for puc, each in found.items()}


def _riga(row: dict[str, Any], limite: int) -> dict[str, str]:
    posti = posti_pubblici(row["posti_totali"], row["liberi"], limite)
    return {
        "codice": row["codice_puc"],
        "titolo": row["titolo"],
        "comune": row["comune"],
        "codice_catastale": row["comune_titolare_id"],
        "codice_istat": row["istat"],
        "provincia": row["provincia"],
        "regione": row["regione"],
        "ambito_attivita": area(row["ambito_attivita"]),
        "ambito_secondario": area(row["ambito_secondario"]),
        "inizio": f"{row['data_inizio']:%Y-%m-%d}",
        "fine": f"{row['data_fine']:%Y-%m-%d}",
        "ore_settimanali_min": f"{row['ore_settimanali_min']:.1f}",
        "ore_settimanali_max": f"{row['ore_settimanali_max']:.1f}",
        "posti": posti.posti,
        "posti_liberi": posti.liberi,
    }


def area(codice: str) -> str:
    """The label of an area; nothing for none."""
    return str(AmbitoAttivita(codice).label) if codice else ""
