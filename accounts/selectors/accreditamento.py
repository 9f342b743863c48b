"""Reads of the accreditations an Amministratore gives: never of a beneficiary, never a count of them."""

from collections.abc import Iterable
from uuid import UUID

from django.contrib.postgres.aggregates import StringAgg
from django.db.models import Case, Exists, Func, OuterRef, Q, QuerySet, TextField, Value, When

from accounts.models import (
    Accreditamento,
    IndicazioneUtente,
    Livello,
    Operatore,
    RigaIndicazione,
    Ruolo,
    StatoAccreditamento,
)
from accounts.selectors.convenzione import adesioni_valide, comuni_of
from accounts.selectors.scadenze import conferma_entro, counted, in_scadenza, nomi_comuni
from ambiti.models import Comune

VIVI = (StatoAccreditamento.RICHIESTO, StatoAccreditamento.ATTIVO, StatoAccreditamento.SOSPESO)


def live_ruoli(operatore: Operatore, *, beside: UUID | None = None) -> set[Ruolo]:
    """The roles a person has, or has been asked for, in any Ambito; the accreditation `beside` is left out."""
    rows = operatore.accreditamenti.filter(stato__in=VIVI).exclude(pk=beside)
    return {Ruolo(ruolo) for ruolo in rows.values_list("ruolo", flat=True)}


def same_ruolo(operatore: Operatore, ruolo: str, ambito, comuni: Iterable[Comune]) -> bool:
    """Has the person that role already in one of those Comuni?"""
    rows = operatore.accreditamenti.filter(stato__in=VIVI, ruolo=ruolo, ambito=ambito)
    return rows.filter(comuni__in=[comune.pk for comune in comuni]).exists()


def active_on(comune: Comune) -> QuerySet[Accreditamento]:
    """The active accreditations that name the Comune, in the order in which they are locked."""
    return Accreditamento.objects.filter(stato=StatoAccreditamento.ATTIVO, comuni=comune).order_by("pk")


def accreditamento_rows(accreditamenti: QuerySet) -> QuerySet:
    """What a row of the list shows, in one query."""
    return accreditamenti.values(
        "id",
        "ruolo",
        "livello",
        "stato",
        "valido_dal",
        "valido_al",
        "operatore__nome",
        "operatore__cognome",
        "operatore__cerca",
        "ambito__denominazione",
        nomi_comuni=nomi_comuni(),
    )


def find_by_name(rows: QuerySet, text: str) -> QuerySet:
    """The rows whose operator has `text` in his surname, accents and case aside."""
    return rows.filter(operatore__cerca__contains=Func(Value(text), function="f_norm", output_field=TextField()))


def indicazione_rows(indicazioni: QuerySet) -> QuerySet:
    """What a row of the list of indications shows, in one query."""
    senza = RigaIndicazione.objects.filter(indicazione=OuterRef("pk")).exclude(pk__in=_righe_accredited())
    return indicazioni.annotate(
        da_accreditare=Exists(senza),
        persone=StringAgg("righe__cognome", ", ", order_by="righe__cognome"),
    ).values("id", "comune__denominazione", "protocollo", "data", "firmatario", "persone", "da_accreditare")


def righe_to_accredit(righe: QuerySet) -> QuerySet:
    """The rows of the indications that no living accreditation follows, oldest first."""
    rows = righe.exclude(pk__in=_righe_accredited())
    return rows.select_related("indicazione__comune").order_by("indicazione__data", "cognome")


def next_riga(righe: QuerySet, accreditamento: Accreditamento) -> dict[str, object]:
    """The next person to accredit of the letter that `accreditamento` came from, and how many there are; empty at the end."""
    if accreditamento.riga_indicazione is None:
        return {}
    found = list(righe_to_accredit(righe.filter(indicazione=accreditamento.riga_indicazione.indicazione_id)))
    return {"riga": found[0], "quante": len(found)} if found else {}


def righe_of(indicazione: IndicazioneUtente) -> list[tuple[RigaIndicazione, Accreditamento | None]]:
    """Each row of an indication with the accreditation that followed it last; `pronto` says if it may be activated."""
    given = {row.riga_indicazione_id: row for row in _accreditations_of(indicazione)}
    return [(riga, given.get(riga.pk)) for riga in indicazione.righe.order_by("cognome", "nome")]


def has_access(accreditamento: Accreditamento) -> bool:
    """Has the person chosen a password and confirmed his second factor? No query where both were read with the row."""
    dispositivo = getattr(accreditamento.operatore, "dispositivo", None)
    return dispositivo is not None and dispositivo.confirmed


def comuni_indicated(riga: RigaIndicazione) -> QuerySet[Comune]:
    """Where the person may work in that role: the Comuni that indicated him for it; all, if it is for the whole Ambito."""
    ambito = riga.indicazione.ambito
    comuni = comuni_of(ambito)
    if riga.livello == Livello.AMBITO:
        return comuni
    same = RigaIndicazione.objects.filter(indicazione__ambito=ambito, ruolo=riga.ruolo, livello=Livello.COMUNE)
    same = same.filter(codice_fiscale=riga.codice_fiscale)
    return comuni.filter(pk__in=same.values("indicazione__comune"))


def last_of(indicazione: IndicazioneUtente) -> Accreditamento | None:
    """The accreditation given last on that letter: what its act and its funds say is mostly true of the next."""
    rows = Accreditamento.objects.filter(riga_indicazione__indicazione=indicazione, designazione__isnull=False)
    return rows.select_related("designazione").order_by("creato_il").last()


def living_of(riga: RigaIndicazione) -> Accreditamento | None:
    """The accreditation of that row which is not over, if there is one."""
    return riga.accreditamenti.filter(stato__in=VIVI).first()


def waiting_or_ending(accreditamenti: QuerySet) -> QuerySet:
    """Those asked for and not active (`pronto`: one of their Comuni is under convention), those that end soon, and those
    that count for the confirmation, each with its `blocco` (a state, "" for the last).
    """
    valide = adesioni_valide().filter(comune__accreditamenti=OuterRef("pk"))
    blocco = Case(
        When(stato=StatoAccreditamento.RICHIESTO, then=Value(StatoAccreditamento.RICHIESTO)),
        When(in_scadenza(), then=Value(StatoAccreditamento.ATTIVO)),
        default=Value(""),
    )
    quando = Case(When(in_scadenza(), then="valido_al"), default=None)
    rows = accreditamenti.annotate(entro=conferma_entro(), blocco=blocco, quando=quando, pronto=Exists(valide))
    wanted = ~Q(blocco="")
    for which in counted().values():
        wanted |= which
    return rows.filter(wanted).select_related("operatore")


def comuni_of_accreditamento(accreditamento: Accreditamento) -> QuerySet[Comune]:
    """The Comuni of an accreditation, by name; `in_convenzione` says whether the role may be held there."""
    valide = adesioni_valide().filter(comune=OuterRef("pk"))
    return accreditamento.comuni.annotate(in_convenzione=Exists(valide)).order_by("cerca")


def others_of(accreditamenti: QuerySet, accreditamento: Accreditamento) -> QuerySet:
    """What else the person is, among `accreditamenti`."""
    rows = accreditamenti.filter(operatore=accreditamento.operatore_id).exclude(pk=accreditamento.pk)
    return rows.order_by("ruolo", "valido_dal")


def active_comuni() -> QuerySet:
    """(accreditation, Comune): the Comuni under convention of each active accreditation."""
    valide = adesioni_valide().filter(comune=OuterRef("comune"))
    rows = Accreditamento.comuni.through.objects.filter(
        Exists(valide), accreditamento__stato=StatoAccreditamento.ATTIVO
    )
    return rows.values_list("accreditamento_id", "comune_id")


def active_ambiti() -> QuerySet:
    """(accreditation, Ambito): the Amministratori in office."""
    rows = Accreditamento.objects.filter(ruolo=Ruolo.AMMINISTRATORE_AMBITO, stato=StatoAccreditamento.ATTIVO)
    return rows.values_list("pk", "ambito_id")


def _righe_accredited() -> QuerySet:
    rows = Accreditamento.objects.filter(stato__in=VIVI, riga_indicazione__isnull=False)
    return rows.values("riga_indicazione")


def _accreditations_of(indicazione: IndicazioneUtente) -> QuerySet[Accreditamento]:
    valide = adesioni_valide().filter(comune__accreditamenti=OuterRef("pk"))
    rows = Accreditamento.objects.filter(riga_indicazione__indicazione=indicazione).annotate(pronto=Exists(valide))
    return rows.select_related("operatore__dispositivo").order_by("creato_il")
