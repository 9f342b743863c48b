"""The page where a person sees what reached the Ministry, opens it, and makes it fail."""

import json
from typing import Any

from rdc_platform.simulators import pagina
from rdc_platform.simulators.guasto import Guasti
from rdc_platform.simulators.ministero_api import Api
from rdc_platform.simulators.ministero_regole import NON_DETTO, POCHE
from rdc_platform.simulators.server import App, Request, Response, json_response, problem

NOME = "Ministero, monitoraggio"
ULTIME = 50


class Console:
    """The list of what came, and each as a table."""

    def __init__(self, api: Api, guasti: Guasti) -> None:
        self.archivio, self.guasti = api.archivio, guasti

    def add_to(self, app: App) -> None:
        app.add("GET", "/", self.page)
        app.add("GET", r"/rilevazioni/(\d{1,9})", self.detail)
        app.add("GET", "/console/rilevazioni.json", lambda _: json_response(self.rilevazioni()))

    def rilevazioni(self) -> list[dict[str, Any]]:
        """What was taken, the latest first."""
        rows = self.archivio.rows("SELECT * FROM rilevazioni ORDER BY numero DESC LIMIT ?", ULTIME)
        return [dict(row) | {"corpo": json.loads(row["corpo"])} for row in rows]

    def page(self, _request: Request) -> Response:
        rifiutate = self.archivio.rows("SELECT * FROM rifiutate ORDER BY numero DESC LIMIT ?", ULTIME)
        return pagina.page(
            "Che cosa arriva dai Comuni, mese per mese",
            pagina.table(
                "Rilevazioni ricevute",
                ("Ambito", "Mese", "Versione", "Territori", "Ricevuta il"),
                [
                    (
                        pagina.link(f"/rilevazioni/{each['numero']}", each["ambito"]),
                        each["mese"],
                        each["versione"],
                        len(each["corpo"]["territori"]),
                        pagina.moment(each["ricevuta_il"]),
                    )
                    for each in self.rilevazioni()
                ],
                "Non è ancora arrivata nessuna rilevazione.",
            ),
            pagina.table(
                "Rilevazioni rifiutate",
                ("Chiave", "Perché", "Quando"),
                [(row["chiave"], row["dettaglio"], pagina.moment(row["il"])) for row in rifiutate],
                "Nessuna.",
            ),
            self.guasti.form(),
            name=NOME,
        )

    def detail(self, _request: Request, numero: str) -> Response:
        """One of them, cell by cell: each territory a column."""
        row = self.archivio.row("SELECT * FROM rilevazioni WHERE numero = ?", int(numero))
        if row is None:
            return problem(404, "RILEVAZIONE", "Questa rilevazione non c'è.")
        corpo = json.loads(row["corpo"])
        colonne = [_celle(each, corpo["soglia"]) for each in corpo["territori"]]
        heads = ["Che cosa", *(", ".join(each["comuni"]) for each in corpo["territori"])]
        rows = [[nome, *(colonna[nome] for colonna in colonne)] for nome in colonne[0]]
        titolo = f"{corpo['ambito']}, {corpo['mese']}, versione {corpo['versione']}"
        return pagina.page(titolo, pagina.table("Che cosa dice", heads, rows, ""), pagina.link("/", "Tutte"), name=NOME)


def _celle(territorio: dict[str, Any], soglia: int) -> dict[str, str]:
    said = {POCHE: f"meno di {soglia}", NON_DETTO: "non detto"}
    found = {
        f"{misura} {voce}": valore for misura, voci in territorio["conteggi"].items() for voce, valore in voci.items()
    }
    for nome, parti in territorio["durate"].items():
        found |= {f"{nome} {parte}": valore for parte, valore in parti.items()}
    found |= {nome: territorio[nome] for nome in ("ore_progetti", "progetti_attivi")}
    return {nome: str(said.get(valore, valore)) for nome, valore in found.items()}
