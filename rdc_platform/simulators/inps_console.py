"""The console of the INPS simulator: what it published and received, the next lot, and the switch of faults."""

import json
from typing import Any

from rdc_platform.simulators import inps_appuntamenti, inps_provvedimenti, pagina
from rdc_platform.simulators.generatore_luoghi import luoghi
from rdc_platform.simulators.guasto import Guasti
from rdc_platform.simulators.inps_api import Api
from rdc_platform.simulators.server import App, Request, Response, json_response, problem, redirect

NAME = "INPS simulato"
MAX_DOMANDE = 20_000
DOMANDE = 200
ULTIME = 50  # rows of each table


class Console:
    """Pages for a person, and the counts for a test."""

    def __init__(self, api: Api, guasti: Guasti) -> None:
        self.api = api
        self.archivio = api.archivio
        self.guasti = guasti

    def add_to(self, app: App) -> None:
        app.add("GET", "/", self.home)
        app.add("POST", "/console/prossimo", self.publish)
        app.add("POST", "/console/lotti", self.deposit)
        app.add("POST", "/console/provvedimento", lambda request: inps_provvedimenti.make(self.archivio, request))
        inps_appuntamenti.add_to(app, self.archivio)
        app.add("GET", "/console/conteggi.json", self.counts)

    def home(self, request: Request) -> Response:
        return pagina.page(
            "Lotti e comunicazioni",
            pagina.form(
                "/console/prossimo",
                "Pubblica il prossimo lotto",
                pagina.number("domande", "Domande", DOMANDE, 1, MAX_DOMANDE),
            ),
            self._lotti(),
            self._comunicazioni(),
            self._refusals(),
            self._provvedimenti(),
            inps_provvedimenti.form(),
            inps_appuntamenti.show(self.archivio, ULTIME),
            self.guasti.form(),
            name=NAME,
        )

    def _lotti(self) -> pagina.Html:
        rows = self.archivio.rows("SELECT * FROM lotti ORDER BY numero DESC LIMIT ?", ULTIME)
        results = {
            row["id_lotto"]: f"{row['esito'].capitalize()}: {_counts(row['conteggi'])}"
            for row in self.archivio.rows("SELECT * FROM riscontri ORDER BY ricevuto_il")
        }
        return pagina.table(
            "Lotti pubblicati",
            ["Lotto", "Progressivo", "Estratto il", "Domande", "Riscontro della piattaforma"],
            [
                (
                    row["id_lotto"],
                    row["progressivo"],
                    pagina.moment(row["data_estrazione"]),
                    row["domande"],
                    results.get(row["id_lotto"], "Non ancora"),
                )
                for row in rows
            ],
            "Nessun lotto. Pubblica il primo.",
        )

    def _provvedimenti(self) -> pagina.Html:
        rows = self.archivio.rows("SELECT * FROM decisioni ORDER BY numero DESC LIMIT ?", ULTIME)
        made = [inps_provvedimenti.as_json(row) for row in rows]
        return pagina.table(
            "Provvedimenti",
            ["Numero", "Il", "Protocollo", "Provvedimento", "Natura", "Mensilità"],
            [
                (
                    *(row["numero"], row["data"], row["protocollo_inps"], row["tipo"], row["natura"]),
                    row["mensilita"] or "",
                )
                for row in made
            ],
            "Nessun provvedimento.",
        )

    def _comunicazioni(self) -> pagina.Html:
        rows = self.archivio.rows("SELECT * FROM comunicazioni ORDER BY numero DESC LIMIT ?", ULTIME)
        return pagina.table(
            "Comunicazioni ricevute",
            ["Ricevuta", "Codice", "Il", "Protocollo", "Stato", "Motivi"],
            [
                (
                    json.loads(row["ricevuta"])["numero_ricevuta"],
                    row["codice"],
                    pagina.moment(row["ricevuta_il"]),
                    json.loads(row["corpo"]).get("protocollo_inps", ""),
                    state["stato"],
                    " ".join(error["dettaglio"] for error in state["errori"]),
                )
                for row in rows
                for state in [self.api.state_of(row)]
            ],
            "Nessuna comunicazione.",
        )

    def _refusals(self) -> pagina.Html:
        rows = self.archivio.rows("SELECT * FROM richieste WHERE status >= 400 ORDER BY rowid DESC LIMIT ?", ULTIME)
        return pagina.table(
            "Comunicazioni rifiutate",
            ["Il", "Risposta", "Codice"],
            [(pagina.moment(row["ricevuta_il"]), row["status"], row["codice"]) for row in rows],
            "Nessun rifiuto.",
        )

    def publish(self, request: Request) -> Response:
        """The next lot. `comuni` (Belfiore, comma-separated; for the first lot only) get six households of ten."""
        fields = request.form()
        text, comuni = fields.get("domande", str(DOMANDE)), fields.get("comuni", "")
        if not text.isdecimal() or not 1 <= int(text) <= MAX_DOMANDE:
            return problem(422, "DOMANDE", f"Le domande di un lotto vanno da 1 a {MAX_DOMANDE}.")
        if comuni and comuni != self.archivio.setting("comuni"):
            if self.archivio.row("SELECT 1 FROM lotti WHERE nuove IS NOT NULL"):
                return problem(409, "COMUNI", "I Comuni si scelgono con il primo lotto: le famiglie non cambiano casa.")
            try:
                luoghi(tuple(comuni.split(",")))
            except ValueError as error:
                return problem(422, "COMUNI", str(error))
            self.archivio.set_setting("comuni", comuni)
        self.archivio.publish_next(int(text))
        return redirect("/")

    def deposit(self, request: Request) -> Response:
        """Publish the body as a lot, just as it is (JSON Lines, not compressed): for trying bad ones."""
        return json_response({"id_lotto": self.archivio.publish_file(request.body())}, 201)

    def counts(self, request: Request) -> Response:
        """For tests: lots, results, and for each key how many requests came and how many effects they had."""
        keys: dict[str, dict[str, int]] = {}
        for row in self.archivio.rows("SELECT chiave, count(*) AS n FROM richieste GROUP BY chiave"):
            keys[row["chiave"]] = {"richieste": row["n"], "effetti": 0}
        for row in self.archivio.rows("SELECT chiave, count(*) AS n FROM comunicazioni GROUP BY chiave"):
            keys.setdefault(row["chiave"], {"richieste": 0, "effetti": 0})["effetti"] = row["n"]
        return json_response(
            {"lotti": self._count("lotti"), "riscontri": self._count("riscontri"), "comunicazioni": keys}
        )

    def _count(self, name: str) -> Any:
        row = self.archivio.row(f"SELECT count(*) AS n FROM {name}")
        return row["n"] if row else 0


def _counts(text: str) -> str:
    counts = json.loads(text)
    return ", ".join(f"{name} {count}" for name, count in counts.items() if count) or "nessuna riga"
