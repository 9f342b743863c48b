"""What the offices keep that somebody might open: letters, operators, requests to the Ministry, a lot of INPS."""

from dataclasses import dataclass, field
from uuid import UUID

from django.utils import timezone

from accounts.models import (
    Accreditamento,
    AllegatoRichiesta,
    ImportazioneIndicazione,
    IndicazioneUtente,
    Ruolo,
    StatoRichiesta,
)
from accounts.models.accreditamento import StatoAccreditamento
from accounts.profilo import Profilo
from ambiti.models import Ambito, AppartenenzaComune, Comune, Referente
from rdc_platform.documenti import services as documenti
from rdc_platform.forniture.models import Lotto, Scarto
from rdc_platform.monitor.models import Rilevazione
from rdc_platform.monitor.services.rilevazioni import count_mese
from rdc_platform.outbox.models import Message
from rdc_platform.pec.acquisizione import take_ricevuta
from tests.attack.posti import Famiglie
from tests.factories.accreditamento import accredit, make_persona, make_riga
from tests.factories.importazioni import make_importazione, make_row
from tests.factories.pdf import PDF
from tests.factories.pec import SISTEMA, make_eml, make_messaggio
from tests.factories.richieste import make_atto, make_richiesta
from tests.factories.rilevazioni import last_chiuso

# A request whose state is the one that the step of the URL wants.
STATO_DEL_PASSO = {
    "richiesta_detail": StatoRichiesta.IN_VERIFICA,
    "richiesta_pec": StatoRichiesta.FORM_INVIATO,
    "richiesta_same_pec": StatoRichiesta.FORM_INVIATO,
    "richiesta_verify": StatoRichiesta.PEC_RICEVUTA,
    "richiesta_integrate": StatoRichiesta.IN_VERIFICA,
    "richiesta_complete": StatoRichiesta.INTEGRAZIONE_RICHIESTA,
    "richiesta_refuse": StatoRichiesta.IN_VERIFICA,
    "richiesta_withdraw": StatoRichiesta.IN_VERIFICA,
    "atto_prepare": StatoRichiesta.IN_VERIFICA,
    "atto_send": StatoRichiesta.ATTO_PREDISPOSTO,
    "atto_countersign": StatoRichiesta.ATTO_INVIATO,
    "richiesta_register": StatoRichiesta.ATTO_CONTROFIRMATO,
    "richiesta_notify": StatoRichiesta.COMUNICATO,
}


@dataclass
class Uffici:
    """What stands in the hands of an Amministratore, and of the Ministry, for one Comune."""

    appartenenza: AppartenenzaComune
    indicazione: IndicazioneUtente
    riga: object
    importazione: ImportazioneIndicazione
    accreditamenti: dict[str, Accreditamento]
    richieste: dict[str, object] = field(default_factory=dict)
    allegato: object = None
    atto: object = None
    pec: object = None  # about the indication: it did not arrive
    ricevuta: object = None


def make_uffici(ambito: Ambito, comune: Comune, amministratore: Profilo) -> Uffici:
    """The letters of the Comune, operators in each state, and requests to the Ministry at each step."""
    riga = make_riga(comune)
    Referente.objects.create(ambito=ambito, nome="Ada", cognome=f"Referente di {comune}", email="ada@comune.example.it")
    uffici = Uffici(
        appartenenza=AppartenenzaComune.objects.get(comune=comune),
        indicazione=riga.indicazione,
        riga=riga,
        importazione=make_importazione(amministratore, comune, make_row("Importati"), make_row("Scartati", "Capo")),
        accreditamenti={stato: _make_operatore(comune, amministratore, stato) for stato in StatoAccreditamento.values},
    )
    told = amministratore.accreditamento.atto.richiesta
    stati = set(STATO_DEL_PASSO.values()) - {told.stato}
    uffici.richieste = {told.stato: told} | {stato: make_richiesta(ambito, stato) for stato in stati}
    richiesta = uffici.richieste[StatoRichiesta.IN_VERIFICA]
    uffici.allegato = AllegatoRichiesta.objects.create(
        richiesta=richiesta, tipo="NOTA_AUTORIZZAZIONE", documento=documenti.store_pdf(PDF, "nota.pdf")
    )
    uffici.atto = make_atto(richiesta)
    uffici.pec = make_messaggio(riferimento=riga.indicazione)
    for tipo in ("accettazione", "errore-consegna"):
        uffici.ricevuta = take_ricevuta(make_eml(uffici.pec, tipo), by=SISTEMA)
    return uffici


def _make_operatore(comune: Comune, amministratore: Profilo, stato: str) -> Accreditamento:
    """An operator accredited on a letter of the Comune, in `stato`."""
    accreditamento = accredit(amministratore, comune, Ruolo.CASE_MANAGER, persona=make_persona())
    Accreditamento.objects.filter(pk=accreditamento.pk).update(stato=stato, motivo_stato="ALTRO")
    return Accreditamento.objects.get(pk=accreditamento.pk)


def make_lotto() -> Lotto:
    """A lot taken, with one line in quarantine and its answer; and a month told to the Ministry, as the nights make it."""
    count_mese(last_chiuso(), last_chiuso())
    lotto = Lotto.objects.create(
        id_lotto="prova",
        progressivo=1,
        sha256="0" * 64,
        data_estrazione=timezone.now(),
        esito="ACQUISITO",
        lette=1,
        quarantena=1,
        riscontro=documenti.store_pdf(PDF, "riscontro.json"),
    )
    Scarto.objects.create(lotto=lotto, riga=2, codice="E07", campo="codice_fiscale", motivo="Non valido.")
    return lotto


def pk_monitor(short: str, f: Famiglie, u: Uffici, lotto: Lotto) -> UUID:
    """A lot, a PEC, a message, a month told to the Ministry, or what the data-protection officer asks about: a person, his profile, a family."""
    chiesti = {
        "persona_detail": f.case_manager.operatore_id,
        "incarico_list": f.case_manager.accreditamento_id,
        "famiglia_visibilita": f.caso.nucleo_id,
        "pec_detail": u.pec.pk,
    }
    if short == "rilevazione_detail":
        return Rilevazione.objects.earliest("ambito__codice").pk
    if short.startswith("messaggio_"):
        return Message.objects.earliest("ordine").pk
    return chiesti.get(short, lotto.pk)
