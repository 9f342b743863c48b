"""The telephones of the demo: what arrived on them, and how the operator fails."""

from typing import Any

from rdc_platform.simulators import pagina
from rdc_platform.simulators.server import App, Request, Response, json_response, problem, redirect
from rdc_platform.simulators.sms_api import SORTI, Api

NOME = "SMS"
ULTIMI = 100
STATI = {"IN_VIAGGIO": "In viaggio", "CONSEGNATO": "Arrivato", "NON_CONSEGNATO": "Non arrivato"}


class Console:
    """The forms answer with the page, or with JSON to who asks for it (`json` among the fields)."""

    def __init__(self, api: Api) -> None:
        self.api, self.archivio = api, api.archivio

    def add_to(self, app: App) -> None:
        app.add("GET", "/", self.page)
        app.add("GET", "/console/messaggi.json", lambda _: json_response(self.messaggi()))
        app.add("POST", "/console/esito", self.decide)

    def messaggi(self) -> list[dict[str, Any]]:
        """What was received, the latest first."""
        return [dict(row) for row in self.archivio.rows("SELECT * FROM messaggi ORDER BY numero DESC LIMIT ?", ULTIMI)]

    def page(self, _request: Request) -> Response:
        messaggi = self.messaggi()
        viaggio = {str(row["numero"]): f"Messaggio {row['numero']}" for row in messaggi if row["stato"] == "IN_VIAGGIO"}
        esito = pagina.Html("")
        if viaggio:
            sorti = {"": "Arrivato"} | {codice: codice.replace("_", " ").capitalize() for codice in SORTI.values()}
            esito = pagina.form(
                "/console/esito", "Decidi adesso", pagina.choice("numero", "Messaggio", viaggio, next(iter(viaggio))),
                pagina.choice("codice", "Com'è finita", sorti, ""),
            )  # fmt: skip
        return pagina.page(
            "Telefoni della dimostrazione",
            pagina.table(
                "SMS ricevuti",
                ("N.", "Quando", "Telefono", "Testo", "Parti", "Com'è finita"),
                [
                    (
                        row["numero"],
                        pagina.moment(row["ricevuto_il"]),
                        row["destinatario"],
                        row["testo"],
                        row["parti"],
                        f"{STATI[row['stato']]} {row['codice'].replace('_', ' ').lower()}",
                    )
                    for row in messaggi
                ],
                "Nessuno ha ancora mandato un SMS.",
            ),
            esito,
            self.api.guasti.form(),
            name=NOME,
        )

    def decide(self, request: Request) -> Response:
        """A message arrives now, or does not, as the person wants."""
        fields = request.form()
        numero, codice = fields.get("numero", ""), fields.get("codice", "")
        if not numero.isdecimal() or codice not in {"", *SORTI.values()}:
            return problem(422, "MESSAGGIO", "Scegli un messaggio e com'è finita.")
        self.api.decide(int(numero), "NON_CONSEGNATO" if codice else "CONSEGNATO", codice)
        return json_response({}) if "json" in fields else redirect("/")
