"""The équipe multidisciplinare of a case: who is in it, and beginning the Quadro di analisi with it."""

from typing import Any

from django.db import transaction

from accounts.profilo import Profilo
from patti_inclusione.models import Caso, Equipe, MembroEquipe, ServizioRete, StatoCaso
from patti_inclusione.services.caso import lock_caso
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.audit.stato import TransitionError

PERMESSO = "edit_quadro"
APERTI = frozenset(
    {
        StatoCaso.AP_FINALIZZATA,
        StatoCaso.INVIATO_SPECIALISTICO,
        StatoCaso.IN_QUADRO_ANALISI,
        StatoCaso.IN_DEFINIZIONE_PATTO,
    }
)


@transaction.atomic
def save_membro(caso: Caso, membro: MembroEquipe | None, *, by: Profilo, **valori: Any) -> MembroEquipe:
    """Add a member to the équipe of the case, or change one (`membro`); the first makes the équipe.

    Raises TransitionError where an équipe has nothing to do any more or yet.
    """
    caso = lock_caso(caso, by=by, perm=PERMESSO)
    _check_open(caso)
    equipe, _ = Equipe.objects.get_or_create(caso=caso, defaults={"costituita_il": calendario.today()})
    persone = valori.pop("persone", [])
    if membro is None:
        membro = MembroEquipe.objects.create(equipe=equipe, **valori)
    else:
        for nome, valore in valori.items():
            setattr(membro, nome, valore)
        membro.save(update_fields=list(valori))
    membro.persone.set(persone)
    audit.record("save_membro", membro, by=by, nucleo_id=caso.nucleo_id, categoria="equipe")
    return membro


@transaction.atomic
def end_membro(caso: Caso, membro: MembroEquipe, *, by: Profilo) -> MembroEquipe:
    """A member leaves today: what he wrote stays, his access ends at once."""
    caso = lock_caso(caso, by=by, perm=PERMESSO)
    membro = MembroEquipe.objects.select_for_update(of=("self",)).get(pk=membro.pk, equipe=caso.pk)
    membro.al = max(membro.dal, calendario.today())
    membro.accesso_piattaforma = "NESSUNO"
    membro.save(update_fields=["al", "accesso_piattaforma"])
    audit.record("end_membro", membro, by=by, nucleo_id=caso.nucleo_id, categoria="equipe")
    return membro


def _check_open(caso: Caso) -> None:
    if caso.stato not in APERTI:
        raise TransitionError(f"no équipe is made in {caso.stato}")


def lacks(membri: list[MembroEquipe]) -> str:
    """What an équipe of these members lacks by law, in words; "" when it is whole (art. 5 c. 7 d.lgs. 147/2017)."""
    sociali = [each for each in membri if each.servizio == ServizioRete.SOCIALE]
    if not sociali:
        return "Nell'équipe serve almeno una persona del servizio sociale."
    if len(sociali) == len(membri):
        return "Nell'équipe serve almeno una persona di un altro servizio, oltre al servizio sociale."
    return ""
