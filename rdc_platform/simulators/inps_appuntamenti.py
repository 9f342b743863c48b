"""The appointments that INPS books at recognition (M04): a person books them on the console, into the hours that M03 told."""

import json
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any

from rdc_platform.simulators import pagina
from rdc_platform.simulators.generatore import ROMA
from rdc_platform.simulators.inps_archivio import ArchivioInps, now
from rdc_platform.simulators.server import App, Request, Response, json_response, problem, redirect

PRENOTATO, ANNULLATO = "PRENOTATO", "ANNULLATO"


def add_to(app: App, archivio: ArchivioInps) -> None:
    app.add("POST", "/console/appuntamento", partial(book, archivio))
    app.add("POST", "/console/disdetta", partial(cancel, archivio))


def as_json(row: Any) -> dict[str, Any]:
    """An appointment as the platform gets it: nothing of who has it but the domanda."""
    names = {"id": "id", "protocollo_inps": "protocollo", "sede": "sede", "data_ora": "data_ora", "stato": "stato"}
    return {name: row[column] for name, column in names.items()}


def show(archivio: ArchivioInps, ultimi: int) -> pagina.Html:
    """What was booked and cancelled, and the forms of both."""
    uffici = {key: m03["denominazione"] for key, m03 in told(archivio).items()}
    return pagina.Html(f"{_table(archivio, ultimi, uffici)}{_forms(uffici)}")


def _table(archivio: ArchivioInps, ultimi: int, uffici: dict[str, str]) -> pagina.Html:
    rows = archivio.rows("SELECT * FROM appuntamenti ORDER BY numero DESC LIMIT ?", ultimi)
    return pagina.table(
        "Appuntamenti presi al riconoscimento",
        ["Numero", "Protocollo", "Ufficio", "Quando", "Stato"],
        [
            (
                *(row["id"], row["protocollo"], uffici.get(row["sede"], row["sede"])),
                *(pagina.moment(row["data_ora"]), row["stato"].capitalize()),
            )
            for row in rows
        ],
        "Nessun appuntamento.",
    )


def _forms(uffici: dict[str, str]) -> pagina.Html:
    names = uffici or {"": "Nessun ufficio ha detto i suoi orari"}
    booking = pagina.form(
        "/console/appuntamento",
        "Prendi l'appuntamento",
        pagina.text("protocollo", "Protocollo della domanda che ha l'appuntamento"),
        pagina.choice("sede", "Ufficio", names, next(iter(names))),
        pagina.text("data_ora", "Giorno e ora (AAAA-MM-GG HH:MM)"),
    )
    cancelling = pagina.form(
        "/console/disdetta", "Annulla l'appuntamento", pagina.text("id", "Numero dell'appuntamento")
    )
    return pagina.Html(f"{booking}{cancelling}")


def told(archivio: ArchivioInps) -> dict[str, dict[str, Any]]:
    """The last M03 of each office."""
    found: dict[str, dict[str, Any]] = {}
    for row in archivio.rows("SELECT corpo FROM comunicazioni WHERE codice = 'M03' ORDER BY numero"):
        corpo = json.loads(row["corpo"])
        if corpo["versione"] >= found.get(corpo["ufficio"], corpo)["versione"]:
            found[corpo["ufficio"]] = corpo
    return found


def count_posti(m03: dict[str, Any], at: datetime) -> int:
    """How many families the office receives in an appointment that begins then, as it told."""
    if any(chiusura["dal"] <= str(at.date()) <= chiusura["al"] for chiusura in m03["chiusure"]):
        return 0
    return sum(fascia["posti"] for fascia in m03["fasce"] if _on(fascia, at.date()) and _begins(fascia, at))


def book(archivio: ArchivioInps, request: Request) -> Response:
    """`protocollo`, `sede` and `data_ora` of Rome: an hour that was told, with a place that INPS has not given yet."""
    fields = request.form()
    protocollo, sede = fields.get("protocollo", "").strip(), fields.get("sede", "")
    m03 = told(archivio).get(sede)
    if not protocollo:
        return problem(422, "PROTOCOLLO", "Scrivi il protocollo della domanda.")
    if m03 is None:
        return problem(422, "UFFICIO", "Questo ufficio non ha detto i suoi orari.")
    try:
        at = datetime.fromisoformat(fields.get("data_ora", "")).replace(tzinfo=ROMA)
    except ValueError:
        return problem(422, "DATA_ORA", "Scrivi giorno e ora così: 2019-12-12 09:30.")
    with archivio.transaction() as db:
        given = db.execute(
            "SELECT count(DISTINCT id) - sum(stato = 'ANNULLATO') FROM appuntamenti WHERE sede = ? AND data_ora = ?",
            (sede, at.isoformat()),
        ).fetchone()[0]
        if at <= now() or count_posti(m03, at) <= (given or 0):
            return problem(422, "ORARIO", "A quell'ora l'ufficio non riceve, o non ha più posto.")
        (last,) = db.execute("SELECT coalesce(max(numero), 0) FROM appuntamenti").fetchone()
        row = (f"INPS.APP.{now():%Y}.{last + 1:07d}", protocollo, sede, at.isoformat(), PRENOTATO)
        _insert(db, row)
    return json_response({"id": row[0]}, 201) if "json" in fields else redirect("/")


def cancel(archivio: ArchivioInps, request: Request) -> Response:
    """`id`: the appointment comes again in the list, cancelled."""
    fields = request.form()
    with archivio.transaction() as db:
        rows = db.execute("SELECT * FROM appuntamenti WHERE id = ? ORDER BY numero", (fields.get("id", ""),)).fetchall()
        if not rows:
            return problem(404, "APPUNTAMENTO_SCONOSCIUTO", "Questo appuntamento non c'è.")
        if len(rows) > 1:
            return problem(409, "GIA_ANNULLATO", "Questo appuntamento è già annullato.")
        found = as_json(rows[0])
        _insert(db, (found["id"], found["protocollo_inps"], found["sede"], found["data_ora"], ANNULLATO))
    return json_response({"id": found["id"]}) if "json" in fields else redirect("/")


def _insert(db: Any, row: tuple[str, ...]) -> None:
    db.execute("INSERT INTO appuntamenti (id, protocollo, sede, data_ora, stato) VALUES (?, ?, ?, ?, ?)", row)


def _on(fascia: dict[str, Any], day: date) -> bool:
    if not fascia["valida_dal"] <= str(day) <= (fascia["valida_al"] or str(day)):
        return False
    return fascia["data"] == str(day) or fascia["giorno"] == day.isoweekday()


def _begins(fascia: dict[str, Any], at: datetime) -> bool:
    """Whether an appointment begins then: whole ones, from the first hour on."""
    step = timedelta(minutes=fascia["durata_min"])
    start, end = (datetime.combine(date.min, time.fromisoformat(fascia[name])) for name in ("dalle", "alle"))
    moment = datetime.combine(date.min, at.time())
    return start <= moment and moment + step <= end and not (moment - start) % step
