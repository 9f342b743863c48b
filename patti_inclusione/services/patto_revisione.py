"""Writing a Patto anew: the revision of the one in force (spec §4.7), and another try after a refusal."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from accounts.profilo import Profilo
from patti_inclusione.models import (
    BisognoNonTrattato,
    Impegno,
    ObiettivoGenerale,
    Patto,
    RisultatoAtteso,
    Sostegno,
    StatoCaso,
    StatoImpegno,
    StatoPatto,
    TipoPatto,
)
from patti_inclusione.models.patto_contenuto import ParteDelPatto
from patti_inclusione.selectors import patto as letture
from patti_inclusione.selectors.patto_confronto import binds_anew
from patti_inclusione.selectors.patto_mancanze import mancanze
from patti_inclusione.selectors.patto_quadro import has_quadro
from patti_inclusione.services.caso import move_caso, note_evento
from patti_inclusione.services.incontro_piano import plan_incontri
from patti_inclusione.services.patto import IncompletoError, close_testo, lock_patto
from patti_inclusione.services.pubblicazione import publish_caso
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.audit.stato import TransitionError, move

Begin = Callable[[type[Model], dict[str, Any]], dict[str, Any] | None]
ACCORDI = ("durata_dal", "durata_al", "frequenza_incontri", "modalita_monitoraggio")


class VincolanteError(Exception):
    """The revision changed a commitment or a support: it wants new signatures."""


@transaction.atomic
def revise_patto(patto: Patto, *, by: Profilo, motivo: str) -> Patto:
    """Open the revision of the Patto in force, which stays so meanwhile. Raises TransitionError."""
    patto = lock_patto(patto, by=by, stato=StatoPatto.ATTIVO)
    if patto.caso.stato != StatoCaso.PATTO_ATTIVO:
        raise TransitionError(patto.caso.stato)
    nuovo = _copy(patto, by=by, precedente=patto, motivo_revisione=motivo)
    testo = f"Aperta la revisione del Patto: {nuovo.get_motivo_revisione_display().lower()}"
    move_caso(patto.caso, StatoCaso.IN_REVISIONE, by=by, tipo="patto", testo=testo)
    audit.record("revise_patto", nuovo, by=by, nucleo_id=patto.caso.nucleo_id)
    return nuovo


@transaction.atomic
def rewrite_patto(patto: Patto, *, by: Profilo) -> Patto:
    """Begin a new version from one that was refused, so that the family may be asked again. Raises TransitionError."""
    patto = lock_patto(patto, by=by, stato=StatoPatto.RIFIUTATO)
    if Patto.objects.filter(caso=patto.caso, versione__gt=patto.versione).exists():
        raise TransitionError("a later version is there")
    if patto.revisiona:
        if patto.caso.stato != StatoCaso.IN_REVISIONE:
            raise TransitionError(patto.caso.stato)
        nuovo = _copy(patto, by=by, precedente=patto.precedente, motivo_revisione=patto.motivo_revisione)
        note_evento(patto.caso, by=by, tipo="patto", testo="Il Patto si riscrive dopo il rifiuto")
    else:
        nuovo = _copy(patto, by=by, precedente=patto, motivo_revisione="")
        testo = "Il Patto si riscrive dopo il rifiuto"
        move_caso(patto.caso, StatoCaso.IN_DEFINIZIONE_PATTO, by=by, tipo="patto", testo=testo)
    audit.record("rewrite_patto", nuovo, by=by, nucleo_id=patto.caso.nucleo_id)
    return nuovo


@transaction.atomic
def drop_revisione(patto: Patto, *, by: Profilo, stato: str) -> None:
    """Throw the revision away (`stato` BOZZA), or leave it refused (RIFIUTATO): the Patto in force goes on.

    Raises TransitionError.
    """
    patto = lock_patto(patto, by=by, stato=stato)
    if not patto.revisiona or stato not in (StatoPatto.BOZZA, StatoPatto.RIFIUTATO):
        raise TransitionError(f"Patto {patto.stato}")
    testo = "Chiusa la revisione: resta in vigore il Patto di prima"
    move_caso(patto.caso, StatoCaso.PATTO_ATTIVO, by=by, tipo="patto", testo=testo)
    audit.record("drop_revisione", patto, by=by, nucleo_id=patto.caso.nucleo_id)
    if stato == StatoPatto.BOZZA:
        patto.delete()


@transaction.atomic
def enact_revisione(patto: Patto, *, by: Profilo) -> Patto:
    """Put in force a revision that changed no commitment and no support: the signatures of the one before hold.

    Raises IncompletoError, VincolanteError, TransitionError.
    """
    patto = lock_patto(patto, by=by, stato=StatoPatto.BOZZA)
    prima = patto.precedente
    if prima is None or not patto.revisiona:
        raise TransitionError(f"Patto {patto.stato}")
    missing = mancanze(patto, letture.read_contenuto(patto))
    if missing:
        raise IncompletoError(missing)
    if binds_anew(prima, patto):
        raise VincolanteError
    patto.vale_la_firma_di_prima = True
    patto.data_sottoscrizione, patto.file_firmato = prima.data_sottoscrizione, prima.file_firmato
    patto.pagine_file_firmato, patto.comunicato_inps_il = prima.pagine_file_firmato, prima.comunicato_inps_il
    patto.edizione += 1
    patto.chiuso_il = timezone.now()
    put_in_force(patto, by=by, testo="In vigore la nuova versione del Patto, senza nuove firme")
    patto.save(
        update_fields=[
            "stato",
            "in_vigore_dal",
            "vale_la_firma_di_prima",
            "data_sottoscrizione",
            "file_firmato",
            "pagine_file_firmato",
            "comunicato_inps_il",
            "edizione",
            "chiuso_il",
        ]
    )
    audit.record("enact_revisione", patto, by=by, nucleo_id=patto.caso.nucleo_id)
    close_testo(patto)
    plan_incontri(patto, by=by)
    publish_caso(patto.caso)
    return patto


def put_in_force(patto: Patto, *, by: Profilo, testo: str) -> None:
    """Move the Patto and its case, the version before out of force first; the caller saves `stato` and `in_vigore_dal`.

    Commitments that the version before had brought farther stay there.
    """
    if patto.revisiona:
        _supersede(patto)
    move(patto, StatoPatto.ATTIVO)
    patto.in_vigore_dal = calendario.today()
    patto.impegni.filter(stato=StatoImpegno.PREVISTO).update(stato=StatoImpegno.IN_CORSO)
    move_caso(patto.caso, StatoCaso.PATTO_ATTIVO, by=by, tipo="firma", testo=testo)


def _supersede(patto: Patto) -> None:
    prima = Patto.objects.select_for_update(of=("self",)).get(successivi=patto)
    move(prima, StatoPatto.SUPERATO)
    prima.save(update_fields=["stato"])
    for impegno in prima.impegni.filter(stato=StatoImpegno.CONCLUSO):
        patto.impegni.filter(origine=impegno.filo).update(stato=impegno.stato)


def _copy(patto: Patto, *, by: Profilo, precedente: Patto | None, motivo_revisione: str) -> Patto:
    """The next version, whole: agreements, parts, their links and the reasons of what is not treated."""
    tipo = letture.tipo_of(patto.caso)
    nuovo = Patto.objects.create(
        caso=patto.caso,
        versione=letture.next_versione(patto.caso),
        tipo=tipo,
        provvisorio=tipo == TipoPatto.COMPLESSO and not has_quadro(patto.caso),
        figura_riferimento=by.accreditamento,
        precedente=precedente,
        motivo_revisione=motivo_revisione,
        **{campo: getattr(patto, campo) for campo in ACCORDI},
    )
    obiettivi = copy_parti(ObiettivoGenerale, patto, nuovo, {})
    risultati = copy_parti(RisultatoAtteso, patto, nuovo, {"obiettivo_id": obiettivi})
    impegni = copy_parti(Impegno, patto, nuovo, {"risultato_id": risultati})
    copy_parti(Sostegno, patto, nuovo, {})
    through = Impegno.altri.through
    through.objects.bulk_create(
        through(impegno_id=impegni[row.impegno_id], componente_id=row.componente_id)
        for row in through.objects.filter(impegno__patto=patto)
    )
    BisognoNonTrattato.objects.bulk_create(
        BisognoNonTrattato(patto=nuovo, codice=row.codice, motivo=row.motivo)
        for row in patto.bisogni_non_trattati.all()
    )
    return nuovo


def copy_parti(
    model: type[ParteDelPatto],
    patto: Patto,
    nuovo: Patto,
    links: dict[str, dict[UUID, UUID]],
    begin: Begin | None = None,
) -> dict[UUID, UUID]:
    """Copy the parts of one kind, in their order, with `links` to the copies; old keys to new ones.

    `begin` says what the values become in a Patto of another domanda, None for a part that stays behind; the thread with
    the old part ends there.
    """
    keys: dict[UUID, UUID] = {}
    skip = {"id", "patto", "origine", "revisione", "creato_il"}
    names = [field.attname for field in model._meta.concrete_fields if field.name not in skip]
    for row in model._default_manager.filter(patto=patto).order_by("creato_il", "pk"):  # type: ignore[misc]  # as above
        values: dict[str, Any] = {name: getattr(row, name) for name in names}
        values |= {name: keys_of.get(values[name]) for name, keys_of in links.items()}
        filo = row.filo if begin is None else None
        if begin is not None and (begun := begin(model, values)) is not None:
            values = begun
        elif begin is not None:
            continue
        new = model(patto=nuovo, origine=filo, **values)  # type: ignore[misc]  # `patto` stands on each kind of part
        new.save(force_insert=True)
        keys[row.pk] = new.pk
    return keys
