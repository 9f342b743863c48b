"""The page from which a person moves the simulated ANPAL: sends or proposes somebody, forgets somebody, goes away."""

import json
import re
from datetime import UTC, datetime

from rdc_platform.simulators import pagina
from rdc_platform.simulators.anpal_api import Api
from rdc_platform.simulators.anpal_console_coordinamento import ConsoleCoordinamento
from rdc_platform.simulators.anpal_console_progetti import ConsoleProgetti
from rdc_platform.simulators.guasto import Guasti
from rdc_platform.simulators.server import App, Request, Response, json_response, problem, redirect

NOME = "ANPAL"
MOTIVAZIONI = (
    "SALUTE", "DIPENDENZE", "CARICHI_CURA", "ABITATIVO", "ECONOMICO_DEBITI", "RELAZIONALE_FAMILIARE",
    "LINGUA_ALFABETIZZAZIONE", "GIUDIZIARIO", "ALTRO",
)  # fmt: skip


class Console:
    """The forms answer with the page, or with JSON to who asks for it (`json` among the fields)."""

    def __init__(self, api: Api, guasti: Guasti) -> None:
        self.guasti = guasti
        self.api, self.archivio = api, api.archivio
        self.progetti, self.coordinamento = ConsoleProgetti(api.archivio), ConsoleCoordinamento(api.archivio)

    def add_to(self, app: App) -> None:
        self.progetti.add_to(app)
        self.coordinamento.add_to(app)
        app.add("GET", "/", self.page)
        app.add("GET", "/console/rinvii.json", lambda _: json_response(self.archivio.ricevuti()))
        app.add("GET", "/console/ritorni.json", lambda _: json_response(self.archivio.ritorni()))
        app.add("POST", "/console/ritorno", self.give_back)
        app.add("POST", "/console/sconosciuti", self.forget)

    def page(self, _request: Request) -> Response:
        arrivati = self.archivio.ricevuti().values()
        tornati = self.archivio.ritorni()
        return pagina.page(
            "Centri per l'impiego",
            pagina.table(
                "Persone arrivate dai Comuni",
                ("Dove", "Codici fiscali"),
                [(each.get("cpi") or each.get("comune"), ", ".join(each["codici_fiscali"])) for each in arrivati],
                "Non è ancora arrivato nessuno.",
            ),
            pagina.table(
                "Persone rimandate ai Comuni",
                ("Numero", "Persone", "Perché", "Che cosa ha risposto la piattaforma"),
                [
                    (n, ", ".join(each["cf"]), ", ".join(each["motivazioni"]), _answer(esito))
                    for n, each, esito in tornati
                ],
                "Nessuno è stato rimandato.",
            ),
            self._forms(),
            self.coordinamento.parts(),
            self.progetti.parts(),
            name=NOME,
        )

    def _forms(self) -> pagina.Html:
        motivi = {codice: codice.replace("_", " ").capitalize() for codice in MOTIVAZIONI}
        ritorno = pagina.form(
            "/console/ritorno",
            "Rimanda al Comune",
            pagina.text("cf", "Codici fiscali, separati da virgole"),
            pagina.text("cpi", "Centro per l'impiego"),
            pagina.choice("motivazioni", "Perché", motivi, MOTIVAZIONI[0]),
            pagina.text("testo", "Che cosa dice il Centro"),
        )
        sconosciuti = pagina.form(
            "/console/sconosciuti", "Non conoscerlo più", pagina.text("nome", "Codice fiscale o Centro")
        )
        return pagina.Html(ritorno + sconosciuti + self.guasti.form())

    def give_back(self, request: Request) -> Response:
        """Somebody goes back to the Comune; no Centro has him any more. A crooked one can be sent on purpose (`grezzo`)."""
        fields = request.form()
        codes = [code for code in re.split(r"[,\s]+", fields.get("cf", "").upper()) if code]
        row = {
            "cf": codes,
            "cpi_codice": fields.get("cpi") or "CPI di prova",
            "data_invio": f"{datetime.now(UTC):%Y-%m-%d}",
            "motivazioni": [each for each in fields.get("motivazioni", "").split(",") if each],
            "testo": fields.get("testo", ""),
        }
        row |= json.loads(fields.get("grezzo") or "{}")
        if not codes:
            return problem(422, "NESSUNO", "Scrivi almeno un codice fiscale.")
        with self.archivio.transaction() as db:
            db.execute("INSERT INTO ritorni (corpo) VALUES (?)", (json.dumps(row),))
            db.executemany("DELETE FROM presi WHERE cf = ?", [(code,) for code in codes])
        return json_response({}, 201) if "json" in fields else redirect("/")

    def forget(self, request: Request) -> Response:
        """A person or a Centro that ANPAL does not know."""
        fields = request.form()
        with self.archivio.transaction() as db:
            db.execute("INSERT OR IGNORE INTO sconosciuti VALUES (?)", (fields.get("nome", ""),))
        return json_response({}) if "json" in fields else redirect("/")


def _answer(esiti: list[dict[str, object]] | None) -> str:
    if esiti is None:
        return "non ancora"
    return ", ".join(" ".join(filter(None, [str(e["esito"]).lower(), str(e.get("motivo", ""))])) for e in esiti)
