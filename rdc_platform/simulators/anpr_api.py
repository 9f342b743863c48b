"""ANPR's services for consultation, and the page from which a person moves them."""

import hmac
import json
from functools import partial
from typing import Any

from rdc_platform.simulators import pagina
from rdc_platform.simulators.anpr_mondo import Mondo, Persona
from rdc_platform.simulators.guasto import Guasti
from rdc_platform.simulators.server import App, Request, Response, json_response, problem

NOME = "ANPR"
SERVIZI = {
    "C030-servizioAccertamentoIdUnicoNazionale": ("codiceFiscale", "C030"),
    "C020-servizioAccertamentoResidenza": ("idANPR", "C020"),
    "C021-servizioAccertamentoStatoFamiglia": ("idANPR", "C021"),
}
CAMPI = ("dataRiferimentoRichiesta", "motivoRichiesta", "casoUso")


class Api:
    """Answers of whom `mondo` knows. The numbers of the operations must grow; `guasti` is how it fails."""

    def __init__(self, mondo: Mondo, token: str, guasti: Guasti) -> None:
        self.mondo, self.token, self.guasti = mondo, token, guasti
        self.chiamate: list[dict[str, Any]] = []

    def add_to(self, app: App) -> None:
        for servizio in SERVIZI:
            app.add("POST", f"/{servizio}/v1/anpr-service-e002", partial(self.serve, servizio))
        app.add("GET", "/", self.page)
        app.add("GET", "/console/chiamate.json", lambda _: json_response(self.chiamate))
        app.add("POST", "/console/persone", self.add)

    def serve(self, servizio: str, request: Request) -> Response:
        given = request.headers.get("Authorization", "").encode()
        if not hmac.compare_digest(given, f"Bearer {self.token}".encode()):
            return problem(401, "TOKEN_NON_VALIDO", "Manca il token, o non è quello.", WWW_Authenticate="Bearer")
        if self.guasti.guasto == "vietato":
            return errore(403, "EN148", "Caso d'uso non autorizzato per la finalità")
        criterio, codice = SERVIZI[servizio]
        try:
            corpo = json.loads(request.body())
            numero = int(corpo["idOperazioneClient"])
            chi = str(corpo["criteriRicerca"][criterio])
            richiesta = {campo: str(corpo["datiRichiesta"][campo]) for campo in CAMPI}
        except (ValueError, TypeError, KeyError):
            return errore(400, "EN001", "Richiesta non valida")
        self.chiamate.append({"servizio": codice, "numero": numero, **richiesta})
        persona = self.mondo.find(chi) if criterio == "codiceFiscale" else self.mondo.per_id.get(chi)
        if persona is None:
            return errore(404, "EN122", "La richiesta effettuata non produce alcun risultato")
        return json_response(
            {
                "idOperazioneANPR": str(len(self.chiamate)),
                "listaSoggetti": {"datiSoggetto": self._dati(codice, persona)},
            }
        )

    def _dati(self, codice: str, persona: Persona) -> list[dict[str, Any]]:
        if codice == "C030":
            return [{"identificativi": {"idANPR": persona.id}}]
        if codice == "C020":
            return [{"generalita": persona.generalita, "residenza": persona.residenze}]
        return [{"generalita": self.mondo.per_cf[cf].generalita} for cf in persona.famiglia if cf in self.mondo.per_cf]

    def page(self, _request: Request) -> Response:
        righe = [(each["servizio"], each["numero"], each["motivoRichiesta"]) for each in self.chiamate[-50:]]
        return pagina.page(
            "Anagrafe nazionale",
            pagina.table("Ultime domande", ("Servizio", "Numero", "Motivo"), righe, "Nessuno ha ancora chiesto nulla."),
            self.guasti.form(),
            name=NOME,
        )

    def add(self, request: Request) -> Response:
        """Somebody as JSON: `cf`, `cognome`, `nome`, `residenze` as `residenza[]` of C020, `famiglia` the codes."""
        self.mondo.add(**json.loads(request.body()))
        return json_response({}, 201)


def errore(status: int, codice: str, testo: str) -> Response:
    riga = {"codiceErroreAnomalia": codice, "tipoErroreAnomalia": "E", "testoErroreAnomalia": testo}
    return json_response({"idOperazioneANPR": "0", "listaErrori": [riga]}, status)
