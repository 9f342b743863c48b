"""The Comune's word and what the Amministratore makes of it."""

import itertools
from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.models import Accreditamento, IndicazioneUtente, RigaIndicazione, Ruolo
from accounts.profilo import Profilo
from accounts.services.accreditamento import create_accreditamento
from ambiti.models import Comune
from rdc_platform import codice_fiscale
from rdc_platform.documenti import services as documenti
from tests.factories.pdf import PDF

DAL = date(2019, 4, 1)
_counter = itertools.count(1)


def pdf(name: str = "firmato.pdf") -> SimpleUploadedFile:
    """A small signed file, as a form sends it."""
    return SimpleUploadedFile(name, PDF, "application/pdf")


def make_persona(cognome: str = "Galli", nome: str = "Nora", **values) -> dict:
    """The fields of Operatore as the form of the accreditation cleans them; each one another person."""
    nascita = date(1985, 1 + next(_counter) % 12, 1 + next(_counter) % 28)
    return {
        "codice_fiscale": codice_fiscale.encode(cognome, nome, "F", nascita, "D150"),
        "nome": nome,
        "cognome": cognome,
        "data_nascita": nascita,
        "belfiore_nascita": "D150",
        "genere": "F",
        "email": "nora.galli@comune.example.it",
        "telefono": "0372 123456",
        "ente_datore": "Comune di Cremona",
        "profilo_professionale": "EDUCATORE",
        "numero_albo": "",
        "sezione_albo": "",
        "regione_albo": "",
        "contratto_fino_al": None,
    } | values


def make_riga(comune: Comune, ruolo: Ruolo = Ruolo.CASE_MANAGER, persona: dict | None = None, livello: str = "COMUNE"):
    """One row of a letter of the Comune, which names the person of `persona`."""
    persona = persona or make_persona()
    indicazione = IndicazioneUtente.objects.create(
        comune=comune,
        ambito=comune.ambiti.get(),
        firmatario="Sindaco di prova",
        protocollo=f"{next(_counter)}/2019",
        data=DAL,
        documento=documenti.store_pdf(PDF, "indicazione.pdf"),
    )
    names = ("codice_fiscale", "nome", "cognome")
    return RigaIndicazione.objects.create(
        indicazione=indicazione, ruolo=ruolo, livello=livello, **{name: persona[name] for name in names}
    )


def accredit(
    by: Profilo,
    comune: Comune,
    ruolo: Ruolo = Ruolo.CASE_MANAGER,
    *,
    persona: dict | None = None,
    riga: RigaIndicazione | None = None,
    livello: str = "COMUNE",
    **values,
) -> Accreditamento:
    """An accreditation asked for, by the real service; `values` change what it is given."""
    persona = persona or make_persona()
    riga = riga or make_riga(comune, ruolo, persona, livello)
    profilo = {
        "fondi": ["RISORSE_PROPRIE_ENTE"],
        "fondo_altro": "",
        "valido_dal": DAL,
        "valido_al": None,
        "motivo_cumulo": "",
        "comuni": [],
        "designazione": {"designato_da": "Sindaco di prova", "estremi_atto": "Decreto 7", "data": DAL},
        "identificazione": {"tipo_documento": "PASSAPORTO", "numero": "ya 1234567", "data": DAL},
    }
    return create_accreditamento(riga, by=by, persona=persona, **profilo | values)
