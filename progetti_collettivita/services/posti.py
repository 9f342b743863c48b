"""The places of a project: held by an assignment, moved between quotas while free, never more than there are."""

from typing import Any

from django.db import transaction

from accounts.profilo import Profilo
from ambiti.models import Componente
from progetti_collettivita.models import APERTE, SCRIVIBILI, AssegnazionePuc, MotivoScartoProposta, Puc, Quota, StatoPuc
from progetti_collettivita.selectors.posti import CAMPI, posti_liberi
from progetti_collettivita.services.catalogo_anpal import tell_catalogo
from progetti_collettivita.services.puc import PucError, lock_puc, require_stato, touch_puc
from rdc_platform import calendario
from rdc_platform.audit.autori import Autore
from rdc_platform.norme.selectors import intero
from rdc_platform.web.formati import in_frase

M = MotivoScartoProposta


@transaction.atomic
def hold_posto(puc: Puc, quota: str, *, persona: Componente, by: Autore, **campi: Any) -> AssegnazionePuc:
    """Propose a person for a free place of `quota`, which is held from now on. Who may propose is the caller's to check.

    The project is locked: of two at once for the last place one waits, and is refused. Raises PucError.
    """
    puc = Puc.objects.select_for_update(of=("self",)).get(pk=puc.pk)
    if puc.stato != StatoPuc.ATTIVO:
        raise PucError(
            f"{puc.codice_puc} non è attivo: si propone solo un progetto attivo. Chiedi al Responsabile PUC.",
            codice=M.PROGETTO_NON_ATTIVO,
        )
    if posti_liberi(puc)[Quota(quota)] < 1:
        raise PucError(
            f"In {puc.codice_puc} non ci sono più posti per {in_frase(Quota(quota).label)}. Scegli un altro progetto, o "
            "chiedi al Responsabile PUC di spostarne uno da un'altra quota.",
            "quota",
            codice=M.POSTI_FINITI,
        )
    if AssegnazionePuc.objects.filter(persona=persona, stato__in=APERTE).exists():
        raise PucError("Questa persona ha già un progetto: una alla volta.", "persona", codice=M.GIA_ASSEGNATA)
    oggi = calendario.today()
    giorni = intero("PUC_RISPOSTA_GG", oggi)
    row = AssegnazionePuc.objects.create(
        puc=puc, persona=persona, quota=quota, proponente_id=by.accreditamento_id, data_proposta=oggi,
        scadenza_risposta=calendario.add_solari(oggi, giorni, puc.comune_titolare_id), **campi,
    )  # fmt: skip
    if quota == Quota.CPI:
        tell_catalogo(puc)
    return row


@transaction.atomic
def move_posti(puc: Puc, *, by: Profilo, versione: int, da: str, a: str, quanti: int) -> Puc:
    """Move free places from one quota to another. Raises PucError, TransitionError, VersioneError, Http404."""
    puc = lock_puc(puc, by=by, perm="manage_puc", versione=versione)
    require_stato(puc, *SCRIVIBILI)
    if da == a:
        raise PucError("Scegli due quote diverse.", "a")
    liberi = posti_liberi(puc)[Quota(da)]
    if quanti > liberi:
        detto = "non ce n'è nessuno libero" if liberi == 0 else f"solo {liberi} sono liberi"
        raise PucError(f"Fra i posti «{Quota(da).label}» {detto}: gli altri sono di chi partecipa.", "quanti")
    campi: dict[str, Any] = {CAMPI[Quota(da)][0]: puc.posti(da) - quanti, CAMPI[Quota(a)][0]: puc.posti(a) + quanti}
    testo = f"Posti spostati: {quanti}, da {in_frase(Quota(da).label)} a {in_frase(Quota(a).label)}"
    touch_puc(puc, by=by, atto="move_posti_puc", testo=testo, **campi)
    return puc


def check_posti(puc: Puc, campi: dict[str, Any]) -> None:
    """No quota goes below the places that are taken. Raises PucError; in the caller's transaction, the project locked."""
    for quota, (posti, occupati) in CAMPI.items():
        presi = getattr(puc, occupati)
        if campi[posti] < presi:
            raise PucError(f"Posti «{quota.label}»: {presi} sono occupati, non puoi scendere sotto.", posti)
