"""The part of ANPAL's console where a person sees the projects of the Comuni, and proposes somebody for one."""

import json
from datetime import UTC, datetime
from typing import Any

from rdc_platform.simulators import pagina
from rdc_platform.simulators.anpal_archivio import ArchivioAnpal
from rdc_platform.simulators.anpal_progetti import stato_of
from rdc_platform.simulators.server import App, Request, Response, json_response, problem, redirect


class ConsoleProgetti:
    """Its forms answer with the page, or with JSON to who asks for it (`json` among the fields)."""

    def __init__(self, archivio: ArchivioAnpal) -> None:
        self.archivio = archivio

    def add_to(self, app: App) -> None:
        app.add("GET", "/console/progetti.json", lambda _: json_response(self.progetti()))
        app.add("GET", "/console/proposte.json", lambda _: json_response(self.proposte()))
        app.add("POST", "/console/proposta", self.propose)

    def progetti(self) -> dict[str, dict[str, Any]]:
        """The projects as they were told last, by code."""
        with self.archivio.transaction() as db:
            return {codice: json.loads(corpo) for codice, corpo in db.execute("SELECT * FROM progetti ORDER BY codice")}

    def proposte(self) -> list[dict[str, Any]]:
        """The proposals, each with its answer, its facts in order and where it stands."""
        with self.archivio.transaction() as db:
            rows = db.execute("SELECT progressivo, corpo, riscontro FROM proposte ORDER BY 1").fetchall()
            found = [
                {"numero": f"ANPAL.P.{n:07}", **json.loads(corpo), "riscontro": json.loads(riscontro or "null")}
                for n, corpo, riscontro in rows
            ]
            for each in found:
                query = "SELECT corpo FROM fatti WHERE numero = ? ORDER BY progressivo"
                each["fatti"] = [json.loads(corpo) for (corpo,) in db.execute(query, (each["numero"],))]
                each["stato"] = stato_of(db, each["numero"])
        return found

    def parts(self) -> pagina.Html:
        progetti, proposte = self.progetti(), self.proposte()
        return pagina.Html(
            pagina.table(
                "Progetti utili alla collettività",
                ("Codice", "Titolo", "Comune", "Stato", "Dal", "Al", "Sedi", "Posti del CPI", "Liberi"),
                [
                    (
                        codice, each["titolo"], each["comune"], each["stato"].capitalize(), each["data_inizio"],
                        each["data_fine"], ", ".join(sede["denominazione"] for sede in each["sedi"]),
                        each["posti_cpi"], each["posti_cpi_liberi"],
                    )
                    for codice, each in progetti.items()
                ],
                "I Comuni non ne hanno ancora mandati.",
            )
            + pagina.table(
                "Persone proposte per un progetto",
                ("Numero", "Persona", "Progetto", "Che cosa ha risposto la piattaforma", "Che cosa è successo"),
                [
                    (each["numero"], each["cf"], each["codice_puc"], _riscontro(each["riscontro"]), _fatti(each["fatti"]))
                    for each in proposte
                ],
                "Non hai ancora proposto nessuno.",
            )
            + self._form(progetti)
        )  # fmt: skip

    def _form(self, progetti: dict[str, dict[str, Any]]) -> pagina.Html:
        nomi = {codice: f"{codice}, {each['titolo']}" for codice, each in progetti.items()}
        return pagina.form(
            "/console/proposta",
            "Proponi per un progetto",
            pagina.text("cf", "Codice fiscale della persona"),
            pagina.choice("codice_puc", "Progetto", nomi, next(iter(nomi), "")),
            pagina.text("sede", "Nome della sede (vuoto: la prima)"),
            pagina.number("ore", "Ore la settimana", 8, 1, 40),
            pagina.text("inizio", "Dal giorno (aaaa-mm-gg)"),
            pagina.text("cpi", "Centro per l'impiego che propone"),
        )

    def propose(self, request: Request) -> Response:
        """A Centro proposes somebody. A crooked proposal can be made on purpose (`grezzo`)."""
        fields = request.form()
        codice, code = fields.get("codice_puc", ""), fields.get("cf", "").strip().upper()
        if not code or not codice:
            return problem(422, "NESSUNO", "Scrivi il codice fiscale e scegli il progetto.")
        sedi = self.progetti().get(codice, {}).get("sedi", [])
        row = {
            "cf": code,
            "codice_puc": codice,
            "cpi_codice": fields.get("cpi") or "CPI di prova",
            "data_proposta": f"{datetime.now(UTC):%Y-%m-%d}",
            "sede": fields.get("sede") or (sedi[0]["denominazione"] if sedi else ""),
            "ore_settimanali": float(fields.get("ore") or 8),
            "data_inizio": fields.get("inizio", ""),
        }
        row |= json.loads(fields.get("grezzo") or "{}")
        with self.archivio.transaction() as db:
            db.execute("INSERT INTO proposte (corpo) VALUES (?)", (json.dumps(row),))
        return json_response({}, 201) if "json" in fields else redirect("/")


def _riscontro(riscontro: dict[str, str] | None) -> str:
    return "non ancora" if riscontro is None else " ".join(riscontro.values()).replace("_", " ").lower()


def _fatti(fatti: list[dict[str, str]]) -> str:
    said = [f"{' '.join(filter(None, [each['fatto'], each.get('motivo')]))} {each['il']}" for each in fatti]
    return ", ".join(said).replace("_", " ").lower()
