"""What a person can do, likes and has time for: written by who follows the family, and what is typed of it and not saved yet."""

from typing import Any

from django.db import transaction

from accounts.profilo import Profilo
from ambiti.models import Componente
from progetti_collettivita.models import BozzaProfilo, Idoneita, ProfiloPuc
from progetti_collettivita.services.proposta import lock_persona
from progetti_collettivita.services.puc import PucError
from rdc_platform.audit import bozze
from rdc_platform.audit import services as audit
from rdc_platform.audit.models import Azione
from rdc_platform.audit.stato import VersioneError

CAMPI = ("aree", "competenze", "giorni", "momenti", "idoneita", "limiti")


@transaction.atomic
def write_profilo(persona: Componente, *, by: Profilo, versione: int, **campi: Any) -> ProfiloPuc:
    """Write it whole; `versione` is 0 where there was none. Limits stand with the fitness that names them, and only there.

    Raises PucError (with the field), VersioneError, Http404.
    """
    persona = lock_persona(persona, by, "write_profilo")
    profilo = ProfiloPuc.objects.filter(pk=persona.pk).first()
    if (profilo.versione if profilo else 0) != versione:
        raise VersioneError(profilo)
    _check_limiti(campi)
    valori = {campo: campi[campo] for campo in CAMPI} | {"scritto_da": by.accreditamento, "versione": versione + 1}
    profilo, _ = ProfiloPuc.objects.update_or_create(componente=persona, defaults=valori)
    BozzaProfilo.objects.filter(componente=persona).delete()
    audit.record("write_profilo_puc", profilo, by=by, azione=Azione.MODIFICA, nucleo_id=persona.nucleo_id)
    return profilo


@transaction.atomic
def keep_bozza(persona: Componente, *, by: Profilo, dati: dict[str, list[str]], versione: int) -> int:
    """Keep what is being typed, valid or not; its new version. Raises VersioneError, Http404."""
    persona = lock_persona(persona, by, "write_profilo")
    return bozze.keep(BozzaProfilo.objects.all(), dati, versione, componente=persona)


@transaction.atomic
def discard_bozza(persona: Componente, *, by: Profilo) -> None:
    """Throw away what was typed and not saved."""
    BozzaProfilo.objects.filter(componente=lock_persona(persona, by, "write_profilo")).delete()


def _check_limiti(campi: dict[str, Any]) -> None:
    limitata = campi["idoneita"] == Idoneita.CON_LIMITAZIONI
    if campi["limiti"] and not limitata:
        raise PucError("Hai scritto che cosa non può fare: allora l'idoneità è «Con limitazioni».", "idoneita")
    if limitata and not campi["limiti"]:
        raise PucError("Spunta che cosa non può fare: solo quello, e mai perché.", "limiti")
