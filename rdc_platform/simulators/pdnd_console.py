"""The back office of the simulated PDND: who is registered, what is suspended, whose clock is wrong."""

import json
import sqlite3
from collections.abc import Callable
from functools import partial
from uuid import uuid4

from joserfc.errors import JoseError
from joserfc.jwk import RSAKey

from rdc_platform.simulators import pagina
from rdc_platform.simulators.guasto import Guasti
from rdc_platform.simulators.pdnd_registro import DIFESE, Registro
from rdc_platform.simulators.server import App, Request, Response, json_response, problem, redirect

NOME = "PDND"
OROLOGI = {"orologio_pdnd": "di PDND", "orologio_erogatori": "di chi eroga i servizi"}
LARGO = 24 * 3600  # seconds by which a clock can be moved
PAROLE = {
    "integrita": "Corpo firmato",
    "tracciamento": "Tracciamento",
    "dpop": "DPoP",
    "risposta_firmata": "Risposta firmata",
}


class Console:
    """The forms answer with the page, or with JSON to who asks for it (`json` among the fields)."""

    def __init__(self, registro: Registro, guasti: Guasti) -> None:
        self.registro, self.guasti = registro, guasti

    def add_to(self, app: App) -> None:
        app.add("GET", "/", self.page)
        app.add("POST", "/console/registrazione", self.register)
        for name, act in {
            "client": self.add_client, "chiave": self.add_key, "ritiro": self.withdraw, "servizio": self.add_service,
            "finalita": self.add_purpose, "sospensione": self.switch, "difesa": self.demand, "orologio": self.move_clock,
            "durata": self.set_length,
        }.items():  # fmt: skip
            app.add("POST", f"/console/{name}", partial(_done, act))

    def register(self, request: Request) -> Response:
        """All at once, as JSON."""
        self.registro.register(json.loads(request.body()))
        return json_response({}, 201)

    def add_client(self, form: dict[str, str]) -> bool:
        nome = form.get("nome", "").strip()
        if nome:
            self.registro.register({"clients": [{"id": form.get("id") or str(uuid4()), "nome": nome}]})
        return bool(nome)

    def add_key(self, form: dict[str, str]) -> bool:
        """A public key as PEM."""
        try:
            key = RSAKey.import_key(form.get("pem", ""))
        except (JoseError, ValueError):
            return False
        kid = form.get("kid", "").strip() or key.thumbprint()
        public = key.as_dict(private=False)
        self.registro.register({"chiavi": [{"kid": kid, "client": form.get("client", ""), "jwk": public}]})
        return True

    def withdraw(self, form: dict[str, str]) -> bool:
        self.registro.withdraw(form.get("kid", ""))
        return True

    def add_service(self, form: dict[str, str]) -> bool:
        names = ("erogatore", "nome", "audience", "percorso")
        row = {name: form.get(name, "").strip() for name in names}
        if not all(row.values()):
            return False
        self.registro.register({"eservices": [{"id": str(uuid4()), "descriptor": str(uuid4()), **row, "integrita": 1}]})
        return True

    def add_purpose(self, form: dict[str, str]) -> bool:
        row = {"id": str(uuid4()), "client": form.get("client", ""), "eservice": form.get("eservice", "")}
        self.registro.register({"finalita": [row]})
        return all(row.values())

    def switch(self, form: dict[str, str]) -> bool:
        self.registro.switch(form.get("finalita", ""))
        return True

    def demand(self, form: dict[str, str]) -> bool:
        difesa = form.get("difesa", "")
        if difesa in DIFESE:
            self.registro.demand(form.get("eservice", ""), difesa)
        return difesa in DIFESE

    def move_clock(self, form: dict[str, str]) -> bool:
        seconds = _whole(form.get("secondi", ""))
        if form.get("quale") not in OROLOGI or seconds is None or abs(seconds) > LARGO:
            return False
        self.registro.set(form["quale"], seconds)
        return True

    def set_length(self, form: dict[str, str]) -> bool:
        """How many seconds a voucher lasts."""
        seconds = _whole(form.get("secondi", ""))
        if seconds is None or not 0 < seconds <= LARGO:
            return False
        self.registro.set("durata", seconds)
        return True

    def page(self, _request: Request) -> Response:
        return pagina.page(
            "Interoperabilità: chi può chiamare che cosa",
            self._clients(), self._keys(), self._services(), self._purposes(), self._clocks(), self.guasti.form(),
            name=NOME,
        )  # fmt: skip

    def _names(self, table: str) -> dict[str, str]:
        return {row["id"]: row["nome"] for row in self.registro.archivio.rows(f"SELECT * FROM {table} ORDER BY nome")}

    def _clients(self) -> pagina.Html:
        rows = [(nome, code) for code, nome in self._names("clients").items()]
        found = pagina.table("Client", ("Nome", "client_id"), rows, "Nessun client: registrane uno.")
        return pagina.Html(found + pagina.form("/console/client", "Registra il client", pagina.text("nome", "Nome")))

    def _keys(self) -> pagina.Html:
        clients = self._names("clients")
        rows = [
            (
                row["kid"],
                clients.get(row["client"], row["client"]),
                _button("/console/ritiro", "Ritira", f"Ritira {row['kid']}", kid=row["kid"]),
            )
            for row in self.registro.archivio.rows("SELECT * FROM chiavi ORDER BY kid")
        ]
        found = pagina.table("Chiavi", ("kid", "Di chi è", "Azioni"), rows, "Nessuna chiave depositata.")
        fields = (pagina.text("kid", "kid"), pagina.area("pem", "Chiave pubblica (PEM)"))
        return pagina.Html(
            found
            + pagina.form(
                "/console/chiave", "Deposita la chiave", pagina.choice("client", "Client", clients, ""), *fields
            )
        )

    def _services(self) -> pagina.Html:
        rows = [
            (
                row["nome"],
                row["erogatore"],
                row["audience"],
                *(_demanded(row, each) for each in DIFESE),
            )
            for row in self.registro.archivio.rows("SELECT * FROM eservices ORDER BY nome")
        ]
        heads = ("Servizio", "Erogatore", "Destinatario (aud)", *(PAROLE[each] for each in DIFESE))
        found = pagina.table("E-service", heads, rows, "Nessun e-service pubblicato.")
        fields = (
            ("erogatore", "Erogatore"),
            ("nome", "Nome"),
            ("audience", "Destinatario (aud)"),
            ("percorso", "Percorso"),
        )
        return pagina.Html(
            found + pagina.form("/console/servizio", "Pubblica il servizio", *(pagina.text(*each) for each in fields))
        )

    def _purposes(self) -> pagina.Html:
        clients, services = self._names("clients"), self._names("eservices")
        rows = [
            (
                services.get(row["eservice"], "?"), clients.get(row["client"], "?"), row["id"],
                "Attiva" if row["attiva"] else "Sospesa",
                _suspended(row, services.get(row["eservice"], "?")),
            )
            for row in self.registro.archivio.rows("SELECT * FROM finalita ORDER BY eservice")
        ]  # fmt: skip
        heads = ("Servizio", "Client", "purposeId", "Stato", "Azioni")
        found = pagina.table("Finalità", heads, rows, "Nessuna finalità dichiarata.")
        chosen = (pagina.choice("client", "Client", clients, ""), pagina.choice("eservice", "Servizio", services, ""))
        return pagina.Html(found + pagina.form("/console/finalita", "Dichiara la finalità", *chosen))

    def _clocks(self) -> pagina.Html:
        now = [(f"Orologio {words}", f"{self.registro.setting(name):d} secondi") for name, words in OROLOGI.items()]
        now.append(("Un voucher dura", f"{self.registro.setting('durata')} secondi"))
        clock = pagina.form(
            "/console/orologio", "Sposta", pagina.choice("quale", "Orologio", OROLOGI, ""),
            pagina.number("secondi", "Secondi", 0, -LARGO, LARGO),
        )  # fmt: skip
        length = pagina.form("/console/durata", "Cambia", pagina.number("secondi", "Durata dei voucher", 600, 1, LARGO))
        return pagina.Html(f"<h2>Ora</h2>{pagina.facts(now)}{clock}{length}")


def _done(act: Callable[[dict[str, str]], bool], request: Request) -> Response:
    form = request.form()
    if not act(form):
        return problem(422, "MODULO", "Qualche campo manca, o non è quello che serve.")
    return json_response({}) if "json" in form else redirect("/")


def _suspended(row: sqlite3.Row, service: str) -> pagina.Html:
    words = "Sospendi" if row["attiva"] else "Riattiva"
    return _button("/console/sospensione", words, f"{words} la finalità di {service}", finalita=row["id"])


def _demanded(row: sqlite3.Row, difesa: str) -> pagina.Html:
    words = "Sì: togli" if row[difesa] else "No: chiedi"
    label = f"{words} {PAROLE[difesa]} a {row['nome']}"
    return _button("/console/difesa", words, label, eservice=row["id"], difesa=difesa)


def _button(action: str, words: str, label: str, **fields: str) -> pagina.Html:
    """A form of one button, in a table where many have the same words: `label` says which it is."""
    return pagina.form(action, words, *(pagina.hidden(name, value) for name, value in fields.items()), label=label)


def _whole(text: str) -> int | None:
    try:
        return int(text)
    except ValueError:
        return None
