"""The part of ANPAL's console where a Centro asks the Comuni about a person, and answers what they ask."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

from rdc_platform.simulators import pagina
from rdc_platform.simulators.anpal_archivio import ArchivioAnpal
from rdc_platform.simulators.anpal_coordinamento import INFORMAZIONI, MOTIVI, RICHIESTE, answer, ask
from rdc_platform.simulators.server import App, Request, Response, json_response, problem, redirect

ACCOLTA = "ACCOLTA"


class ConsoleCoordinamento:
    """Its forms answer with the page, or with JSON to who asks for it (`json` among the fields)."""

    def __init__(self, archivio: ArchivioAnpal) -> None:
        self.archivio = archivio

    def add_to(self, app: App) -> None:
        app.add("GET", "/console/richieste.json", lambda _: json_response(self.richieste()))
        app.add("GET", "/console/chieste.json", lambda _: json_response(self.chieste()))
        app.add("POST", "/console/chiesta", self.ask)
        app.add("POST", "/console/risposta", self.answer)

    def richieste(self) -> list[dict[str, Any]]:
        """What the Comuni asked, in their order, with the Centro's answer."""
        with self.archivio.transaction() as db:
            rows = [json.loads(corpo) for (corpo,) in db.execute("SELECT corpo FROM richieste ORDER BY rowid")]
        answers = {each["id_scambio"]: each for each in self._messaggi() if each.get("tipo") == "RISPOSTA"}
        return [each | {"risposta": answers.get(each["id_scambio"])} for each in rows]

    def chieste(self) -> list[dict[str, Any]]:
        """What the Centri asked, with the Comune's answer."""
        with self.archivio.transaction() as db:
            answers = dict(db.execute("SELECT id_scambio, risposta FROM chieste"))
        asked = [each for each in self._messaggi() if each.get("tipo") == "RICHIESTA"]
        return [each | {"risposta": json.loads(answers.get(str(each["id_scambio"])) or "null")} for each in asked]

    def _messaggi(self) -> list[dict[str, Any]]:
        with self.archivio.transaction() as db:
            return [json.loads(corpo) for (corpo,) in db.execute("SELECT corpo FROM messaggi ORDER BY progressivo")]

    def parts(self) -> pagina.Html:
        richieste = self.richieste()
        aperte = {
            each["id_scambio"]: f"{each['cf']}, {_words(each['richiesta'])}"
            for each in richieste
            if not each["risposta"]
        }
        return pagina.Html(
            pagina.table(
                "Che cosa chiedono i Comuni",
                ("Persona", "Che cosa", "Centro", "Ufficio", "Che cosa hai risposto"),
                [
                    (
                        each["cf"],
                        _words(each["richiesta"]),
                        each.get("cpi") or each["comune"],
                        _ufficio(each),
                        _risposta(each),
                    )
                    for each in richieste
                ],
                "I Comuni non hanno ancora chiesto niente.",
            )
            + (self._answer_form(aperte) if aperte else "")
            + pagina.table(
                "Che cosa chiedono i Centri ai Comuni",
                ("Persona", "Che cosa", "Centro", "Che cosa ha risposto la piattaforma"),
                [
                    (each.get("cf", ""), _words(each.get("richiesta", "")), each.get("cpi_codice", ""), _risposta(each))
                    for each in self.chieste()
                ],
                "I Centri non hanno ancora chiesto niente.",
            )
            + self._ask_form()
        )

    def _ask_form(self) -> pagina.Html:
        return pagina.form(
            "/console/chiesta",
            "Chiedi al Comune",
            pagina.text("cf", "Codice fiscale della persona"),
            pagina.choice("richiesta", "Che cosa chiedi", {each: _words(each) for each in sorted(RICHIESTE)}, ""),
            pagina.text("cpi", "Centro per l'impiego che chiede"),
        )

    def _answer_form(self, aperte: dict[str, str]) -> pagina.Html:
        codes = [ACCOLTA, *sorted(set().union(*INFORMAZIONI.values())), *sorted(MOTIVI)]
        return pagina.form(
            "/console/risposta",
            "Rispondi al Comune",
            pagina.choice("id_scambio", "A quale richiesta", aperte, ""),
            pagina.choice("risposta", "Che cosa rispondi", {each: _words(each) for each in codes}, ACCOLTA),
            pagina.text("giorno", "Per il giorno (aaaa-mm-gg; vuoto: fra una settimana)"),
        )

    def ask(self, request: Request) -> Response:
        """A Centro asks. A crooked request can be made on purpose (`grezzo`)."""
        fields = request.form()
        code, cpi = fields.get("cf", "").strip().upper(), fields.get("cpi") or "CPI di prova"
        if not code:
            return problem(422, "NESSUNO", "Scrivi il codice fiscale della persona.")
        richiesta, grezzo = fields.get("richiesta") or "COLLOQUIO_CONGIUNTO", json.loads(fields.get("grezzo") or "{}")
        with self.archivio.transaction() as db:
            id_scambio = ask(db, code, cpi, richiesta, fields.get("id_scambio", ""), **grezzo)
        return json_response({"id_scambio": id_scambio}, 201) if "json" in fields else redirect("/")

    def answer(self, request: Request) -> Response:
        """A Centro answers; also what nobody asked, or twice, on purpose."""
        fields = request.form()
        giorno = fields.get("giorno") or f"{datetime.now(UTC) + timedelta(days=7):%Y-%m-%d}"
        risposta = _answer_of(fields.get("risposta") or ACCOLTA, giorno) | json.loads(fields.get("grezzo") or "{}")
        with self.archivio.transaction() as db:
            answer(db, fields.get("id_scambio", ""), risposta)
        return json_response({}, 201) if "json" in fields else redirect("/")


def _answer_of(codice: str, giorno: str) -> dict[str, str]:
    """The fields of an answer by its one code."""
    if codice == ACCOLTA:
        return {"esito": ACCOLTA, "data_proposta": giorno}
    if codice in MOTIVI:
        return {"esito": "NON_ACCOLTA", "motivo": codice}
    return {"esito": "INFORMAZIONE_RESA", "informazione": codice}


def _words(codice: str) -> str:
    return codice.replace("_", " ").capitalize()


def _ufficio(each: dict[str, Any]) -> str:
    return " ".join(filter(None, each["ufficio"].values()))


def _risposta(each: dict[str, Any]) -> str:
    risposta = each["risposta"]
    if risposta is None:
        return "non ancora"
    said = [risposta.get(name, "") for name in ("esito", "motivo", "informazione", "data_proposta")]
    return " ".join(filter(None, said)).replace("_", " ").lower()
