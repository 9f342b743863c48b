"""The world under attack, and how a request is made in it without leaving a trace."""

import re
import uuid
from contextlib import contextmanager
from dataclasses import dataclass
from ipaddress import ip_address
from itertools import count

from django.db import connection, transaction
from django.urls import reverse

from accounts.profilo import Profilo
from tests.attack.gente import client_of, make_profili, make_sessions
from tests.attack.posti import Famiglie, make_famiglie
from tests.attack.posti_controlli import assign_controlli, pk_controlli, work_on
from tests.attack.posti_puc import Progetti, kwargs_puc, make_progetti
from tests.attack.posti_uffici import STATO_DEL_PASSO, Uffici, make_lotto, make_uffici, pk_monitor
from tests.factories.mondo import Mondo, make_mondo
from tests.factories.pec import ricevuta_of

COMUNE = re.compile(r"^[A-Z]\d{3}(?=-)")  # in a code that begins with it
# How near: of the Case manager and Comune of `mondo`; a colleague's, once his; another Comune; another Ambito; nothing there.
SUA, COLLEGA, STAGNO, ALTROVE, NESSUNA = RELAZIONI = ("sua", "collega", "stagno", "altrove", "nessuna")
OVVIA = ""  # of a page that is of no object


@dataclass(frozen=True)
class Risposta:
    """What an answer tells whoever compares it with another."""

    status: int
    body: bytes
    headers: tuple[tuple[str, str], ...]
    queries: int = 0


class Counter:
    """Counts statements without keeping them."""

    def __init__(self):
        self.queries = 0

    def __call__(self, execute, sql, params, many, context):
        self.queries += 1
        return execute(sql, params, many, context)


@dataclass
class Citta:
    mondo: Mondo
    profili: dict[str, Profilo]
    famiglie: dict[str, Famiglie]
    uffici: dict[str, Uffici]
    progetti: dict[str, Progetti]
    lotto: object
    sessioni: dict[str, str]

    def client(self, chi: str, **options):
        return client_of(self.sessioni[chi], **options)

    def kwargs(self, url, relazione: str) -> dict[str, object]:
        """What the path of `url` asks for: of the object in that relation, or of nothing (random ids in its place)."""
        nessuna = relazione == NESSUNA
        values = self._kwargs(url, SUA if nessuna else relazione)
        return {k: _of_nobody(v) if nessuna else v for k, v in values.items()}

    def path(self, url, relazione: str) -> str:
        return reverse(url.name, kwargs=self.kwargs(url, relazione))

    def ask(self, chi: str, method: str, path: str, data=None, **extra) -> Risposta:
        """The answer to a request whose every effect is undone."""
        counter = Counter()
        with undone(), connection.execute_wrapper(counter):
            response, body = ask(self.client(chi), method, path, data, **extra)
        return response_of(response, body, counter.queries)

    def _kwargs(self, url, relazione: str) -> dict[str, object]:
        if not url.arguments:
            return {}
        app, name = url.name.split(":")
        if app == "progetti_collettivita":
            return kwargs_puc(url, self.progetti.get(relazione) or self.progetti[SUA])
        values = {"pk": self._pk(url.name, relazione)} if "pk" in url.arguments else {}
        f = self.famiglie.get(relazione) or self.famiglie[SUA]
        others = {
            "documento": lambda: f.documento.pk,
            "sezione": lambda: _sezione(name, persona="componente" in url.arguments),
            "componente": lambda: f.adulto_quadro.pk if name.startswith("quadro_") else f.adulto.pk,
            "versione": lambda: 1,
            "codice": lambda: "USO_PIATTAFORMA",
            "modulo": lambda: "accordi",
            "fatto": lambda: "informazione-E09A",
            "quale": lambda: "inps" if app == "monitor" else "ministero",
            "token": lambda: "non-vale",
            "gestore": lambda: "spid",
            "lotto": lambda: f.assegnazione.lotto,
            "riga": lambda: (
                (RIGHE[name](f) if name in RIGHE else getattr(f.bozza, PARTI[name.split("_")[0]]).first()).pk
            ),
        }
        return values | {each: others[each]() for each in url.arguments if each != "pk"}

    def _pk(self, name: str, relazione: str) -> uuid.UUID:
        f, u = self.famiglie[relazione], self.uffici[relazione]
        app, short = name.split(":")
        if app == "accounts":
            return _pk_accounts(short, u)
        if app == "monitor":
            return pk_monitor(short, f, u, self.lotto)
        if app == "controlli_anagrafici":
            return pk_controlli(short, f)
        return _pk_patti(short, f)


PARTI = {"obiettivo": "obiettivi", "risultato": "risultati", "impegno": "impegni", "sostegno": "sostegni"}
RIGHE = {
    "copia_download": lambda f: f.copia,
    "sostegno_move": lambda f: f.firmato.sostegni.first(),
    "periodo_edit": lambda f: f.caso.nucleo.controlli.get().periodi.first(),
    "periodo_delete": lambda f: f.caso.nucleo.controlli.get().periodi.first(),
    "rinvio_periodo_delete": lambda f: f.caso.nucleo.controlli.get().periodi.last(),
    "nota_download": lambda f: f.caso.nucleo.controlli.get().note.get(),
    "lettera_download": lambda f: f.caso.nucleo.controlli.get().lettere.get(),
    "ricevuta_convocazione_download": lambda f: ricevuta_of(f.convocazione),
    "ricevuta_rinvio_download": lambda f: ricevuta_of(f.caso.nucleo.controlli.get().rinvii.first()),
    "titolo_delete": lambda f: f.caso.nucleo.controlli.get().titoli.get(),
}  # of a Patto signed
STATO_DELL_ATTO = {
    "accreditamento_activate": "RICHIESTO",
    "accreditamento_reactivate": "SOSPESO",
}


# The object of a page, where it is not the draft Patto.
DEL_CASO = (
    "patto_create", "caso_", "convocazione_create", "variazione_", "orario_choose", "trasferimento_start",
    "trasferimento_propose", "scheda_detail", "rinnovo_", "chiusura_create", "sospensione_", "esonero_list",
)  # fmt: skip
OGGETTI = {
    "conflitto_declare": lambda f: f.caso.pk,
    "conflitto_lift": lambda f: f.conflitto.pk,
    "emergenza_": lambda f: f.caso.pk,
    "supplenza_": lambda f: f.supplenza.pk,
    "assenza_start": lambda f: f.case_manager.accreditamento_id,
    "assenza_end": lambda f: f.assenza.pk,
    **dict.fromkeys(
        ("convocazione_", "invio_", "esito_", "telefonata_", "pec_convocazione_", "ricevuta_convocazione_"),
        lambda f: f.convocazione.pk,
    ),
    "prenotazione_": lambda f: f.prenotazione.pk,
    **dict.fromkeys(("patto_sign", "patto_unfreeze"), lambda f: f.da_firmare.pk),
    **dict.fromkeys(("patto_revise", "copia_", "sostegno_move"), lambda f: f.firmato.pk),
    "patto_versions": lambda f: f.firmato.caso_id,
    **dict.fromkeys(("patto_download", "patto_documento"), lambda f: f.firmato.pk),
    **dict.fromkeys(("sede_", "disponibilita_open", "chiusura_add"), lambda f: f.orari.sede_id),
    "disponibilita_close": lambda f: f.orari.pk,
    "chiusura_delete": lambda f: f.chiusura.pk,
    "lettere_": lambda f: f.stampa.pk,
    **dict.fromkeys(("scheda_edit", "esonero_create"), lambda f: f.adulto.pk),
    "esonero_": lambda f: f.esonero.pk,
    "analisi_": lambda f: f.in_analisi.pk,
    **dict.fromkeys(("quadro_", "servizio_", "membro_create", "cpi_"), lambda f: f.in_quadro.pk),
    "richiesta_cpi_create": lambda f: f.in_quadro.pk,
    "richiesta_cpi_": lambda f: f.in_quadro.richieste_cpi.get().pk,
    "membro_": lambda f: f.membro.pk,
    "comunicazione_": lambda f: f.comunicazione.pk,
    "segnalazione_create": lambda f: f.caso.pk,
    "segnalazione_draft": lambda f: f.caso.pk,
    "segnalazione_allegato": lambda f: f.segnalazione.allegati.get().pk,
    "segnalazione_": lambda f: f.segnalazione.pk,
    "rettifica_create": lambda f: f.segnalazione.pk,
    "rettifica_": lambda f: f.rettifica.pk,
    "richiamo_create": lambda f: f.richiamo.impegno_id,
    "richiamo_": lambda f: f.richiamo.pk,
    "notizia_": lambda f: f.notizia.pk,
    "consegna_": lambda f: f.assegnazione.pk,
    "patto_detail": lambda f: f.bozza.caso_id,
    **dict.fromkeys(
        ("incontro_list", "incontro_create", "incontro_andamento", "valutazione_"), lambda f: f.firmato.caso_id
    ),
    "incontro_": lambda f: f.firmato.incontri.first().pk,
    "trasferimento_confirm": lambda f: f.proposto.pk,
    "trasferimento_": lambda f: f.trasferimento.pk,
    "doppione_": lambda f: f.doppione.pk,
    "riapertura_ask": lambda f: f.riapertura.caso_id,
    "riapertura_": lambda f: f.riapertura.pk,
}


def _sezione(name: str, *, persona: bool) -> str:
    """A page that the form of the URL has: of a person, or of the family."""
    if name.startswith("analisi_"):
        return "adulti" if persona else "sintesi"
    return "salute" if persona else "famiglia"


def _pk_patti(short: str, f: Famiglie) -> uuid.UUID:
    if short.startswith(DEL_CASO):
        return f.caso.pk
    return next((pk(f) for start, pk in OGGETTI.items() if short.startswith(start)), f.bozza.pk)


def _pk_accounts(short: str, u: Uffici) -> uuid.UUID:
    if short in STATO_DEL_PASSO:
        return u.richieste[STATO_DEL_PASSO[short]].pk
    if short in ("ambito_detail", "referenti_edit"):
        return u.appartenenza.ambito_id
    if short.startswith(("modulo_", "bozza_")):
        return next(iter(u.richieste.values())).pk
    if short == "accreditamento_create":
        return u.riga.pk
    if short.startswith("accreditamento_"):
        return u.accreditamenti[STATO_DELL_ATTO.get(short, "ATTIVO")].pk
    kinds = {
        "importazione": u.importazione,
        "convenzione": u.appartenenza,
        "indicazione": u.indicazione,
        "allegato": u.allegato,
        "atto": u.atto,
        "pec": u.pec,
        "ricevuta": u.ricevuta,
    }
    return kinds[short.split("_", maxsplit=1)[0]].pk


def make_citta() -> Citta:
    mondo = make_mondo()
    profili = make_profili(mondo)
    famiglie = {
        SUA: make_famiglie(
            mondo.ambito_a,
            mondo.cremona,
            mondo.case_manager,
            mondo.coordinatore,
            supplente=mondo.collega,
            verso=mondo.bologna,
        ),
        COLLEGA: make_famiglie(
            mondo.ambito_a, mondo.cremona, mondo.collega, mondo.coordinatore, ex=mondo.case_manager, verso=mondo.bologna
        ),
        STAGNO: make_famiglie(
            mondo.ambito_a,
            mondo.stagno,
            profili["case_manager_stagno"],
            mondo.coordinatore_stagno,
            supplente=mondo.case_manager,
            verso=mondo.bologna,
        ),
        ALTROVE: make_famiglie(
            mondo.ambito_b, mondo.bologna, mondo.case_manager_b, mondo.coordinatore_b, verso=mondo.cremona
        ),
    }
    assign_controlli(famiglie[SUA], profili["responsabile_anagrafici"].accreditamento)
    assign_controlli(famiglie[COLLEGA], profili["altro_responsabile_anagrafici"].accreditamento)
    for relazione, f in famiglie.items():
        chi = "responsabile_anagrafici_stagno" if relazione in {SUA, COLLEGA} else "responsabile_anagrafici"
        work_on(f.caso.nucleo.controlli.get(), mondo, profili[chi].accreditamento)
    uffici = {
        SUA: make_uffici(mondo.ambito_a, mondo.cremona, mondo.amministratore),
        STAGNO: make_uffici(mondo.ambito_a, mondo.stagno, mondo.amministratore),
        ALTROVE: make_uffici(mondo.ambito_b, mondo.bologna, mondo.amministratore_b),
    }
    uffici[COLLEGA] = uffici[SUA]
    nuclei = [caso.nucleo for caso in famiglie[SUA].casi]
    progetti = make_progetti(mondo, profili, famiglie)
    return Citta(mondo, profili, famiglie, uffici, progetti, make_lotto(), make_sessions(mondo, profili, nuclei))


@contextmanager
def undone():
    """Whatever happens inside leaves no trace in the database."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


INDIRIZZI = (ip_address("10.0.0.0") + number for number in count(1))


def ask(client, method: str, path: str, data=None, **extra):
    """The response, its body read and its file closed."""
    extra.setdefault("REMOTE_ADDR", str(next(INDIRIZZI)))  # each from elsewhere: nobody is counted with another
    response = getattr(client, method.lower())(path, data or {}, **extra)
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return response, body


def response_of(response, body: bytes, queries: int = 0) -> Risposta:
    kept = ((k, v) for k, v in sorted(response.headers.items()) if k != "X-Request-ID")
    return Risposta(response.status_code, body, tuple(kept), queries)


def _of_nobody(value: object) -> object:
    """A key that nothing has: another, or the code of a Comune that is none."""
    if isinstance(value, uuid.UUID):
        return uuid.uuid4()
    return COMUNE.sub("Z999", value) if isinstance(value, str) else value
