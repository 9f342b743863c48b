"""The sheet of a project: begun, written, copied; and what is typed of it and not saved yet."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import Http404

from accounts.models import Livello
from accounts.profilo import Profilo
from ambiti.models import Comune
from progetti_collettivita.models import SCRIVIBILI, BozzaPuc, Puc, StatoPuc
from progetti_collettivita.permissions import COMUNI
from progetti_collettivita.selectors.mancanze import mancanze_scheda
from progetti_collettivita.selectors.responsabili import list_responsabili
from progetti_collettivita.selectors.territorio import ambito_of
from progetti_collettivita.services.posti import check_posti
from progetti_collettivita.services.puc import MancanteError, PucError, lock_puc, note_evento, require_stato, touch_puc
from rdc_platform import calendario
from rdc_platform.audit import bozze
from rdc_platform.audit import services as audit
from rdc_platform.audit.models import Azione

# What the long form writes. The Comune is in the code, and never changes; the rest has acts of its own.
CAMPI = (
    "titolo", "ambito_attivita", "ambito_secondario", "tipo_attivita", "finalita_obiettivi", "descrizione_attivita",
    "dichiarazione_non_sostitutiva", "data_inizio", "data_fine", "ore_settimanali_min", "ore_settimanali_max",
    "posti_totali", "posti_comune", "posti_cpi", "posti_volontari", "competenze_richieste", "competenze_note", "eta_min",
    "patente", "idoneita_fisica_richiesta", "titolo_studio_min", "requisiti_note", "limitazioni",
    "materiali_individuali", "materiali_collettivi", "formazione_ore", "formazione_contenuti", "formazione_data",
    "formazione_ente", "supervisore_nome", "supervisore_qualifica", "supervisore_recapito", "tutor_nome",
    "tutor_qualifica", "tutor_recapito", "polizza_compagnia", "polizza_numero", "polizza_massimale", "polizza_inizio",
    "polizza_scadenza", "inail_pat",
)  # fmt: skip
# What a copy does not take: its days, and the policy that may have lapsed.
NON_COPIATI = {"data_inizio", "data_fine", "formazione_data", "polizza_inizio", "polizza_scadenza"}


@transaction.atomic
def create_puc(comune: Comune, *, by: Profilo, titolo: str, insieme: bool = False) -> Puc:
    """Begin a project of a Comune of `by`; `insieme` where the Comuni of the Ambito run it together. Raises PucError, Http404."""
    if not COMUNI.permitted(Profilo(by.accreditamento), "create_puc").filter(pk=comune.pk).exists():
        raise Http404
    ambito = None
    if insieme:
        ambito = ambito_of(comune.pk)
        if by.accreditamento.livello != Livello.AMBITO or ambito is None or ambito.capofila_id != comune.pk:
            raise PucError(
                "Un progetto di tutto l'Ambito lo comincia chi è Responsabile PUC dell'Ambito, per il Comune capofila.",
                "insieme",
            )
    puc = _begin(comune, by=by, titolo=titolo, ambito_titolare=ambito, responsabile_puc=by.accreditamento)
    audit.record("create_puc", puc, by=by, azione=Azione.CREAZIONE)
    return puc


@transaction.atomic
def edit_puc(puc: Puc, *, by: Profilo, versione: int, responsabile_puc: UUID | None, **campi: Any) -> Puc:
    """Write the sheet whole. Once approved it may not become incomplete, nor lose a place that is taken.

    Raises PucError (with the field), MancanteError, TransitionError, VersioneError, Http404.
    """
    puc = lock_puc(puc, by=by, perm="edit_puc", versione=versione)
    require_stato(puc, *SCRIVIBILI)
    _check_locked(puc, campi)
    check_posti(puc, campi)
    chi = _responsabile(puc, responsabile_puc)
    touch_puc(puc, by=by, atto="edit_puc", testo="Scheda scritta", responsabile_puc=chi, **{c: campi[c] for c in CAMPI})
    if puc.stato != StatoPuc.BOZZA and (mancanti := mancanze_scheda(puc)):
        raise MancanteError(mancanti)
    BozzaPuc.objects.filter(puc=puc).delete()
    return puc


@transaction.atomic
def duplicate_puc(puc: Puc, *, by: Profilo) -> Puc:
    """A new draft with the same content, without days, act and assignments; a project that was approved alone is copied."""
    source = lock_puc(puc, by=by, perm="edit_puc")
    require_stato(source, StatoPuc.APPROVATO, StatoPuc.ATTIVO, StatoPuc.SOSPESO, StatoPuc.CONCLUSO)
    campi = {campo: getattr(source, campo) for campo in CAMPI if campo not in NON_COPIATI}
    copia = _begin(
        source.comune_titolare, by=by, ambito_titolare=source.ambito_titolare, responsabile_puc=by.accreditamento,
        duplicato_di=source, **campi,
    )  # fmt: skip
    _copy_rows(source, copia)
    audit.record("duplicate_puc", copia, by=by, azione=Azione.CREAZIONE)
    return copia


@transaction.atomic
def keep_bozza(puc: Puc, *, by: Profilo, dati: dict[str, list[str]], versione: int) -> int:
    """Keep what is being typed, valid or not; its new version. Raises VersioneError, TransitionError, Http404."""
    puc = lock_puc(puc, by=by, perm="edit_puc")
    require_stato(puc, *SCRIVIBILI)
    return bozze.keep(BozzaPuc.objects.all(), dati, versione, puc=puc)


@transaction.atomic
def discard_bozza(puc: Puc, *, by: Profilo) -> None:
    """Throw away what was typed and not saved."""
    BozzaPuc.objects.filter(puc=lock_puc(puc, by=by, perm="edit_puc")).delete()


def _begin(comune: Comune, *, by: Profilo, **campi: Any) -> Puc:
    """The draft, with the next code of its Comune and year: the Comune is locked while the code is chosen."""
    list(Comune.objects.select_for_update(of=("self",), no_key=True).filter(pk=comune.pk))
    prefix = f"{comune.pk}-{calendario.today().year}-"
    codici = Puc.objects.filter(codice_puc__startswith=prefix).order_by("-codice_puc")
    last = codici.values_list("codice_puc", flat=True).first()
    numero = int(last.removeprefix(prefix)) + 1 if last else 1
    puc = Puc.objects.create(codice_puc=f"{prefix}{numero:04}", comune_titolare=comune, **campi)
    note_evento(puc, by=by, tipo="create_puc", testo="Progetto cominciato", a_stato=StatoPuc.BOZZA)
    return puc


def _check_locked(puc: Puc, campi: dict[str, Any]) -> None:
    """Who was proposed to a project was proposed to its area."""
    if campi["ambito_attivita"] != puc.ambito_attivita and puc.assegnazioni.exists():
        raise PucError(
            "L'ambito di attività non si cambia più: qualcuno è già stato proposto a questo progetto. Puoi duplicarlo.",
            "ambito_attivita",
        )


def _responsabile(puc: Puc, key: UUID | None) -> Any:
    if key is None:
        return None
    found = list_responsabili(puc.comune_titolare_id).filter(pk=key).first()
    if found is None:
        raise PucError(
            "Questo Responsabile PUC non è attivo sul Comune del progetto: scegline un altro.", "responsabile_puc"
        )
    return found


def _copy_rows(source: Puc, copia: Puc) -> None:
    """Its places with their hours, bodies, costs and equipment, under new keys."""
    for sede in source.sedi.prefetch_related("orari"):
        nuova = _copy(sede, puc=copia)
        for fascia in sede.orari.all():
            _copy(fascia, sede=nuova)
    for rows in (source.attuatori, source.costi, source.dpi):
        for row in rows.all():
            _copy(row, puc=copia)


def _copy(row: Any, **whose: Any) -> Any:
    campi = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields if not field.primary_key}
    return type(row)._default_manager.create(**campi | {f"{name}_id": value.pk for name, value in whose.items()})
