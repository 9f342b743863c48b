"""Drawing the families whose composition is checked, in a job, and adding one by choice (nota 8156/2019; A.9 of the rules)."""

import secrets
from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db import connection, transaction
from django.http import Http404

from accounts.profilo import Profilo
from ambiti.models import Comune, Nucleo
from controlli_anagrafici import campione
from controlli_anagrafici.models import (
    CampioneEstrazione,
    Controllo,
    EventoControllo,
    OrigineControllo,
    RequisitoCittadinanza,
    StatoControllo,
    StatoEstrazione,
    TipoControllo,
)
from controlli_anagrafici.permissions import COMUNI
from controlli_anagrafici.selectors.campione import PERCENTUALE, list_mancanti, popolazione
from controlli_anagrafici.services.controllo import ControlloError, lock_controllo
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.audit.stato import move
from rdc_platform.norme.selectors import intero
from rdc_platform.outbox import services as outbox

TOPIC = "controlli.campione"
PEZZO = 500  # checks opened in one transaction: less than a second
IN_CORSO = "L'estrazione di questo Comune è in corso: riprova quando è finita."
ESTRAZIONI = 7_415  # advisory lock: the second key is the Comune's
TERMINE = "CTRL_GG_COMUNE_DOMANDA"
SALT = 16  # bytes


@transaction.atomic
def extract_campione(comune: str, *, by: Profilo, fatte: int) -> CampioneEstrazione:
    """Let the worker draw today's sample of a Comune and open its checks. `fatte`: how many draws there were on the page.

    Raises ControlloError, Http404.
    """
    dove = _lock_comune(comune, by=by)
    if dove.campioni.count() != fatte:
        raise ControlloError("Intanto il campione è già stato estratto: lo trovi nell'elenco qui sotto.")
    if _is_running(comune):
        raise ControlloError(IN_CORSO)
    oggi = calendario.today()
    if not popolazione(oggi).filter(comune=dove).exists():
        raise ControlloError("Non c'è nessun nucleo fra cui estrarre.")
    estrazione = CampioneEstrazione.objects.create(
        comune=dove,
        stato=StatoEstrazione.IN_CORSO,
        data=oggi,
        percentuale=intero(PERCENTUALE, oggi),
        estratto_da=by.accreditamento,
    )
    audit.record("extract_campione", estrazione, by=by)
    outbox.post(TOPIC, key=f"campione-{estrazione.pk}-sorteggio", estrazione_id=estrazione.pk)
    return estrazione


def draw_next(estrazione_id: UUID) -> None:
    """Draw the sample, or open some of its checks, and ask for the next ones, in the caller's transaction."""
    estrazione = CampioneEstrazione.objects.select_for_update(of=("self",)).get(pk=estrazione_id)
    if estrazione.stato != StatoEstrazione.IN_CORSO:
        return
    _lock_estrazioni(estrazione.comune_id)
    if not estrazione.salt:
        _draw(estrazione)
    mancano = list_mancanti(estrazione)
    scelti = Nucleo.objects.filter(protocollo_inps__in=mancano[:PEZZO])
    estrazione.controlli.add(
        *_open(list(scelti), OrigineControllo.CAMPIONE, estrazione.data, da=estrazione.estratto_da_id)
    )
    resto = len(mancano) - PEZZO
    if resto > 0:
        outbox.post(TOPIC, key=f"campione-{estrazione.pk}-{resto}", estrazione_id=estrazione.pk)
    else:
        move(estrazione, StatoEstrazione.FATTA)
        estrazione.save(update_fields=["stato"])


def _draw(estrazione: CampioneEstrazione) -> None:
    """Who is drawn follows from the salt, which is made here and known to nobody before."""
    nuclei = popolazione(estrazione.data).filter(comune=estrazione.comune_id)
    estrazione.protocolli = sorted(nuclei.values_list("protocollo_inps", flat=True))
    estrazione.popolazione = len(estrazione.protocolli)
    estrazione.estratti = campione.count_estratti(estrazione.popolazione, estrazione.percentuale)
    estrazione.salt = secrets.token_hex(SALT)
    estrazione.seed = campione.compute_seed(estrazione.comune_id, estrazione.data, estrazione.salt)
    estrazione.algoritmo = campione.ALGORITMO
    estrazione.save(update_fields=["protocolli", "popolazione", "estratti", "salt", "seed", "algoritmo"])


@transaction.atomic
def start_famiglia(controllo: Controllo, *, by: Profilo) -> Controllo:
    """Check the composition of a family that was not drawn: a sample may grow, never shrink. Raises ControlloError."""
    _lock_estrazioni(controllo.comune_competente_id)
    controllo = lock_controllo(controllo, by=by, perm="assign_controllo")
    if _is_running(controllo.comune_competente_id):
        raise ControlloError(IN_CORSO)
    oggi = calendario.today()
    if not popolazione(oggi).filter(pk=controllo.nucleo_id).exists():
        raise ControlloError("La composizione di questo nucleo è già controllata, o la domanda è cessata.")
    (nuovo,) = _open([controllo.nucleo], OrigineControllo.INIZIATIVA_COMUNE, oggi, da=by.accreditamento_id)
    audit.record("start_famiglia", nuovo, by=by, nucleo_id=nuovo.nucleo_id)
    return nuovo


def _open(nuclei: Sequence[Nucleo], origine: OrigineControllo, giorno: date, *, da: UUID | None) -> list[Controllo]:
    """A check of composition for each, to be assigned; `da` is the accreditation of who wanted it."""
    dichiarati = Controllo.objects.filter(nucleo__in=nuclei).values_list("nucleo_id", "requisito_cittadinanza")
    requisiti = dict(dichiarati)
    scadenza = calendario.add_solari(giorno, intero(TERMINE, giorno))
    nuovi = Controllo.objects.bulk_create(
        Controllo(
            nucleo=nucleo,
            tipo_controllo=TipoControllo.COMPOSIZIONE_NUCLEO,
            origine_controllo=origine,
            comune_competente_id=nucleo.comune_id,
            requisito_cittadinanza=requisiti.get(nucleo.pk, RequisitoCittadinanza.ITA),
            stato=StatoControllo.DA_ASSEGNARE,
            data_riferimento=giorno,
            data_scadenza=scadenza,
        )
        for nucleo in nuclei
    )
    testo = f"Controllo della composizione aperto. {origine.label}"
    EventoControllo.objects.bulk_create(
        EventoControllo(controllo=each, tipo="apertura", testo=testo, accreditamento_id=da) for each in nuovi
    )
    return nuovi


def _lock_comune(belfiore: str, *, by: Profilo) -> Comune:
    """The Comune, if he may draw there, the permission read after the lock."""
    _lock_estrazioni(belfiore)
    comune: Comune | None = COMUNI.permitted(Profilo(by.accreditamento), "extract_campione").filter(pk=belfiore).first()
    if comune is None:
        raise Http404
    return comune


def _lock_estrazioni(belfiore: str) -> None:
    """One at a time opens checks of composition in a Comune, until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, hashtext(%s))", [ESTRAZIONI, belfiore])


def _is_running(belfiore: str) -> bool:
    return CampioneEstrazione.objects.filter(comune=belfiore, stato=StatoEstrazione.IN_CORSO).exists()
