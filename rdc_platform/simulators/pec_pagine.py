"""The mailbox in the browser: the messages, one message, its attachments; and the same as JSON for tests."""

import re
from sqlite3 import Row
from urllib.parse import quote

from rdc_platform.simulators import pagina
from rdc_platform.simulators.guasto import Guasti
from rdc_platform.simulators.pec_archivio import ArchivioPec, attachments, text_of
from rdc_platform.simulators.server import App, Request, Response, json_response, problem

NAME = "Casella simulata"
ULTIMI = 200
KINDS = {1: pagina.Html('<span class="segno">PEC</span>'), 0: pagina.Html("Posta ordinaria")}


class Pagine:
    """Everything that came, newest first."""

    def __init__(self, archivio: ArchivioPec, guasti: Guasti) -> None:
        self.archivio, self.guasti = archivio, guasti

    def add_to(self, app: App) -> None:
        app.add("GET", "/", self.home)
        app.add("GET", "/messaggi.json", self.as_json)
        app.add("GET", "/messaggi/([0-9]{1,12})", self.message)
        app.add("GET", r"/messaggi/([0-9]{1,12})\.eml", self.eml)
        app.add("GET", r"/ricevute/([0-9]{1,12})\.eml", self.receipt)
        app.add("GET", "/messaggi/([0-9]{1,12})/allegati/([0-9]{1,3})", self.attachment)

    def home(self, request: Request) -> Response:
        rows = self.archivio.rows("SELECT * FROM messaggi ORDER BY numero DESC LIMIT ?", ULTIMI)
        return pagina.page(
            "Messaggi arrivati",
            pagina.table(
                f"Gli ultimi {ULTIMI}, il più recente per primo",
                ["Oggetto", "Tipo", "Da", "A", "Arrivato il"],
                [
                    (
                        pagina.link(f"/messaggi/{row['numero']}", row["oggetto"] or "(senza oggetto)"),
                        KINDS[row["pec"]],
                        row["mittente"],
                        row["destinatari"],
                        pagina.moment(row["ricevuto_il"]),
                    )
                    for row in rows
                ],
                "Nessun messaggio: qui arriva quel che la piattaforma manda.",
            ),
            self.guasti.form(),
            name=NAME,
        )

    def message(self, request: Request, number: str) -> Response:
        row = self._row(number)
        if row is None:
            return _absent()
        files = [
            (pagina.link(f"/messaggi/{number}/allegati/{index}", name), kind, f"{len(content)} byte")
            for index, (name, kind, content) in enumerate(attachments(row))
        ]
        return pagina.page(
            row["oggetto"] or "(senza oggetto)",
            pagina.facts(
                [
                    ("Tipo", KINDS[row["pec"]]),
                    ("Da", row["mittente"]),
                    ("A", row["destinatari"]),
                    ("Arrivato il", pagina.moment(row["ricevuto_il"])),
                    ("Message-ID", row["message_id"]),
                ]
            ),
            pagina.Html(f"<h2>Testo</h2><pre>{pagina.esc(text_of(row))}</pre>"),
            pagina.table("Allegati", ["Nome", "Tipo", "Dimensione"], files, "Nessun allegato."),
            pagina.table("Ricevute", ["Tipo"], self._receipts(row), "Nessuna ricevuta."),
            pagina.Html("<p>" + pagina.link(f"/messaggi/{number}.eml", "Scarica il messaggio intero (.eml)") + "</p>"),
            pagina.Html("<p>" + pagina.link("/", "Torna ai messaggi") + "</p>"),
            name=NAME,
        )

    def eml(self, request: Request, number: str) -> Response:
        row = self._row(number)
        return _absent() if row is None else _download(f"messaggio-{number}.eml", "message/rfc822", row["eml"])

    def attachment(self, request: Request, number: str, index: str) -> Response:
        row = self._row(number)
        files = attachments(row) if row else []
        return _download(*files[int(index)]) if int(index) < len(files) else _absent()

    def receipt(self, request: Request, number: str) -> Response:
        row = self.archivio.row("SELECT * FROM ricevute WHERE consegnata = 1 AND numero = ?", int(number))
        return _absent() if row is None else _download(f"ricevuta-{number}.eml", "message/rfc822", row["eml"])

    def _receipts(self, row: Row) -> list[tuple[pagina.Html]]:
        found = self.archivio.receipts_of(row["message_id"]) if row["pec"] else []
        return [(pagina.link(f"/ricevute/{each['numero']}.eml", each["tipo"]),) for each in found]

    def as_json(self, request: Request) -> Response:
        """All messages, oldest first; `?a=` and `?message_id=` choose among them."""
        rows = self.archivio.rows("SELECT * FROM messaggi ORDER BY numero")
        to, message_id = request.query.get("a"), request.query.get("message_id")
        return json_response(
            [
                _as_dict(row)
                for row in rows
                if (to is None or to in row["destinatari"].split()) and message_id in {None, row["message_id"]}
            ]
        )

    def _row(self, number: str) -> Row | None:
        return self.archivio.row("SELECT * FROM messaggi WHERE numero = ?", int(number))


def _as_dict(row: Row) -> dict[str, object]:
    return {
        "numero": row["numero"],
        "message_id": row["message_id"],
        "mittente": row["mittente"],
        "destinatari": row["destinatari"].split(),
        "oggetto": row["oggetto"],
        "pec": bool(row["pec"]),
        "ricevuto_il": row["ricevuto_il"],
        "testo": text_of(row),
        "allegati": [{"nome": n, "tipo": kind, "byte": len(content)} for n, kind, content in attachments(row)],
    }


def _download(name: str, kind: str, content: bytes) -> Response:
    """Always saved, never shown in place."""
    kind = kind if re.fullmatch(r"[a-z0-9.+-]+/[a-z0-9.+-]+", kind) else "application/octet-stream"
    return Response(
        body=content,
        content_type=kind,
        headers={"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}"},
    )


def _absent() -> Response:
    return problem(404, "NON_TROVATO", "Qui non c'è nulla.")
