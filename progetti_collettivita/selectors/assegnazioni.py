"""Reads for the pages of who takes part, and of who has to be assigned.

The Responsabile PUC reads of his participants who they are, how they are reached, their limits and their hours (B.8): not the
amounts, not why somebody refused. Whom to place first when places are short is so a list of the Case manager, of his own
families: the names of those who are bound and not yet proposed are not the Responsabile's to see.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import (
    Count,
    DecimalField,
    DurationField,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    QuerySet,
    Value,
)

from ambiti.models import Componente, Percorso
from progetti_collettivita.models import (
    APERTE,
    AssegnazionePuc,
    EventoAssegnazione,
    Idoneita,
    Limitazione,
    Puc,
    StatoAssegnazionePuc,
)
from progetti_collettivita.selectors.righe import quando
from rdc_platform import calendario
from rdc_platform.web.formati import data_breve, decimale
from rdc_platform.web.parti import Voce

A = StatoAssegnazionePuc
AZIONI: dict[str, tuple[str, ...]] = {
    "answer_assegnazione": (A.PROPOSTO,),
    "withdraw_assegnazione": (A.PROPOSTO, A.ACCETTATO),
    "run_assegnazione": (A.ACCETTATO, A.ATTIVO),
    "stop_assegnazione": (A.ATTIVO, A.SOSPESO),
}
# The states that the note of 1 September 2020 names, and those that end otherwise.
GRUPPI: dict[str, tuple[str, tuple[str, ...]]] = {
    "proposto": ("Proposti", (A.PROPOSTO, A.ACCETTATO)),
    "attivo": ("Attivi", (A.ATTIVO, A.SOSPESO)),
    "completato": ("Completati", (A.COMPLETATO,)),
    "finito": ("Finiti prima, o mai cominciati", (A.INTERROTTO, A.RIFIUTATO, A.RITIRATO, A.SCADUTO)),
}
Voci = list[tuple[str, Any]]


@dataclass(frozen=True)
class Gruppo:
    """How many of a project stand in one of `GRUPPI`."""

    chiave: str
    nome: str
    quanti: int


def light_rows(rows: QuerySet[AssegnazionePuc]) -> QuerySet[Any]:
    """What a row of the list shows, in one query."""
    return rows.values(
        "id", "stato", "quota", "data_inizio", "ore_settimanali", "scadenza_risposta",
        cognome=F("persona__cognome"), nome=F("persona__nome"), titolo=F("puc__titolo"), codice_puc=F("puc__codice_puc"),
    )  # fmt: skip


def find_by_name(rows: QuerySet[Any], testo: str) -> QuerySet[Any]:
    """The rows of the persons whose name or codice fiscale has `testo`."""
    for parola in testo.lower().split():
        rows = rows.filter(persona__cerca__contains=parola)
    return rows


def da_assegnare(persone: QuerySet[Componente]) -> QuerySet[Any]:
    """The bound persons without a project, those first that come first when places are short.

    B.3: the families of which nobody takes part, then the higher benefit, then the younger, then the protocol.
    """
    aperte = AssegnazionePuc.objects.filter(stato__in=APERTE)
    rows = persone.filter(
        ~Exists(aperte.filter(persona=OuterRef("pk"))), uscito_il=None, seguita__tenuta=True, seguita__fuori_puc=False,
        seguita__percorso=Percorso.INCLUSIONE,
    )  # fmt: skip
    return rows.annotate(
        gia=Exists(aperte.filter(persona__nucleo=OuterRef("nucleo"))),
        meno_importo=ExpressionWrapper(-F("seguita__importo_mensile"), DecimalField(max_digits=12, decimal_places=2)),
        vita=ExpressionWrapper(Value(calendario.today()) - F("data_nascita"), DurationField()),
        patto_al=F("seguita__patto_al"),
        comune=F("nucleo__comune__denominazione"),
        protocollo=F("nucleo__protocollo_inps"),
    ).values("id", "cognome", "nome", "data_nascita", "comune", "gia", "patto_al")


def mai_proposte(rows: QuerySet[Any]) -> QuerySet[Any]:
    """The rows of whom nobody ever proposed a project, not even one withdrawn."""
    return rows.filter(~Exists(AssegnazionePuc.objects.filter(persona=OuterRef("pk"))))


def find_persona(rows: QuerySet[Any], testo: str) -> QuerySet[Any]:
    for parola in testo.lower().split():
        rows = rows.filter(cerca__contains=parola)
    return rows


def aperta_of(persona: Componente) -> AssegnazionePuc | None:
    """The project he has already, or was proposed for."""
    return AssegnazionePuc.objects.filter(persona=persona, stato__in=APERTE).select_related("puc").first()


def azioni(row: AssegnazionePuc) -> set[str]:
    """The acts that its state allows, of those that the profile may do (`row` is annotated with each of `AZIONI`)."""
    return {perm for perm, stati in AZIONI.items() if row.stato in stati and getattr(row, perm)}


def read_persona(row: AssegnazionePuc) -> Voci:
    """Who he is, how he is reached, his limits: all that a Responsabile PUC reads of him."""
    seguita = getattr(row.persona, "seguita", None)
    profilo = getattr(row.persona, "profilo_puc", None)
    contatti = [seguita.telefono, seguita.email] if seguita else []
    chiedi = "Chiedi a chi segue la famiglia" if seguita and seguita.riservata else ""
    limiti = [Limitazione(each).label for each in profilo.limiti] if profilo else []
    return [
        ("Codice fiscale", row.persona.codice_fiscale),
        ("Data di nascita", data_breve(row.persona.data_nascita)),
        ("Telefono ed e-mail", ", ".join(filter(None, contatti)) or chiedi),
        (
            "Idoneità",
            Idoneita(row.idoneita or profilo.idoneita).label if row.idoneita or (profilo and profilo.idoneita) else "",
        ),
        ("Non può fare", ", ".join(limiti)),
    ]


def read_partecipazione(row: AssegnazionePuc) -> Voci:
    """Where, when, how many hours."""
    fine = row.data_fine_effettiva or row.data_fine_prevista
    voci: Voci = [
        ("Posto", row.get_quota_display()),
        ("Sede", row.sede or ""),
        ("Ore la settimana", decimale(row.ore_settimanali)),
        ("Orari", "; ".join(quando(each) for each in row.calendario.all())),
        ("Dal", data_breve(row.data_inizio)),
        (_fine_in_words(row), data_breve(fine)),
        ("Che cosa fa", row.mansioni),
    ]
    if proposta := getattr(row, "dal_cpi", None):
        voci.insert(1, ("Centro per l'impiego", proposta.cpi))
    if row.stato == A.PROPOSTO:
        voci.insert(0, ("Risposta entro il", data_breve(row.scadenza_risposta)))
    return voci


def _fine_in_words(row: AssegnazionePuc) -> str:
    if row.stato == A.RIFIUTATO:
        return "Rifiutato il"
    return "Finito il" if row.data_fine_effettiva else "Fino al"


def eventi_of(row: AssegnazionePuc) -> list[EventoAssegnazione]:
    """Its facts, the latest first, with who did them."""
    rows = EventoAssegnazione.objects.filter(assegnazione=row).select_related("accreditamento__operatore")
    return list(rows.order_by("-istante", "-pk"))


def voci(eventi: Iterable[EventoAssegnazione], *, con_note: bool) -> list[Voce]:
    """The history in words; `con_note`: with what only whoever follows the family reads."""
    return [
        Voce(
            each.istante,
            each.testo,
            each.nota if con_note else "",
            chi=each.accreditamento.operatore.nome_completo if each.accreditamento else "Sistema",
        )
        for each in eventi
    ]


def in_corso(rows: QuerySet[Any], quali: str) -> QuerySet[Any]:
    """The rows of one of `GRUPPI`."""
    return rows.filter(stato__in=GRUPPI[quali][1])


def count_gruppi(puc: Puc) -> list[Gruppo]:
    """How many take part in a project, by group, in one query; no group is left out."""
    quanti = {key: Count("pk", filter=Q(stato__in=stati)) for key, (_, stati) in GRUPPI.items()}
    found = AssegnazionePuc.objects.filter(puc=puc).aggregate(**quanti)
    return [Gruppo(key, nome, found[key]) for key, (nome, _) in GRUPPI.items()]
