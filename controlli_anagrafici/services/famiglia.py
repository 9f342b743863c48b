"""Writing who lives with the richiedente beside who was declared, and what comes of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from accounts.profilo import Profilo
from ambiti.models import Componente
from controlli_anagrafici.famiglia_regole import Persona, check_persona
from controlli_anagrafici.models import ComponenteAnagrafico, Controllo, EsitoNucleo, StatoControllo
from controlli_anagrafici.selectors.famiglia import (
    anni_of,
    esito_of,
    eta_figlio,
    list_dichiarati,
    list_famiglia,
)
from controlli_anagrafici.services.controllo import (
    ControlloError,
    lock_controllo,
    note_evento,
    require_stato,
    touch_controllo,
)
from rdc_platform.audit import services as audit


@dataclass(frozen=True)
class Scritta:
    """What was written of one person; `componente` None: he lives there and was not declared."""

    componente: UUID | None
    in_anagrafe: bool
    causale: str = ""
    giustificata: bool = False
    note: str = ""
    cognome: str = ""
    nome: str = ""
    codice_fiscale: str = ""


def persona_of(scritta: Scritta, anni: int | None = None) -> Persona:
    """What was written, as the rules see it."""
    in_dsu = scritta.componente is not None
    return Persona(in_dsu, scritta.in_anagrafe, scritta.causale, scritta.giustificata, scritta.note, anni)


@transaction.atomic
def save_famiglia(
    controllo: Controllo, *, by: Profilo, versione: int, persone: Sequence[Scritta], motivazione: str = ""
) -> Controllo:
    """Write the whole family as it stands on the page; who is not in `persone` has still to be looked at.

    Raises ControlloError, TransitionError, VersioneError.
    """
    controllo = lock_controllo(controllo, by=by, perm="work_controllo", versione=versione)
    require_stato(controllo, StatoControllo.IN_LAVORAZIONE)
    if not controllo.della_famiglia:
        raise ControlloError("Questo controllo non riguarda la famiglia.")
    dichiarati = {each.pk: each for each in list_dichiarati(controllo)}
    if any(each.componente not in {None, *dichiarati} for each in persone):
        raise ControlloError("Intanto INPS ha cambiato il nucleo: ricarica la pagina.")
    prima = {riga.componente_id: riga for riga in controllo.famiglia.exclude(componente=None)}
    controllo.famiglia.filter(componente=None).delete()
    for scritta in persone:
        chi = dichiarati.get(scritta.componente) if scritta.componente else None
        _check(controllo, scritta, chi)
        riga = prima.pop(scritta.componente, None)
        _write(controllo, riga, scritta)
    ComponenteAnagrafico.objects.filter(pk__in=[riga.pk for riga in prima.values()]).delete()
    esito = esito_of(list_famiglia(controllo))
    touch_controllo(controllo, esito_nucleo=esito, motivazione=motivazione)
    testo = f"Famiglia anagrafica scritta: {EsitoNucleo(esito).label.lower()}"
    note_evento(controllo, by=by, tipo="famiglia", testo=testo)
    audit.record("save_famiglia", controllo, by=by, nucleo_id=controllo.nucleo_id)
    return controllo


def _check(controllo: Controllo, scritta: Scritta, chi: Componente | None) -> None:
    persona = persona_of(scritta, anni_of(chi, controllo) if chi else None)
    if errori := check_persona(persona, eta_figlio=eta_figlio(controllo)):
        raise ControlloError(f"{(chi or scritta).nome}: {next(iter(errori.values()))}")


def _write(controllo: Controllo, riga: ComponenteAnagrafico | None, scritta: Scritta) -> None:
    valori = {
        "in_anagrafe": scritta.in_anagrafe,
        "causale_differenza": scritta.causale,
        "giustificata": scritta.giustificata,
        "note": scritta.note,
    }
    if riga is None:
        altri = {"cognome": scritta.cognome, "nome": scritta.nome, "codice_fiscale": scritta.codice_fiscale}
        ComponenteAnagrafico.objects.create(controllo=controllo, componente_id=scritta.componente, **valori, **altri)
        return
    for campo, valore in valori.items():
        setattr(riga, campo, valore)
    riga.save(update_fields=list(valori))
