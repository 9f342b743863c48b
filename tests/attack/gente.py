"""Everyone who may knock: each role of the letter, and each way of not being quite a role."""

from datetime import timedelta
from functools import cache

from django.test import Client
from django.test.client import ClientHandler

from accounts import incarichi, sessione
from accounts.models import Accreditamento, Ruolo
from accounts.profilo import Profilo
from rdc_platform import calendario
from tests.factories.accessi import activate
from tests.factories.persone import DAL, client_for, make_operatore, make_profilo

# Who is not in: sent to the login. Who is in and acts with no profile: sent to choose one.
FINITI = ("revocato", "sospeso", "scaduto", "richiesto", "non_ancora")  # with the profile the session ended
FUORI = ("anonimo", "password", "senza_codice", "sessione_chiusa", "disattivato", *FINITI)
SENZA_PROFILO = ("senza_profilo",)
RUOLI = (
    "ministero",
    "flussi",
    "dpo",
    "amministratore",
    "amministratore_b",
    "coordinatore",
    "coordinatore_stagno",
    "coordinatore_b",
    "case_manager",
    "collega",
    "case_manager_stagno",
    "case_manager_b",
    "coordinatore_anagrafici",
    "coordinatore_anagrafici_stagno",
    "responsabile_anagrafici",
    "altro_responsabile_anagrafici",
    "responsabile_anagrafici_stagno",
    "responsabile_puc",
    "responsabile_puc_stagno",
    "tutor_puc",
    "membro_equipe",
)
TUTTI = (*FUORI, *SENZA_PROFILO, *RUOLI)


def make_profili(mondo) -> dict[str, Profilo]:
    """The people of `mondo` by name, and those it lacks."""
    profili = {name: getattr(mondo, name) for name in RUOLI if hasattr(mondo, name)}
    return profili | {
        "case_manager_stagno": make_profilo(Ruolo.CASE_MANAGER, mondo.ambito_a, mondo.stagno),
        "coordinatore_anagrafici_stagno": make_profilo(Ruolo.COORDINATORE_ANAGRAFICI, mondo.ambito_a, mondo.stagno),
        "altro_responsabile_anagrafici": make_profilo(
            Ruolo.RESPONSABILE_ANAGRAFICI, mondo.ambito_a, mondo.cremona, mondo.stagno
        ),
        "responsabile_anagrafici_stagno": make_profilo(Ruolo.RESPONSABILE_ANAGRAFICI, mondo.ambito_a, mondo.stagno),
        "responsabile_puc_stagno": make_profilo(Ruolo.RESPONSABILE_PUC, mondo.ambito_a, mondo.stagno),
        "tutor_puc": make_profilo(Ruolo.TUTOR_PUC, mondo.ambito_a, mondo.cremona),
        "membro_equipe": _without_function(Ruolo.MEMBRO_EQUIPE, mondo),
    }


def make_sessions(mondo, profili: dict[str, Profilo], nuclei: list) -> dict[str, str]:
    """The session cookie of everyone; those whose profile ended still have the rows on `nuclei`: the session must stop them."""
    for profilo in profili.values():
        activate(profilo.operatore)
    clients = {name: client_for(profilo) for name, profilo in profili.items()}
    clients |= {"anonimo": Client(), "password": _password_only(), "senza_codice": client_for(_ended(mondo, nuclei))}
    clients["senza_profilo"] = client_for(_ended(mondo, nuclei))
    _forget(clients["senza_profilo"], sessione.PROFILO)
    _forget(clients["senza_codice"], "otp_device_id")
    closed, disabled = _ended(mondo, nuclei), _ended(mondo, nuclei)
    clients |= {"sessione_chiusa": client_for(closed), "disattivato": client_for(disabled)}
    sessione.close_sessions(closed.operatore)
    type(disabled.operatore).objects.filter(pk=disabled.operatore_id).update(is_active=False)
    today, day = calendario.today(), timedelta(days=1)
    for name, values in {
        "revocato": {"stato": "REVOCATO", "motivo_stato": "CESSAZIONE_RAPPORTO"},
        "sospeso": {"stato": "SOSPESO", "motivo_stato": "ASSENZA_PROLUNGATA"},
        "scaduto": {"valido_al": today - day},
        "richiesto": {"stato": "RICHIESTO"},
        "non_ancora": {"valido_dal": today + day},
    }.items():
        profilo = _ended(mondo, nuclei)
        clients[name] = client_for(profilo)
        Accreditamento.objects.filter(pk=profilo.accreditamento_id).update(**values)
    return {name: client.cookies["sessionid"].value if client.cookies else "" for name, client in clients.items()}


@cache
def _handler(enforce_csrf_checks: bool) -> ClientHandler:
    """One for all clients: making the middleware anew for each request takes longer than the request."""
    return ClientHandler(enforce_csrf_checks=enforce_csrf_checks)


def client_of(session: str, *, enforce_csrf_checks: bool = False) -> Client:
    """A new client with that session; a fault of the view is an answer of 500."""
    client = Client(raise_request_exception=False)
    client.handler = _handler(enforce_csrf_checks)
    if session:
        client.cookies["sessionid"] = session
    return client


def _without_function(ruolo: Ruolo, mondo) -> Profilo:
    """A profile of a role whose pages are not there yet: nobody can be accredited as such, but a row might come to be."""
    accreditamento = Accreditamento.objects.create(
        operatore=make_operatore(), ruolo=ruolo, livello="AMBITO", ambito=mondo.ambito_a, valido_dal=DAL, stato="ATTIVO"
    )
    return Profilo(accreditamento)


def _ended(mondo, nuclei) -> Profilo:
    profilo = make_profilo(Ruolo.CASE_MANAGER, mondo.ambito_a)
    incarichi.grant(profilo.accreditamento, nuclei)
    activate(profilo.operatore)
    return profilo


def _password_only() -> Client:
    """The first step of entering done, the second not."""
    client = Client()
    session = client.session
    sessione.wait_for_code(type("Request", (), {"session": session})(), make_operatore())
    session.save()
    client.cookies["sessionid"] = session.session_key
    return client


def _forget(client: Client, key: str) -> None:
    session = client.session
    del session[key]
    session.save()
