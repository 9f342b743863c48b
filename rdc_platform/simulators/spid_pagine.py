"""What a person sees of the simulated gateway: the page where one chooses who to be, and the console of its faults."""

import json
from pathlib import Path
from urllib.parse import urlsplit

from rdc_platform.simulators.pagina import Html, choice, esc, facts, form, page
from rdc_platform.simulators.server import App, Request, Response, redirect
from rdc_platform.simulators.spid_provider import LIVELLI, Provider, Refused, error_url
from rdc_platform.simulators.spid_token import GUASTI

NAME = "SPID e CIE"
GESTORI = {"spid": "SPID", "cie": "CIE"}
SCELTE = {"1": "Livello 1", "2": "Livello 2", "3": "Livello 3"}


class Pagine:
    def __init__(self, provider: Provider, persone: Path) -> None:
        self.provider, self.path = provider, persone
        callback = urlsplit(provider.client.redirect_uri)
        # A browser follows the form's redirect only to where the page says.
        self.headers = {
            "Content-Security-Policy": "default-src 'none'; style-src 'self'; form-action 'self' "
            f"{callback.scheme}://{callback.netloc}"
        }

    def add_to(self, app: App) -> None:
        app.add("GET", "/", self.home)
        app.add("POST", "/console/guasto", self.set_guasto)
        app.add("GET", "/authorize", self.authorize)
        app.add("POST", "/authorize", self.choose)

    def home(self, request: Request) -> Response:
        tokens = self.provider.tokens
        return page(
            "Il gateway di SPID e CIE",
            Html(
                "<p>Qui passa chi entra nella piattaforma con la sua identità digitale: al posto di dimostrare chi è, lo sceglie.</p>"
            ),
            facts([("Guasto in corso", GUASTI[tokens.guasto]), ("Persone", len(self.persone()))]),
            form("/console/guasto", "Imposta", choice("modo", "Guasto", GUASTI, tokens.guasto)),
            name=NAME,
        )

    def set_guasto(self, request: Request) -> Response:
        modo = request.form().get("modo", "")
        if modo not in GUASTI:
            return Response(400, b"")
        self.provider.tokens.guasto = modo
        return redirect("/")

    def authorize(self, request: Request) -> Response:
        """The list of who one can be; a request that is not in order goes back with its error, or nowhere."""
        query = request.query
        if not self.provider.knows(query):
            return page(
                "Richiesta rifiutata",
                Html("<p>Il client o l'indirizzo di ritorno non sono registrati.</p>"),
                status=400,
                name=NAME,
            )
        try:
            key = self.provider.begin(query)
        except Refused as refused:
            return Response(302, b"", headers={"Location": error_url(query, refused.error, str(refused))})
        gestore = query.get("idp_hint", "spid")
        gestore = gestore if gestore in GESTORI else "spid"
        return self._choice(key, gestore, LIVELLI[query["acr_values"]])

    def choose(self, request: Request) -> Response:
        given = request.form()
        key = given.get("richiesta", "")
        if key not in self.provider.requests:
            return page("Richiesta scaduta", Html("<p>Torna alla piattaforma e ricomincia.</p>"), status=400, name=NAME)
        if "annulla" in given:
            return Response(302, b"", headers={"Location": self.provider.deny(key)})
        persona = self._persona(given)
        if persona is None or given.get("livello") not in SCELTE:
            return page("Scegli chi essere", Html("<p>Torna indietro e scegli una persona.</p>"), status=400, name=NAME)
        gestore = given.get("gestore", "spid")
        return Response(
            302, b"", headers={"Location": self.provider.choose(key, persona, gestore, int(given["livello"]))}
        )

    def persone(self) -> list[dict[str, str]]:
        return json.loads(self.path.read_text()) if self.path.exists() else []

    def _persona(self, given: dict[str, str]) -> dict[str, str] | None:
        """One of the list, or whoever is written by hand."""
        if cf := given.get("codice_fiscale", "").strip().upper():
            return {"codice_fiscale": cf, "nome": given.get("nome", ""), "cognome": given.get("cognome", "")}
        return next((each for each in self.persone() if each["codice_fiscale"] == given.get("chi")), None)

    def _choice(self, key: str, gestore: str, livello: int) -> Response:
        response = page(
            f"Entra con {GESTORI[gestore]}",
            Html("<p>Chi sei? Nel mondo vero qui lo dimostri al tuo gestore; nella dimostrazione lo scegli.</p>"),
            Html('<form method="post" action="/authorize" class="scelta">'),
            Html(f'<input type="hidden" name="richiesta" value="{esc(key)}">'),
            Html(f'<input type="hidden" name="gestore" value="{esc(gestore)}">'),
            Html("<fieldset><legend>Persona</legend>"),
            *(_radio(each) for each in self.persone()),
            Html("</fieldset><details><summary>Un'altra persona</summary>"),
            *(
                Html(f'<p><label>{label} <input name="{name}" autocomplete="off"></label></p>')
                for name, label in (("codice_fiscale", "Codice fiscale"), ("nome", "Nome"), ("cognome", "Cognome"))
            ),
            Html("</details>"),
            Html(f"<p>{choice('livello', 'Livello', SCELTE, str(livello))}</p>"),
            Html('<p><button>Entra</button> <button name="annulla" value="1">Annulla</button></p></form>'),
            name=NAME,
        )
        response.headers = self.headers
        return response


def _radio(persona: dict[str, str]) -> Html:
    label = f"{persona['nome']} {persona['cognome']}"
    detail = f" <small>{esc(persona['ruolo'])}</small>" if persona.get("ruolo") else ""
    value = esc(persona["codice_fiscale"])
    return Html(f'<div><label><input type="radio" name="chi" value="{value}"> {esc(label)}{detail}</label></div>')
