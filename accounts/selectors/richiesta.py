"""Reads about the requests of the Ambiti and the Amministratori they became."""

from datetime import date, timedelta

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from accounts.models import (
    Accreditamento,
    Operatore,
    RichiestaAccreditamento,
    Ruolo,
    Sollecito,
    StatoAccreditamento,
    StatoRichiesta,
)
from ambiti.models import Ambito
from rdc_platform import calendario, codice_fiscale
from rdc_platform.norme.selectors import intero

CHIUSE = (StatoRichiesta.COMUNICATO, StatoRichiesta.RIFIUTATA, StatoRichiesta.RITIRATA)
VIVI = (StatoAccreditamento.RICHIESTO, StatoAccreditamento.ATTIVO, StatoAccreditamento.SOSPESO)
# Parts of a domain that certified mail of the public bodies and its best known providers go by.
SEGNI_PEC = {
    "pec",
    "cert",
    "pcert",
    "legalmail",
    "arubapec",
    "postecert",
    "postacert",
    "mypec",
    "pecimprese",
    "pecveneto",
}


def ambiti_alla_data(giorno: date) -> QuerySet[Ambito]:
    """The Ambiti that exist on that day, by name."""
    return in_being(Ambito.objects.order_by("cerca", "codice"), giorno)


def in_being(ambiti: QuerySet[Ambito], giorno: date) -> QuerySet[Ambito]:
    """Those of `ambiti` that exist on that day."""
    return ambiti.filter(dal__lte=giorno).exclude(al__lt=giorno)


def amministratori(ambito: Ambito) -> QuerySet[Accreditamento]:
    """The Amministratori of an Ambito, in office or suspended."""
    return Accreditamento.objects.filter(
        ambito=ambito,
        ruolo=Ruolo.AMMINISTRATORE_AMBITO,
        stato__in=[StatoAccreditamento.ATTIVO, StatoAccreditamento.SOSPESO],
    )


def is_full(ambito: Ambito, *, tranne: Accreditamento | None = None) -> bool:
    """Has the Ambito as many Amministratori as it may have, not counting `tranne`?"""
    rows = amministratori(ambito).exclude(pk=tranne.pk if tranne else None)
    return rows.count() >= intero("MAX_AMMINISTRATORI_PER_AMBITO", calendario.today())


def replacing(richiesta: RichiestaAccreditamento) -> RichiestaAccreditamento | None:
    """Another request, not refused nor withdrawn, in which the same Amministratore gives up his place."""
    if richiesta.sostituisce_id is None:
        return None
    gone = (StatoRichiesta.RIFIUTATA, StatoRichiesta.RITIRATA)
    rows = RichiestaAccreditamento.objects.filter(sostituisce=richiesta.sostituisce_id).exclude(stato__in=gone)
    return rows.exclude(pk=richiesta.pk).first()


def open_richiesta(ambito: Ambito, cf: str) -> RichiestaAccreditamento | None:
    """The request of that person in that Ambito which is not closed yet."""
    # Omocodia turns digits into letters from the last on, so a person has at most eight codes.
    codes = {codice_fiscale.omocode(cf, quante) for quante in range(8)} | {cf}
    rows = RichiestaAccreditamento.objects.exclude(stato__in=CHIUSE)
    return rows.filter(ambito=ambito, codice_fiscale__in=codes).first()


def waiting_beside(richiesta: RichiestaAccreditamento) -> QuerySet[RichiestaAccreditamento]:
    """The other requests of the same Ambito that wait for their PEC: the one that came may be theirs too."""
    rows = RichiestaAccreditamento.objects.filter(ambito=richiesta.ambito_id, stato=StatoRichiesta.FORM_INVIATO)
    return rows.exclude(pk=richiesta.pk).order_by("creata_il")


def with_pec(ambito: Ambito) -> QuerySet[RichiestaAccreditamento]:
    """The requests of an Ambito whose PEC has come and that went on, the latest first."""
    rows = RichiestaAccreditamento.objects.filter(ambito=ambito, pec_ricevuta_il__isnull=False)
    gone = (StatoRichiesta.RIFIUTATA, StatoRichiesta.RITIRATA)
    return rows.exclude(stato__in=gone).order_by("-pec_ricevuta_il", "-creata_il")


def stuck_without_pec() -> Q:
    """Requests whose form came long ago (ACC_GG_SOLLECITO_PEC, days) and whose PEC has not."""
    days = intero("ACC_GG_SOLLECITO_PEC", calendario.today())
    return Q(stato=StatoRichiesta.FORM_INVIATO, creata_il__lt=timezone.now() - timedelta(days=days))


def count_by_stato() -> dict[str, int]:
    """How many requests stand in each state."""
    rows = RichiestaAccreditamento.objects.order_by().values_list("stato").annotate(n=Count("pk"))
    return dict(rows)


def count_stuck() -> int:
    """How many forms have waited too long for their PEC."""
    return RichiestaAccreditamento.objects.filter(stuck_without_pec()).count()


def list_rows(rows: QuerySet) -> QuerySet:
    """What the queue shows of each request, and when its body was last reminded of the PEC."""
    last = Sollecito.objects.filter(richiesta=OuterRef("pk")).order_by("-inviato_il").values("inviato_il")[:1]
    fields = ("id", "numero_richiesta", "ambito__denominazione", "cognome", "nome", "stato", "stato_dal")
    return rows.annotate(sollecitata_il=Subquery(last)).values(*fields, "sollecitata_il")


def with_everything(rows: QuerySet) -> QuerySet:
    """What the page of one request shows of it, in its own query."""
    return rows.select_related(
        "ambito__capofila",
        "sostituisce__operatore",
        "messaggio_pec",
        "atto__file_ministero",
        "atto__file_controfirmato",
        "atto__modello",
    ).prefetch_related("atto__file_ministero__firme", "atto__file_controfirmato__firme")


def search_richieste(rows: QuerySet, testo: str) -> QuerySet:
    """The rows whose person or number is `testo`, or begins so."""
    words = Q(numero_richiesta__icontains=testo)
    for word in testo.split():
        words |= Q(cognome__istartswith=word) | Q(nome__istartswith=word)
    return rows.filter(words)


def sent_in_session(ids: list[str]) -> QuerySet[RichiestaAccreditamento]:
    """The requests that a session has sent, by the ids it keeps."""
    return RichiestaAccreditamento.objects.select_related("ambito", "nota").filter(pk__in=ids)


def other_ruoli(operatore: Operatore) -> list[Ruolo]:
    """The roles of a person that do not go with Amministratore di Ambito: all others, as long as they are not over."""
    rows = operatore.accreditamenti.filter(stato__in=VIVI).exclude(ruolo=Ruolo.AMMINISTRATORE_AMBITO)
    return [Ruolo(ruolo) for ruolo in rows.values_list("ruolo", flat=True).distinct()]


def administered(operatore: Operatore) -> list[str]:
    """The names of the Ambiti that a person administers, in office or suspended."""
    rows = operatore.accreditamenti.filter(ruolo=Ruolo.AMMINISTRATORE_AMBITO, stato__in=VIVI)
    return list(rows.order_by("ambito__cerca").values_list("ambito__denominazione", flat=True))


def same_identity(richiesta: RichiestaAccreditamento | Operatore, operatore: Operatore) -> bool:
    """Do what was written and the person known under that codice fiscale say the same of name and birth?"""
    return _identity(richiesta) == _identity(operatore)


def looks_like_pec(email: str) -> bool:
    """Does the address look like a certified mailbox? Those of ordinary providers do not write to them."""
    return not SEGNI_PEC.isdisjoint(email.rsplit("@", 1)[-1].lower().split("."))


def _identity(person: RichiestaAccreditamento | Operatore) -> tuple[object, ...]:
    return (
        person.nome.casefold(),
        person.cognome.casefold(),
        person.data_nascita,
        person.belfiore_nascita,
        person.genere,
    )
