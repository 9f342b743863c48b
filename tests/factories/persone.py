import itertools
from datetime import date

from django.test import Client
from django.utils import timezone
from django_otp import DEVICE_ID_SESSION_KEY

from accounts import incarichi, sessione
from accounts.models import (
    Accreditamento,
    AttoDesignazione,
    DispositivoTotp,
    Livello,
    ModelloAtto,
    Operatore,
    RichiestaAccreditamento,
    Ruolo,
)
from accounts.models.dispositivo import cipher
from accounts.profilo import Profilo
from ambiti.models import Ambito, Comune
from rdc_platform import codice_fiscale
from rdc_platform.documenti import services as documenti
from rdc_platform.pec.models import MessaggioPec
from tests.factories.pdf import PDF

DAL = date(2019, 4, 1)
NAZIONALI = {Ruolo.MINISTERO, Ruolo.RESPONSABILE_FLUSSI, Ruolo.DPO}
_counter = itertools.count(1)
ADULTI = 20_000  # days on which one may be born and be of age however many are made in one run
_NOMI = ["Anna", "Bruno", "Carla", "Dario", "Elena", "Fabio", "Gina", "Ivo"]


def make_operatore(cognome: str = "", **values) -> Operatore:
    """An operator with a second factor, born on a day of his own so that each codice fiscale is new."""
    n = next(_counter)
    cognome, nome = cognome or "Prova", _NOMI[n % len(_NOMI)]
    nascita = date.fromordinal(date(1940, 1, 1).toordinal() + n % ADULTI)
    operatore = Operatore.objects.create(
        codice_fiscale=codice_fiscale.encode(cognome, nome, "F", nascita, "D150"),
        cognome=cognome,
        nome=nome,
        data_nascita=nascita,
        belfiore_nascita="D150",
        genere="F",
        email=f"operatore{n}@example.it",
        **values,
    )
    DispositivoTotp.objects.create(
        user=operatore, name="telefono", segreto=cipher().encrypt(b"12345678901234567890"), confirmed=True
    )
    return operatore


def make_profilo(
    ruolo: Ruolo, ambito: Ambito | None = None, *comuni: Comune, livello: str = "", operatore=None
) -> Profilo:
    """An active profile of `ruolo`: on the whole Ambito, or on `comuni` only."""
    nazionale = ruolo in NAZIONALI
    livello = livello or (Livello.NAZIONALE if nazionale else Livello.COMUNE if comuni else Livello.AMBITO)
    operatore = operatore or make_operatore()
    accreditamento = Accreditamento.objects.create(
        operatore=operatore,
        ruolo=ruolo,
        livello=livello,
        ambito=None if nazionale else ambito,
        valido_dal=DAL,
        stato="ATTIVO",
        atto=make_atto(operatore, ambito) if ruolo == Ruolo.AMMINISTRATORE_AMBITO else None,
    )
    if ruolo == Ruolo.AMMINISTRATORE_AMBITO:
        incarichi.grant(accreditamento, [ambito])
    elif not nazionale:
        comuni = comuni or ambito.comuni.all()
        accreditamento.comuni.add(*comuni)
        incarichi.grant(accreditamento, comuni)
    return Profilo(accreditamento)


def make_atto(operatore: Operatore, ambito: Ambito) -> AttoDesignazione:
    """A countersigned act at the end of a request, as the letter wants before any access."""
    modello, _ = ModelloAtto.objects.get_or_create(
        versione=900, defaults={"titolare": "Ministero", "oggetto": "prova", "valido_dal": DAL}
    )
    n = next(_counter)
    richiesta = RichiestaAccreditamento.objects.create(
        numero_richiesta=f"AMB-2019-{n:06}",
        codice_fiscale=operatore.codice_fiscale,
        nome=operatore.nome,
        cognome=operatore.cognome,
        data_nascita=operatore.data_nascita,
        belfiore_nascita=operatore.belfiore_nascita,
        genere=operatore.genere,
        ambito=ambito,
        email=operatore.email,
        telefono="0372 000000",
        firmatario_titolo="LEGALE_RAPPRESENTANTE",
        pec_mittente=ambito.pec,
        pec_message_id=f"<{n}@pec.example.it>",
        pec_ricevuta_il=timezone.now(),
        stato="COMUNICATO",
        messaggio_pec=MessaggioPec.objects.create(
            message_id=f"<risposta.{n}@pec.example.it>",
            mittente="accreditamento@pec.example.it",
            destinatario=ambito.pec,
            oggetto="Registrazione",
            corpo="La persona è registrata.",
        ),
    )
    return AttoDesignazione.objects.create(
        richiesta=richiesta,
        modello=modello,
        numero=f"P{n}/2019",
        data=DAL,
        file_controfirmato=documenti.store_pdf(PDF, "atto.pdf"),
        data_controfirma=DAL,
    )


def client_for(profilo: Profilo | None) -> Client:
    """A test client whose session has passed both factors and acts with `profilo`; anonymous for None."""
    client = Client()
    if profilo is None:
        return client
    operatore = profilo.operatore
    client.force_login(operatore)
    session = client.session
    request = type("Request", (), {"session": session})()
    sessione.open_session(request, operatore)
    session[DEVICE_ID_SESSION_KEY] = operatore.dispositivo.persistent_id
    session[sessione.PROFILO] = str(profilo.accreditamento_id)
    session.save()
    return client
