"""Drawing the families whose composition is checked, and adding one by choice (nota 8156/2019; A.9 of the rules)."""

import secrets
from collections.abc import Sequence
from datetime import date

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
    TipoControllo,
)
from controlli_anagrafici.permissions import COMUNI
from controlli_anagrafici.selectors.campione import PERCENTUALE, popolazione
from controlli_anagrafici.services.controllo import ControlloError, lock_controllo
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.norme.selectors import intero

ESTRAZIONI = 7_415  # advisory lock: the second key is the Comune's
TERMINE = "CTRL_GG_COMUNE_DOMANDA"
SALT = 16  # bytes


@transaction.atomic
def extract_campione(comune: str, *, by: Profilo, fatte: int) -> CampioneEstrazione:
    """Draw today's sample of a Comune and open its checks. `fatte`: how many draws there were on the page.

    The salt is made here and known to nobody before. Raises ControlloError, Http404.
    """
    dove = _lock_comune(comune, by=by)
    if dove.campioni.count() != fatte:
        raise ControlloError("Intanto il campione è già stato estratto: lo trovi nell'elenco qui sotto.")
    oggi, salt = calendario.today(), secrets.token_hex(SALT)
    nuclei = dict(popolazione(oggi).filter(comune=dove).values_list("protocollo_inps", "pk"))
    if not nuclei:
        raise ControlloError("Non c'è nessun nucleo fra cui estrarre.")
    percentuale = intero(PERCENTUALE, oggi)
    quanti, seed = campione.count_estratti(len(nuclei), percentuale), campione.compute_seed(dove.pk, oggi, salt)
    estratti = campione.draw_protocolli(nuclei, quanti, seed)
    estrazione = CampioneEstrazione.objects.create(
        comune=dove,
        data=oggi,
        popolazione=len(nuclei),
        estratti=quanti,
        percentuale=percentuale,
        salt=salt,
        seed=seed,
        algoritmo=campione.ALGORITMO,
        protocolli=sorted(nuclei),
        estratto_da=by.accreditamento,
    )
    scelti = list(Nucleo.objects.filter(pk__in=[nuclei[protocollo] for protocollo in estratti]))
    estrazione.controlli.set(_open(scelti, OrigineControllo.CAMPIONE, oggi, by=by))
    audit.record("extract_campione", estrazione, by=by)
    return estrazione


@transaction.atomic
def start_famiglia(controllo: Controllo, *, by: Profilo) -> Controllo:
    """Check the composition of a family that was not drawn: a sample may grow, never shrink. Raises ControlloError."""
    controllo = lock_controllo(controllo, by=by, perm="assign_controllo")
    oggi = calendario.today()
    if not popolazione(oggi).filter(pk=controllo.nucleo_id).exists():
        raise ControlloError("La composizione di questo nucleo è già controllata, o la domanda è cessata.")
    (nuovo,) = _open([controllo.nucleo], OrigineControllo.INIZIATIVA_COMUNE, oggi, by=by)
    audit.record("start_famiglia", nuovo, by=by, nucleo_id=nuovo.nucleo_id)
    return nuovo


def _open(nuclei: Sequence[Nucleo], origine: OrigineControllo, giorno: date, *, by: Profilo) -> list[Controllo]:
    """A check of composition for each, to be assigned: thousands at a time in a large Comune."""
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
        EventoControllo(controllo=each, tipo="apertura", testo=testo, accreditamento_id=by.accreditamento_id)
        for each in nuovi
    )
    return nuovi


def _lock_comune(belfiore: str, *, by: Profilo) -> Comune:
    """One draw at a time in a Comune, the permission read after the lock."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, hashtext(%s))", [ESTRAZIONI, belfiore])
    comune: Comune | None = COMUNI.permitted(Profilo(by.accreditamento), "extract_campione").filter(pk=belfiore).first()
    if comune is None:
        raise Http404
    return comune
