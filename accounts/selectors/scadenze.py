"""What runs out in the life of an accreditation: its last day, its confirmation, its use. One query for all, never row by row.

The expressions take the path to the accreditation, "" for its own rows.
"""

from datetime import timedelta

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, DateField, Exists, F, Func, OuterRef, Q, QuerySet
from django.db.models.functions import Greatest

from accounts.models import Accreditamento, MotivoStato, Ruolo, StatoAccreditamento
from accounts.ruoli import DALL_AMMINISTRATORE
from rdc_platform import calendario
from rdc_platform.norme.selectors import intero

A = StatoAccreditamento
PER_IL_TEMPO = (MotivoStato.MANCATA_CONFERMA, MotivoStato.INATTIVITA)


def giorni(codice: str) -> timedelta:
    """The days of a dated parameter, as of today."""
    return timedelta(days=intero(codice, calendario.today()))


def conferma_entro(via: str = "") -> Func:
    """The day by which the Amministratore confirms that the person still works: some months after the last confirmation,
    or after the profile was opened if that is later.
    """
    return Func(
        Greatest(f"{via}confermato_il", f"{via}stato_dal"),
        template="(%(expressions)s + make_interval(months => %(mesi)s))::date",
        mesi=intero("CONFERMA_OPERATORI_MESI", calendario.today()),
        output_field=DateField(),
    )


def usato_dal(via: str = "") -> Greatest:
    """The day from which the profile counts as not used: its last use, or its opening if that is later."""
    return Greatest(f"{via}usato_il", f"{via}stato_dal", f"{via}valido_dal")


def over() -> QuerySet[Accreditamento]:
    """The accreditations whose last day has passed and that nobody has ended yet."""
    return Accreditamento.objects.filter(stato__in=[A.ATTIVO, A.SOSPESO], valido_al__lt=calendario.today())


def in_scadenza() -> Q:
    """Active, with its last day within the days of the warning."""
    return Q(stato=A.ATTIVO, valido_al__lte=calendario.today() + giorni("ACC_GG_AVVISO_SCADENZA"))


def to_confirm(accreditamenti: QuerySet) -> QuerySet:
    """The active operators, each with the day by which he is confirmed (`entro`) and since when he is not used (`usato`)."""
    rows = accreditamenti.filter(stato=A.ATTIVO, ruolo__in=DALL_AMMINISTRATORE)
    return rows.annotate(entro=conferma_entro(), usato=usato_dal())


def regola_conferma() -> dict[str, int]:
    """Every how many months an operator is confirmed, and how many days late he is suspended."""
    names = {"mesi": "CONFERMA_OPERATORI_MESI", "giorni": "CONFERMA_OPERATORI_GG_TOLLERANZA"}
    return {name: intero(codice, calendario.today()) for name, codice in names.items()}


def soon() -> Q:
    """Of rows with their `entro`: to be confirmed within the days of the notice, or late."""
    return Q(entro__lte=calendario.today() + giorni("CONFERMA_OPERATORI_GG_AVVISO"))


def unconfirmed() -> QuerySet:
    """Late beyond the tolerance, where an Amministratore was there for all of it: without one nobody could confirm."""
    day = calendario.today() - giorni("CONFERMA_OPERATORI_GG_TOLLERANZA")
    could = Accreditamento.objects.in_vigore().filter(ruolo=Ruolo.AMMINISTRATORE_AMBITO, ambito=OuterRef("ambito"))
    return to_confirm(Accreditamento.objects.all()).filter(Exists(could.filter(stato_dal__lt=day)), entro__lt=day)


def unused(days: timedelta) -> QuerySet:
    """The active accreditations not used for more than `days`; `usato` is since when."""
    rows = Accreditamento.objects.in_vigore().annotate(usato=usato_dal())
    return rows.filter(usato__lt=calendario.today() - days)


def leaving(via: str = "") -> Q:
    """Active and about to go by the passing of time: at its end, unconfirmed beyond the tolerance, unused too long."""
    today = calendario.today()
    aliases = Q(**{f"{via}valido_al__lte": today + giorni("ACC_GG_AVVISO_SCADENZA")})
    aliases |= Q(entro__lt=today - giorni("CONFERMA_OPERATORI_GG_TOLLERANZA"))
    aliases |= Q(usato__lt=today - giorni("INATTIVITA_OPERATORE_GG"))
    return Q(**{f"{via}stato": A.ATTIVO}) & aliases


def counted() -> dict[str, Q]:
    """Of rows with their `entro`: to be confirmed soon, late, suspended by the passing of time."""
    active = Q(stato=A.ATTIVO)
    return {
        "da_confermare": active & soon(),
        "in_ritardo": active & Q(entro__lt=calendario.today()),
        "sospesi": Q(stato=A.SOSPESO, motivo_stato__in=PER_IL_TEMPO),
    }


def nomi_comuni() -> ArraySubquery:
    """The names of an accreditation's Comuni, in order."""
    comuni = Accreditamento.comuni.through.objects.filter(accreditamento=OuterRef("pk")).order_by("comune__cerca")
    return ArraySubquery(comuni.values("comune__denominazione"))


def conferma_rows(accreditamenti: QuerySet) -> QuerySet:
    """What a row of the list of confirmations shows, in one query."""
    operatore = ("operatore__nome", "operatore__cognome", "operatore__cerca")
    rows = to_confirm(accreditamenti).annotate(nomi_comuni=nomi_comuni())
    return rows.values("id", "ruolo", "livello", "stato_dal", "usato_il", "entro", "nomi_comuni", *operatore)


def rounds() -> QuerySet:
    """The confirmations that come or are late, one row for each Ambito and day: `quanti` operators."""
    rows = to_confirm(Accreditamento.objects.all()).filter(soon()).order_by("ambito", "entro")
    return rows.values("ambito", "entro").annotate(quanti=Count("pk"))


def ending_with_ambito() -> QuerySet:
    """The operators whose end is near, as (key, Ambito, last day)."""
    rows = Accreditamento.objects.filter(in_scadenza(), ruolo__in=DALL_AMMINISTRATORE)
    return rows.filter(valido_al__gte=calendario.today()).order_by("pk").values_list("pk", "ambito_id", F("valido_al"))
