"""The page from which a person moves the simulated INAIL: answers now, chooses an outcome, forgets a project, goes away."""

import json
from typing import Any

from rdc_platform.simulators import pagina
from rdc_platform.simulators.inail_api import Api
from rdc_platform.simulators.server import App, Request, Response, json_response, problem, redirect

NOME = "INAIL"
ULTIMI = 50
ESITI = {"": "Quello giusto", "SCARTATA": "Scarta tutto", "TARDIVA": "Di' che è tardi"}


class Console:
    """The forms answer with the page, or with JSON to who asks for it (`json` among the fields)."""

    def __init__(self, api: Api) -> None:
        self.api, self.archivio = api, api.archivio

    def add_to(self, app: App) -> None:
        app.add("GET", "/", self.page)
        app.add("GET", "/console/flussi.json", lambda _: json_response(self.flussi()))
        app.add("POST", "/console/riscontro", self.answer)
        app.add("POST", "/console/sconosciuti", self.forget)

    def flussi(self) -> list[dict[str, Any]]:
        """What was received, the latest first, with the outcome of each row."""
        esiti = {
            row["id"]: f"{row['esito']} {row['codice']}".strip() for row in self.archivio.rows("SELECT * FROM righe")
        }
        rows = self.archivio.rows("SELECT * FROM flussi ORDER BY numero DESC LIMIT ?", ULTIMI)
        return [
            {
                "numero": row["numero"], "chiave": row["chiave"], "ricevuto_il": row["ricevuto_il"],
                "risposto": row["risposto_il"] is not None, "progetti": corpo["progetti"],
                "righe": [riga | {"esito": esiti.get(riga["id"], "")} for riga in corpo["righe"]],
            }
            for row in rows for corpo in [json.loads(row["corpo"])]
        ]  # fmt: skip

    def page(self, _request: Request) -> Response:
        flussi = self.flussi()
        assicurati = self.archivio.rows("SELECT * FROM assicurati ORDER BY puc, cf")
        return pagina.page(
            "Assicurazione di chi partecipa ai progetti",
            pagina.table(
                "Flussi ricevuti",
                ("Flusso", "Ricevuto il", "Progetto", "Persona", "Che cosa", "Dal / al", "Riscontro"),
                [
                    (
                        flusso["numero"],
                        pagina.moment(flusso["ricevuto_il"]),
                        riga["codice_puc"],
                        riga["codice_fiscale"],
                        riga["tipo"].capitalize(),
                        riga["data"],
                        riga["esito"] or "Non ancora",
                    )
                    for flusso in flussi
                    for riga in flusso["righe"]
                ],
                "Non è ancora arrivato nessun flusso.",
            ),
            pagina.table(
                "Assicurati adesso", ("Progetto", "Persona", "Dal"), [tuple(row) for row in assicurati], "Nessuno."
            ),
            self._forms(flussi),
            name=NOME,
        )

    def _forms(self, flussi: list[dict[str, Any]]) -> pagina.Html:
        attesa = {str(flusso["numero"]): f"Flusso {flusso['numero']}" for flusso in flussi if not flusso["risposto"]}
        riscontro = pagina.Html("")
        if attesa:
            riscontro = pagina.form(
                "/console/riscontro", "Rispondi adesso",
                pagina.choice("flusso", "Flusso", attesa, next(iter(attesa))), pagina.choice("esito", "Esito", ESITI, ""),
            )  # fmt: skip
        sconosciuti = pagina.form(
            "/console/sconosciuti", "Non conoscerlo più", pagina.text("nome", "Codice del progetto o PAT")
        )
        return pagina.Html(riscontro + sconosciuti + self.api.guasti.form())

    def answer(self, request: Request) -> Response:
        """A flow is decided now, by the rules or as the person wants."""
        fields = request.form()
        numero, esito = fields.get("flusso", ""), fields.get("esito", "")
        if not numero.isdecimal() or esito not in ESITI:
            return problem(422, "FLUSSO", "Scegli un flusso e un esito.")
        self.api.elaborate(int(numero), esito)
        return json_response({}) if "json" in fields else redirect("/")

    def forget(self, request: Request) -> Response:
        """A project or a PAT that INAIL does not know."""
        fields = request.form()
        with self.archivio.transaction() as db:
            db.execute("INSERT OR IGNORE INTO sconosciuti VALUES (?)", (fields.get("nome", ""),))
        return json_response({}) if "json" in fields else redirect("/")
