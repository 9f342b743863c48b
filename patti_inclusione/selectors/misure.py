"""What happened to the families of every Comune between two days, in counts of families and days waited: two queries.

Of the whole of Italy: no profile reads this, the night's work does.
"""

from datetime import date
from typing import Any

from django.db.models import (
    Case,
    Count,
    DurationField,
    Exists,
    ExpressionWrapper,
    F,
    IntegerField,
    OuterRef,
    QuerySet,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Cast, ExtractDay, Greatest, TruncDate

from accounts.intervalli import Intervallo, of_days
from patti_inclusione.models import (
    AnalisiPreliminare,
    Assegnazione,
    Caso,
    CodiceComunicazione,
    ComunicazioneInps,
    Convocazione,
    Patto,
    Provenienza,
    Scadenza,
    Segnalazione,
    Sostegno,
    StatoScadenza,
)

TUTTE, PRIMO, RIVISTO = Value("TUTTE"), Value("PRIMO"), Value("RIVISTO")
Riga = tuple[str, str, str, int]  # Comune, measure, voce, families
Giorni = tuple[str, str, int, int]  # Comune, between what, days, families


def conta_famiglie(dal: date, al: date) -> list[Riga]:
    """From `dal` to `al`, both included: by Comune of the family, measure and voce."""
    istanti = of_days(dal, al)
    parti = [
        _parte(_fra(Caso.objects, "arrivato_il", istanti), "NUCLEI_RICEVUTI", F("provenienza"), ""),
        _parte(_prime_assegnazioni(istanti), "NUCLEI_ASSEGNATI", TUTTE),
        _parte(_prime_convocazioni(istanti), "NUCLEI_CONVOCATI", TUTTE),
        _parte(_fra(AnalisiPreliminare.objects, "finalizzata_il", istanti), "ANALISI_CONCLUSE", F("esito")),
        _parte(_firmati(dal, al), "PATTI_FIRMATI", Case(When(motivo_revisione="", then=PRIMO), default=RIVISTO)),
        _parte(_non_firmati(istanti), "PATTI_NON_FIRMATI", TUTTE),
        _parte(
            Sostegno.objects.filter(attivato_il__range=(dal, al)), "SOSTEGNI_ATTIVATI", F("codice"), "patto__caso__"
        ),
        _parte(_fra(Segnalazione.objects, "inviata_il", istanti), "FATTI_COMUNICATI", F("tipo_evento")),
        _parte(
            Scadenza.objects.filter(stato=StatoScadenza.SCADUTA, termine__range=(dal, al)),
            "TERMINI_SCADUTI",
            F("codice"),
        ),
    ]
    return list(parti[0].union(*parti[1:], all=True))


def conta_giorni(dal: date, al: date) -> list[Giorni]:
    """How many families waited how many days, by Comune, for what came between the two days, both included."""
    istanti = of_days(dal, al)
    dal_riconoscimento = Case(
        When(caso__provenienza=Provenienza.RINVIO_CPI, then=TruncDate("caso__arrivato_il")),
        default=F("caso__nucleo__data_riconoscimento"),
    )
    parti = [
        _attese(_prime_assegnazioni(istanti), "ASSEGNAZIONE", TruncDate("caso__arrivato_il"), TruncDate("dal")),
        _attese(_prime_convocazioni(istanti), "CONVOCAZIONE", dal_riconoscimento, TruncDate("creata_il")),
        _attese(_firmati(dal, al).filter(motivo_revisione=""), "PATTO", dal_riconoscimento, F("data_sottoscrizione")),
    ]
    return list(parti[0].union(*parti[1:], all=True))


def conta_arrivate(al: date) -> dict[str, int]:
    """The families that each Comune had received by the end of that day."""
    rows = Caso.objects.filter(arrivato_il__lt=of_days(None, al).al).order_by()
    return dict(rows.values_list("nucleo__comune_id").annotate(n=Count("pk")))


def _fra(rows: Any, campo: str, istanti: Intervallo) -> QuerySet[Any]:
    return rows.filter(**{f"{campo}__gte": istanti.dal, f"{campo}__lt": istanti.al})


def _prime_assegnazioni(istanti: Intervallo) -> QuerySet[Assegnazione]:
    prima = Assegnazione.objects.filter(caso=OuterRef("caso"), dal__lt=OuterRef("dal"))
    return _fra(Assegnazione.objects, "dal", istanti).filter(~Exists(prima))


def _prime_convocazioni(istanti: Intervallo) -> QuerySet[Convocazione]:
    return _fra(Convocazione.objects, "creata_il", istanti).filter(numero_progressivo=1)


def _firmati(dal: date, al: date) -> QuerySet[Patto]:
    """Not those in which nothing changed that binds: they have no signature of their own."""
    return Patto.objects.filter(data_sottoscrizione__range=(dal, al), vale_la_firma_di_prima=False)


def _non_firmati(istanti: Intervallo) -> QuerySet[ComunicazioneInps]:
    return _fra(ComunicazioneInps.objects, "creata_il", istanti).filter(codice=CodiceComunicazione.M06, tentativo=1)


def _parte(rows: QuerySet[Any], misura: str, voce: Any, caso: str = "caso__") -> QuerySet[Any]:
    """One measure, in the shape that all have; `caso` leads to the case."""
    chi = {
        "k_comune": F(f"{caso}nucleo__comune_id"),
        "k_misura": Value(misura, TextField()),
        "k_voce": Cast(voce, TextField()),
    }
    rows = rows.order_by().values(**chi).annotate(k_quante=Count(f"{caso}nucleo_id", distinct=True))
    return rows.values_list(*chi, "k_quante")


def _attese(rows: QuerySet[Any], nome: str, dal: Any, al: Any) -> QuerySet[Any]:
    """How many have each wait; what came before its beginning waited no day."""
    giorni = Greatest(
        ExtractDay(ExpressionWrapper(al - dal, output_field=DurationField())), 0, output_field=IntegerField()
    )
    chi = {"k_comune": F("caso__nucleo__comune_id"), "k_nome": Value(nome, TextField()), "k_giorni": giorni}
    return rows.order_by().values(**chi).annotate(k_quante=Count("pk")).values_list(*chi, "k_quante")
