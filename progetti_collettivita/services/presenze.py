"""The register: a line written, corrected, taken away; a month validated, and from then on rectified (B.7)."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.db.models import F
from django.http import Http404

from accounts.profilo import Profilo
from progetti_collettivita.models import AssegnazionePuc, Esito, MesePuc, PresenzaPuc, Puc
from progetti_collettivita.ore import settimana_of
from progetti_collettivita.services.assegnazione import lock_assegnazione, note_evento
from progetti_collettivita.services.assenze import note_assenze
from progetti_collettivita.services.presenze_regole import (
    Riga,
    check_aperto,
    check_giorno,
    check_riga,
    check_somme,
    is_validato,
)
from progetti_collettivita.services.puc import PucError, lock_puc, touch_puc
from rdc_platform import calendario
from rdc_platform.audit import services as audit
from rdc_platform.audit.models import Azione
from rdc_platform.audit.stato import VersioneError
from rdc_platform.calendario import fine_mese, mese_of
from rdc_platform.web.formati import data_breve, decimale, mese_in_words

MURI = {  # what the database says when two write at once, of one person on two projects
    "one_presenza_puc_at_a_time": "Per questo giorno c'è già una riga, anche di un altro progetto: guarda quella.",
    "presenza_puc_giorno_pieno": "Le ore di questo giorno, con quelle di un altro progetto, sono più di 8.",
}

SEMPRE = ("versione", "registrato_da", "motivo_rettifica", "rettifiche")


@dataclass(frozen=True)
class Scritta:
    """The line, what is only to be known of it, and whether it was there already."""

    presenza: PresenzaPuc
    avvisi: list[str] = field(default_factory=list)
    gia: bool = False


@transaction.atomic
def record_presenza(
    assegnazione: AssegnazionePuc, *, by: Profilo, riga: Riga, chiave: UUID | None = None, conferma: bool = False
) -> Scritta:
    """Write a line; the same `chiave` again is the same line, as it is now. Raises PucError, ConfermaError, Http404."""
    row = lock_assegnazione(assegnazione, by=by, perm="record_presenza")
    if chiave and (found := PresenzaPuc.objects.filter(chiave=chiave, assegnazione=row).first()):
        return Scritta(found, gia=True)
    check_aperto(row, riga.data)
    presenza = PresenzaPuc(assegnazione=row, persona=row.persona, chiave=chiave or uuid4(), versione=0)
    return _write(presenza, row, riga, by=by, atto="record_presenza", conferma=conferma)


@transaction.atomic
def amend_presenza(presenza: PresenzaPuc, *, by: Profilo, versione: int, riga: Riga, conferma: bool = False) -> Scritta:
    """Correct a line of a month not validated yet. Raises PucError, ConfermaError, VersioneError, Http404."""
    row, presenza = _lock(presenza, by=by, perm="record_presenza", versione=versione)
    for giorno in (presenza.data, riga.data):
        check_aperto(row, giorno)
    return _write(presenza, row, riga, by=by, atto="amend_presenza", conferma=conferma)


@transaction.atomic
def remove_presenza(presenza: PresenzaPuc, *, by: Profilo, versione: int) -> PresenzaPuc:
    """Take away a line written by mistake, in a month not validated yet; it stays, out of every count."""
    row, presenza = _lock(presenza, by=by, perm="record_presenza", versione=versione)
    check_aperto(row, presenza.data)
    _save(presenza, annullata=True)
    audit.record("remove_presenza", presenza, by=by, nucleo_id=row.persona.nucleo_id)
    return presenza


@transaction.atomic
def validate_mese(puc: Puc, *, by: Profilo, mese: date) -> MesePuc:
    """Close the register of a month that is over: from now on its lines are rectified, with a reason. Raises PucError."""
    puc = lock_puc(puc, by=by, perm="validate_mese")
    mese = mese_of(mese)
    if fine_mese(mese) >= calendario.today():
        raise PucError("Questo mese non è ancora finito: si valida dal primo giorno di quello dopo.")
    if puc.data_inizio is None or fine_mese(mese) < puc.data_inizio:
        raise PucError("In questo mese il progetto non era cominciato.")
    found, made = MesePuc.objects.get_or_create(puc=puc, mese=mese, defaults={"validato_da": by.accreditamento})
    if not made:
        raise PucError("Questo mese è già validato.")
    righe = PresenzaPuc.objects.filter(assegnazione__puc=puc).del_mese(mese)
    righe.update(validato_da=by.accreditamento, data_validazione=calendario.today(), versione=F("versione") + 1)
    touch_puc(puc, by=by, atto="validate_mese_puc", testo=f"Presenze validate: {mese_in_words(mese)}")
    return found


@transaction.atomic
def rectify_presenza(
    presenza: PresenzaPuc, *, by: Profilo, versione: int, riga: Riga, motivo: str, conferma: bool = False,
    togli: bool = False,
) -> Scritta:  # fmt: skip
    """Change a line of a validated month, or take it away, and say why: what it was stays in its history. Raises PucError."""
    row, presenza = _lock(presenza, by=by, perm="rectify_presenza", versione=versione)
    if presenza.data_validazione is None:
        raise PucError("Questo mese non è ancora validato: correggi la riga, non serve una rettifica.")
    presenza.motivo_rettifica, presenza.rettifiche = motivo, presenza.rettifiche + 1
    prima = in_words(presenza)
    if togli:
        _save(presenza, annullata=True)
        scritta = Scritta(presenza)
        audit.record("rectify_presenza", presenza, by=by, nucleo_id=row.persona.nucleo_id)
    else:
        if mese_of(riga.data) != mese_of(presenza.data):
            raise PucError("Il giorno resta nel suo mese: per un altro mese togli questa riga e scrivine una.", "data")
        scritta = _write(presenza, row, riga, by=by, atto="rectify_presenza", conferma=conferma)
    dopo = "tolta" if togli else in_words(scritta.presenza)
    note_evento(row, by=by, tipo="rectify_presenza", testo=f"Presenza rettificata: {prima}, ora {dopo}. {motivo}")
    return scritta


@transaction.atomic
def add_rettifica(
    assegnazione: AssegnazionePuc, *, by: Profilo, riga: Riga, motivo: str, conferma: bool = False
) -> Scritta:
    """Write a line that was forgotten in a validated month, and say why. Raises PucError."""
    row = lock_assegnazione(assegnazione, by=by, perm="rectify_presenza")
    if not is_validato(row, riga.data):
        raise PucError("Questo mese non è ancora validato: scrivi la presenza, non serve una rettifica.", "data")
    presenza = PresenzaPuc(
        assegnazione=row, persona=row.persona, chiave=uuid4(), versione=0, motivo_rettifica=motivo, rettifiche=1,
        validato_da=by.accreditamento, data_validazione=calendario.today(),
    )  # fmt: skip
    scritta = _write(presenza, row, riga, by=by, atto="rectify_presenza", conferma=conferma)
    testo = f"Presenza aggiunta a un mese validato: {in_words(scritta.presenza)}. {motivo}"
    note_evento(row, by=by, tipo="rectify_presenza", testo=testo)
    return scritta


def in_words(presenza: PresenzaPuc) -> str:
    """A line in a few words: day, outcome, hours."""
    return f"{data_breve(presenza.data)}, {Esito(presenza.esito).label}, {decimale(presenza.ore)} ore"


def _lock(presenza: PresenzaPuc, *, by: Profilo, perm: str, versione: int) -> tuple[AssegnazionePuc, PresenzaPuc]:
    """The assignment locked, and then the line as it is; one taken away is no more there."""
    row = lock_assegnazione(presenza.assegnazione, by=by, perm=perm)
    found = PresenzaPuc.objects.valide().select_for_update(of=("self",)).filter(pk=presenza.pk).first()
    if found is None:
        raise Http404
    if found.versione != versione:
        raise VersioneError
    return row, found


def _write(
    presenza: PresenzaPuc, row: AssegnazionePuc, riga: Riga, *, by: Profilo, atto: str, conferma: bool
) -> Scritta:
    """Check the line with what is beside it, and write it."""
    nuova = presenza.versione == 0
    riga = check_riga(riga)
    check_giorno(row, riga)
    avvisi = check_somme(row, riga, altre=_altre(row, riga.data, presenza), conferma=conferma)
    presenza.registrato_da = by.accreditamento
    _save(presenza, **riga.campi())
    azione = Azione.CREAZIONE if nuova else Azione.MODIFICA
    audit.record(atto, presenza, by=by, azione=azione, nucleo_id=row.persona.nucleo_id)
    note_assenze(row, by=by, giorno=riga.data)
    return Scritta(presenza, avvisi)


def _altre(row: AssegnazionePuc, giorno: date, presenza: PresenzaPuc) -> list[PresenzaPuc]:
    """The other lines of the person in the week and in the month of a day, whatever the project."""
    (lunedi, domenica), primo, ultimo = settimana_of(giorno), mese_of(giorno), fine_mese(giorno)
    rows = PresenzaPuc.objects.valide().filter(persona=row.persona_id)
    return list(rows.filter(data__range=(min(lunedi, primo), max(domenica, ultimo))).exclude(pk=presenza.pk))


def _save(presenza: PresenzaPuc, **campi: Any) -> None:
    for campo, valore in campi.items():
        setattr(presenza, campo, valore)
    nuova = presenza.versione == 0
    presenza.versione += 1
    salva: dict[str, Any] = {"force_insert": True} if nuova else {"update_fields": [*campi, *SEMPRE]}
    try:
        with transaction.atomic():
            presenza.save(**salva)
    except IntegrityError as error:
        nome = getattr(getattr(error.__cause__, "diag", None), "constraint_name", None)
        if nome not in MURI:
            raise
        raise PucError(MURI[nome], "data") from error
