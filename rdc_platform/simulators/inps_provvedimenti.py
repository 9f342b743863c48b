"""The decisions of INPS (M08): those that come with the lots, and those that a person makes on the console."""

from datetime import date
from typing import Any

from rdc_platform.simulators import pagina
from rdc_platform.simulators.inps_archivio import ArchivioInps, now
from rdc_platform.simulators.inps_campi import is_uuid
from rdc_platform.simulators.inps_m09 import POSITIVO
from rdc_platform.simulators.server import Request, Response, json_response, problem, redirect

TIPI = ("DECURTAZIONE", "DECADENZA", "REVOCA", "SOSPENSIONE", "ARCHIVIAZIONE", "RIPRISTINO")
NATURE = ("SANZIONE", "PERDITA_REQUISITI", "VARIAZIONE_NUCLEO")
SENZA_SEGUITO = (POSITIVO, "AN1")  # outcomes of a check after which INPS decides nothing
CAMPI = ("protocollo", "tipo", "natura", "data", "mensilita", "decorrenza", "id_segnalazione", "motivo")


def as_json(row: Any) -> dict[str, Any]:
    """A decision as the platform gets it."""
    return {
        "numero": f"INPS.PRV.{row['data'][:4]}.{row['numero']:07d}",
        "protocollo_inps": row["protocollo"],
        "data": row["data"],
        "tipo": row["tipo"],
        "natura": row["natura"],
        "mensilita": row["mensilita"],
        "decorrenza": row["decorrenza"],
        "id_segnalazione": row["id_segnalazione"],
        "motivo": row["motivo"],
    }


def form() -> pagina.Html:
    """Making one: on a report received, or on a domanda."""
    return pagina.form(
        "/console/provvedimento",
        "Emetti il provvedimento",
        pagina.text("protocollo", "Protocollo della domanda"),
        pagina.choice("tipo", "Provvedimento", dict(zip(TIPI, TIPI, strict=True)), TIPI[0]),
        pagina.choice("natura", "Natura", dict(zip(NATURE, NATURE, strict=True)), NATURE[0]),
        pagina.number("mensilita", "Mensilità in meno", 1, 0, 18),
        pagina.text("id_segnalazione", "Segnalazione (UUID, se risponde a una)"),
    )


def make(archivio: ArchivioInps, request: Request) -> Response:
    """`protocollo`, `tipo`, `natura`, `mensilita` (of a DECURTAZIONE), `id_segnalazione` and `decorrenza` if there are."""
    fields = request.form()
    tipo, natura = fields.get("tipo", ""), fields.get("natura", NATURE[0])
    riferimento = fields.get("id_segnalazione", "") or None
    if tipo not in TIPI or natura not in NATURE:
        return problem(422, "PROVVEDIMENTO", f"Il tipo è uno tra {', '.join(TIPI)}; la natura tra {', '.join(NATURE)}.")
    if riferimento is not None and not is_uuid(riferimento):
        return problem(422, "SEGNALAZIONE", "La segnalazione si indica con il suo UUID.")
    mensilita = fields.get("mensilita", "")
    if tipo == "DECURTAZIONE" and not (mensilita.isdecimal() and 1 <= int(mensilita) <= 18):
        return problem(422, "MENSILITA", "Una decurtazione toglie da 1 a 18 mensilità.")
    today = now().date()
    values = {
        "protocollo": fields.get("protocollo", ""),
        "tipo": tipo,
        "natura": natura,
        "data": today.isoformat(),
        "mensilita": int(mensilita) if tipo == "DECURTAZIONE" else None,
        "decorrenza": fields.get("decorrenza") or _next_month(today).isoformat(),
        "id_segnalazione": riferimento,
        "motivo": fields.get("motivo", ""),
    }
    with archivio.transaction() as db:
        _insert(db, values)
    return json_response({"protocollo_inps": values["protocollo"]}, 201) if "json" in fields else redirect("/")


def decide_on_check(db: Any, payload: dict[str, Any]) -> None:
    """What follows from an M09 found in order: the end of the benefit, or its return where a positive outcome corrects it."""
    if payload["codice"] != "M09":
        return
    corregge = payload["tipo"] == "RETTIFICA"
    if payload["esito"] in SENZA_SEGUITO and not (corregge and payload["esito"] == POSITIVO):
        return
    today = now().date()
    values = {
        "protocollo": payload["protocollo_inps"],
        "tipo": "RIPRISTINO" if payload["esito"] == POSITIVO else "DECADENZA",
        "natura": "PERDITA_REQUISITI",
        "data": today.isoformat(),
        "mensilita": None,
        "decorrenza": _next_month(today).isoformat(),
        "id_segnalazione": payload["id_comunicazione"],
        "motivo": f"Esito del controllo del Comune: {payload['esito']}",
    }
    _insert(db, values)


def _insert(db: Any, values: dict[str, Any]) -> None:
    db.execute(
        f"INSERT INTO decisioni ({', '.join(CAMPI)}) VALUES ({', '.join('?' * len(CAMPI))})",
        tuple(values[name] for name in CAMPI),
    )


def _next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)
