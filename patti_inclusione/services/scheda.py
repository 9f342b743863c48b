"""The local sheet of a person: what the services know of him beyond INPS's data (spec §3.1)."""

from typing import Any

from django.db import transaction

from accounts.profilo import Profilo
from ambiti.models import Componente
from ambiti.services.protezione import publish_protezione
from patti_inclusione.models import Caso, SchedaPersona
from patti_inclusione.services.caso import lock_caso, note_evento
from rdc_platform.audit import services as audit
from rdc_platform.audit.stato import VersioneError


@transaction.atomic
def write_scheda(componente: Componente, values: dict[str, Any], *, versione: int, by: Profilo) -> None:
    """Write the sheet as it was typed; raises VersioneError if somebody wrote on it meanwhile."""
    caso = lock_caso(Caso.objects.get(nucleo=componente.nucleo_id), by=by, perm="view_fascicolo")
    scheda, _ = SchedaPersona.objects.select_for_update(of=("self",)).get_or_create(componente=componente)
    if scheda.versione != versione:
        raise VersioneError
    for name, value in values.items():
        setattr(scheda, name, value)
    scheda.versione += 1
    scheda.save(update_fields=[*values, "versione"])
    publish_protezione(componente, protetta=scheda.indirizzo_riservato)
    note_evento(caso, by=by, tipo="scheda", testo="Aggiornata la scheda di una persona")
    audit.record("write_scheda", componente, by=by, nucleo_id=caso.nucleo_id)
