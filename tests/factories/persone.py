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
    IncaricoAmbito,
    IncaricoComune,
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
    return _make_operatori([_operatore(cognome, **values)])[0]


def make_profilo(
    ruolo: Ruolo, ambito: Ambito | None = None, *comuni: Comune, livello: str = "", operatore=None
) -> Profilo:
    """An active profile of `ruolo`: on the whole Ambito, or on `comuni` only."""
    return _make_profili([_accreditamento(operatore or make_operatore(), ruolo, ambito, comuni, livello)], [comuni])[0]


def make_profili(**wanted: tuple) -> dict[str, Profilo]:
    """By name, what `make_profilo` makes of each (ruolo, ambito, *comuni): in a few statements for all of them."""
    operatori = _make_operatori([_operatore() for _ in wanted])
    accreditamenti = [
        _accreditamento(operatore, ruolo, rest[0] if rest else None, rest[1:])
        for operatore, (ruolo, *rest) in zip(operatori, wanted.values(), strict=True)
    ]
    return dict(zip(wanted, _make_profili(accreditamenti, [each[2:] for each in wanted.values()]), strict=True))


def _operatore(cognome: str = "", **values) -> Operatore:
    n = next(_counter)
    cognome, nome = cognome or "Prova", _NOMI[n % len(_NOMI)]
    nascita = date.fromordinal(date(1940, 1, 1).toordinal() + n % ADULTI)
    return Operatore(
        codice_fiscale=codice_fiscale.encode(cognome, nome, "F", nascita, "D150"),
        cognome=cognome,
        nome=nome,
        data_nascita=nascita,
        belfiore_nascita="D150",
        genere="F",
        email=f"operatore{n}@example.it",
        **values,
    )


def _make_operatori(operatori: list[Operatore]) -> list[Operatore]:
    segreto = cipher().encrypt(b"12345678901234567890")
    Operatore.objects.bulk_create(operatori)
    DispositivoTotp.objects.bulk_create(
        [DispositivoTotp(user=each, name="telefono", segreto=segreto, confirmed=True) for each in operatori]
    )
    return operatori


def _accreditamento(
    operatore: Operatore, ruolo: Ruolo, ambito: Ambito | None, comuni, livello: str = ""
) -> Accreditamento:
    nazionale = ruolo in NAZIONALI
    return Accreditamento(
        operatore=operatore,
        ruolo=ruolo,
        livello=livello or (Livello.NAZIONALE if nazionale else Livello.COMUNE if comuni else Livello.AMBITO),
        ambito=None if nazionale else ambito,
        valido_dal=DAL,
        stato="ATTIVO",
        atto=make_atto(operatore, ambito) if ruolo == Ruolo.AMMINISTRATORE_AMBITO else None,
    )


def _make_profili(accreditamenti: list[Accreditamento], comuni: list[tuple[Comune, ...]]) -> list[Profilo]:
    """Save them, each held on its Ambito, on its `comuni`, or on all those of its Ambito."""
    Accreditamento.objects.bulk_create(accreditamenti)
    di_ambito = {each.ambito_id: each.ambito for each in accreditamenti if each.ambito_id}
    tutti = {pk: list(ambito.comuni.all()) for pk, ambito in di_ambito.items()}
    held = {IncaricoAmbito: [], IncaricoComune: []}
    for each, of_his in zip(accreditamenti, comuni, strict=True):
        if each.ruolo == Ruolo.AMMINISTRATORE_AMBITO:
            held[IncaricoAmbito].append((each, each.ambito))
        elif each.ruolo not in NAZIONALI:
            held[IncaricoComune] += [(each, comune) for comune in of_his or tutti[each.ambito_id]]
    through = Accreditamento.comuni.through
    through.objects.bulk_create([through(accreditamento=each, comune=comune) for each, comune in held[IncaricoComune]])
    for model, pairs in held.items():
        model.objects.bulk_create([_incarico(model, *pair) for pair in pairs])
    return [Profilo(each) for each in accreditamenti]


def _incarico(model, accreditamento: Accreditamento, held):
    return model(
        accreditamento=accreditamento,
        user_id=accreditamento.operatore_id,
        permission_id=incarichi.permission_id(accreditamento.ruolo, type(held)),
        content_object=held,
    )


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
