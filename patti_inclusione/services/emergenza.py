"""The 24-hour emergency hand-over (docs/adr/0020): another Case manager opens a family whose own cannot be reached.

The Coordinatore gives it; a Case manager of the same Comune takes it by himself when no Coordinatore answers. In both cases
everybody who has to know is told at once, every opening stands in the register, and it ends by itself.
"""

from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts import incarichi
from accounts.models import Accreditamento, Ruolo
from accounts.profilo import Profilo
from ambiti.models import Comune
from patti_inclusione.models import Assegnazione, Caso, StatoCaso, Supplenza, TipoSupplenza
from patti_inclusione.services.assegnazione import lock_case_managers, refuse_unfit
from patti_inclusione.services.caso import lock_caso
from patti_inclusione.services.passaggi import note_supplenze
from patti_inclusione.services.supplenza import sweep_supplenze
from rdc_platform import calendario, codice_fiscale
from rdc_platform.audit import services as audit
from rdc_platform.audit.models import AccessoDato, Azione
from rdc_platform.norme.selectors import intero
from rdc_platform.outbox import services as outbox

TENTATIVO = "try_emergenza"


class EmergenzaError(Exception):
    """The emergency cannot start; the text says why."""


@transaction.atomic
def start_emergenza(caso: Caso, *, supplente: Accreditamento, motivo: str, by: Profilo) -> Supplenza:
    """The Coordinatore gives the family to another Case manager for some hours; he himself still sees nothing of it.

    Raises EmergenzaError, CaseManagerError, Http404.
    """
    found = lock_case_managers({supplente.pk})
    locked = lock_caso(caso, by=by, perm="assign_caso")
    return _start(locked, found, supplente.pk, motivo, by)


@transaction.atomic
def take_emergenza(cf: str, *, motivo: str, by: Profilo) -> Supplenza:
    """A Case manager opens a colleague's family by the codice fiscale of one of its members, in his own Comuni.

    What is not there, not followed by anybody, or his already, is the same refusal. Raises EmergenzaError.
    """
    found = lock_case_managers({by.accreditamento_id})
    caso = _followed_by_a_colleague(cf, by)
    if caso is None:
        raise EmergenzaError(
            "Nei tuoi Comuni nessun collega segue una famiglia con questo codice fiscale. Controllalo: "
            "se la famiglia aspetta in coda, può dartela solo il Coordinatore."
        )
    return _start(caso, found, by.accreditamento_id, motivo, by)


@transaction.atomic
def note_tentativo(*, by: Profilo) -> None:
    """Write that a Case manager looks for a family to open by himself; EmergenzaError after too many in a day."""
    today = calendario.today()
    rows = AccessoDato.objects.filter(accreditamento_id=by.accreditamento_id, atto=TENTATIVO)
    if rows.filter(istante__gte=timezone.now() - timedelta(days=1)).count() >= intero("EMERGENZA_TENTATIVI", today):
        raise EmergenzaError("Hai provato troppe volte oggi. Chiama il Coordinatore, o l'assistenza.")
    audit.record(TENTATIVO, by=by, azione=Azione.RICERCA, categoria="emergenza")


def _followed_by_a_colleague(cf: str, by: Profilo) -> Caso | None:
    casi = Caso.objects.filter(
        nucleo__componenti__codice_fiscale=codice_fiscale.normalize(cf),
        nucleo__componenti__uscito_il=None,
        nucleo__comune__in=Profilo(by.accreditamento).oggetti(Comune),
    ).exclude(stato=StatoCaso.CHIUSO)
    followed = casi.filter(pk__in=Assegnazione.objects.filter(al=None).values("caso"))
    own = Assegnazione.objects.filter(al=None, case_manager__operatore=by.operatore_id)
    keys = list(followed.exclude(pk__in=own.values("caso")).values_list("pk", flat=True)[:2])
    if len(keys) != 1:
        return None
    return Caso.objects.select_for_update(of=("self",)).select_related("nucleo").get(pk=keys[0])


def _start(caso: Caso, found: dict[UUID, Accreditamento], supplente_id: UUID, motivo: str, by: Profilo) -> Supplenza:
    adesso = timezone.now()
    sweep_supplenze(by=by)
    refuse_unfit([(caso, supplente_id)], found)
    supplente = found[supplente_id]
    corrente = Assegnazione.objects.filter(caso=caso, al=None).select_related("case_manager").first()
    if corrente is None:
        raise EmergenzaError("Nessuno segue questa famiglia: assegnala.")
    if corrente.case_manager.operatore_id == supplente.operatore_id:
        raise EmergenzaError("La segue già: scegli un altro Case manager.")
    _refuse_chained(caso, supplente, motivo)
    hours = intero("EMERGENZA_ORE", calendario.today())
    row = Supplenza.objects.create(
        tipo=TipoSupplenza.EMERGENZA, caso=caso, assegnazione=corrente, supplente=supplente,
        disposta_da=by.accreditamento, motivo=motivo, dal=adesso, al=adesso + timedelta(hours=hours),
    )  # fmt: skip
    incarichi.grant(supplente, [caso.nucleo], dal=row.dal, al=row.al)
    note_supplenze([row], by=by)
    audit.record("start_emergenza", row, by=by, nucleo_id=caso.nucleo_id, categoria="emergenza")
    _tell(row, corrente)
    return row


def _refuse_chained(caso: Caso, supplente: Accreditamento, motivo: str) -> None:
    """One at a time; and who opens the family again says why again, in other words."""
    before = Supplenza.objects.filter(caso=caso, supplente=supplente)
    if before.filter(chiusa_il=None).exists():
        raise EmergenzaError("La vede già, o la vedrà nei giorni di un'assenza.")
    said = {_plain(each) for each in before.values_list("motivo", flat=True)}
    if _plain(motivo) in said:
        raise EmergenzaError("Questo motivo è quello dell'altra volta: scrivi che cosa è successo adesso.")


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _tell(row: Supplenza, corrente: Assegnazione) -> None:
    """The family's Case manager, the substitute, every Coordinatore of the Comune and the data-protection officer."""
    coordinatori = Accreditamento.objects.in_vigore().filter(
        ruolo=Ruolo.COORDINATORE_PATTO, incaricocomune__content_object=row.caso.nucleo.comune_id
    )
    told = {corrente.case_manager_id, row.supplente_id, *coordinatori.values_list("pk", flat=True)}
    messages: dict[str, dict[str, object]] = {
        f"emergenza:{row.pk}:{to}": {"supplenza_id": row.pk, "accreditamento_id": to} for to in told
    }
    messages[f"emergenza:{row.pk}:dpo"] = {"supplenza_id": row.pk, "accreditamento_id": ""}
    outbox.post_many("email.emergenza", messages)
