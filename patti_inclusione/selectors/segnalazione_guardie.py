"""Why a fact cannot be reported: each guard of spec §5 and §10b in one place, asked by the form and again by the service."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date

from patti_inclusione.models import (
    Caso,
    CodiceEvento,
    EsitoAppuntamento,
    EsitoPresenza,
    EsitoRichiamo,
    ModalitaIncontro,
    Patto,
    Segnalazione,
    StatoCaso,
    StatoPatto,
    TipoConvocazione,
)
from patti_inclusione.models.segnalazione import FINITE
from patti_inclusione.selectors import segnalazione_persone as persone
from patti_inclusione.selectors import segnalazione_regole as regole
from patti_inclusione.selectors.segnalazione_fatti import Fatto, binds_from
from rdc_platform import calendario
from rdc_platform.norme.selectors import intero

_E = CodiceEvento
DELL_ART_4 = {TipoConvocazione.PRIMO_COLLOQUIO, TipoConvocazione.ANALISI_PRELIMINARE}


@dataclass(frozen=True)
class Scritto:
    """What the Case manager adds to the fact."""

    data_evento: date
    data_accertamento: date
    motivazione: str
    giustificato_motivo_valutato: bool = False
    base_giuridica: str = ""
    spiegato_da: str = ""
    senza_patto_lavoro: bool = False
    motivo_ritardo: str = ""


SCRITTI = tuple(field.name for field in fields(Scritto))


@dataclass(frozen=True)
class Ostacolo:
    """One reason against; `campo` is the field that can take it away, "" if none can."""

    campo: str
    testo: str


def find_ostacoli(
    caso: Caso, fatto: Fatto, scritto: Scritto, segnalazione: Segnalazione | None = None
) -> list[Ostacolo]:
    """Everything that stands in the way of reporting `fatto` as `scritto`; empty when nothing does."""
    found = [*_of_dates(fatto, scritto), *_of_rules(fatto, scritto), *_of_person(fatto, scritto)]
    if fatto.tipo_evento in OWN and fatto.componente is not None:
        found += OWN[CodiceEvento(fatto.tipo_evento)](caso, fatto, scritto)
    if caso.stato == StatoCaso.CHIUSO:
        found.append(Ostacolo("", "Il caso è chiuso: non si segnala più nulla."))
    return [*found, *_of_doubles(caso, fatto, scritto, segnalazione)]


def _of_dates(fatto: Fatto, scritto: Scritto) -> Iterator[Ostacolo]:
    oggi = calendario.today()
    if scritto.data_evento > oggi:
        yield Ostacolo("data_evento", "Il fatto è nel futuro: correggi la data.")
    if scritto.data_accertamento > oggi:
        yield Ostacolo("data_accertamento", "L'accertamento è nel futuro: correggi la data.")
    if scritto.data_accertamento < scritto.data_evento:
        yield Ostacolo("data_accertamento", "L'accertamento non può essere prima del fatto.")
    if fatto.data_evento is not None and scritto.data_evento != fatto.data_evento:
        yield Ostacolo("data_evento", f"Il fatto è del {fatto.data_evento:%d/%m/%Y}: la data non si cambia.")
    if fatto.impegno is not None and scritto.data_evento < (dal := binds_from(fatto.impegno)):
        yield Ostacolo("data_evento", f"L'impegno è cominciato il {dal:%d/%m/%Y}.")


def _of_rules(fatto: Fatto, scritto: Scritto) -> Iterator[Ostacolo]:
    tipo, giorno = fatto.tipo_evento, scritto.data_evento
    if not regole.in_vigore(tipo, giorno):
        yield Ostacolo("data_evento", f"Il {giorno:%d/%m/%Y} questa regola non era in vigore: non si può segnalare.")
    elif regole.is_sospeso(tipo, giorno):
        yield Ostacolo(
            "data_evento",
            "Dal 17 marzo al 17 luglio 2020 gli obblighi erano sospesi (art. 40 DL 18/2020): non si può segnalare.",
        )
    elif regole.chi_segnala(tipo, giorno) != regole.CASE_MANAGER:
        yield Ostacolo("", "Questo fatto non lo segnala il Case manager.")
    minimo = intero("SEGNALAZIONE_MOTIVAZIONE_MIN", calendario.today())
    if len(scritto.motivazione.strip()) < minimo:
        yield Ostacolo("motivazione", f"Scrivi la motivazione in almeno {minimo} caratteri: solo fatti e date.")
    if not scritto.giustificato_motivo_valutato:
        yield Ostacolo("giustificato_motivo_valutato", "Valuta prima se c'è un giustificato motivo, poi spunta.")


def _of_person(fatto: Fatto, scritto: Scritto) -> Iterator[Ostacolo]:
    """Art. 4 c. 2-3: bound members only; a minor's school apart, which is a commitment of the family."""
    persona, giorno = fatto.componente, scritto.data_evento
    if persona is None:
        if fatto.tipo_evento != _E.E03:
            yield Ostacolo("componente", "Scegli di chi si tratta.")
        return
    if persona.uscito_il is not None and persona.uscito_il <= giorno:
        yield Ostacolo("", f"{persona.nome} non era più nella famiglia quel giorno.")
    if fatto.tipo_evento == _E.E07:
        if not persone.is_minorenne(persona, giorno):
            yield Ostacolo("", f"{persona.nome} era maggiorenne: la frequenza scolastica si segnala dei minorenni.")
        return
    if libera := persone.perche_libera(persona, giorno, fatto.tipo_evento):
        yield Ostacolo("", f"{persona.nome} {libera}: non si può segnalare.")


def _e01(caso: Caso, fatto: Fatto, scritto: Scritto) -> Iterator[Ostacolo]:
    """The convocations of art. 4 c. 5 and 11, with a notice that can be proved; another kind asks on what it stands."""
    convocazione, persona = fatto.convocazione, fatto.componente
    if convocazione is None:
        yield Ostacolo("", "Serve un appuntamento con l'assenza scritta.")
        return
    yield from _assente(fatto)
    if convocazione.tipo not in DELL_ART_4 and not scritto.base_giuridica.strip():
        testo = f"«{convocazione.get_tipo_display()}» non è una convocazione dell'art. 4 c. 5 e 11: scrivi la base giuridica."
        yield Ostacolo("base_giuridica", testo)
    yield from _reached(caso, fatto, scritto.data_evento)
    if persone.is_unreachable(persona):
        yield Ostacolo(
            "", f"{persona.nome} è senza dimora e senza un vero punto di contatto: l'assenza non si segnala."
        )


def _e02(caso: Caso, fatto: Fatto, scritto: Scritto) -> Iterator[Ostacolo]:
    """From 2022: an active Patto that day, and a meeting in presence."""
    convocazione = fatto.convocazione
    if convocazione is None or convocazione.modalita != ModalitaIncontro.PRESENZA:
        yield Ostacolo("", "Serve un incontro in presenza con l'assenza scritta.")
        return
    if not Patto.objects.filter(
        caso=caso, stato__in=[StatoPatto.ATTIVO, StatoPatto.SUPERATO], data_sottoscrizione__lte=scritto.data_evento
    ).exists():
        yield Ostacolo("", "Quel giorno non c'era un Patto firmato: l'assenza non si segnala.")
    yield from _assente(fatto)
    yield from _reached(caso, fatto, scritto.data_evento)


def _assente(fatto: Fatto) -> Iterator[Ostacolo]:
    absent = EsitoAppuntamento.objects.filter(
        convocazione=fatto.convocazione, componente=fatto.componente, esito=EsitoPresenza.ASSENTE_NON_GIUSTIFICATO
    )
    if not absent.exists():
        yield Ostacolo("", "L'assenza non risulta ingiustificata: scrivi prima l'esito dell'appuntamento.")
    if persone.is_impedito(fatto.componente):
        yield Ostacolo(
            "", f"Secondo INPS {fatto.componente.nome} era in un luogo da cui non poteva venire: è giustificata."
        )


def _reached(caso: Caso, fatto: Fatto, giorno: date) -> Iterator[Ostacolo]:
    persona = fatto.componente
    if not persone.was_told(persona, fatto.convocazione):
        yield Ostacolo(
            "", f"Manca la prova che la convocazione è arrivata a {persona.nome}: senza, l'assenza non si segnala."
        )
    yield from _guardian(caso, fatto, giorno)


def _guardian(caso: Caso, fatto: Fatto, giorno: date) -> Iterator[Ostacolo]:
    persona = fatto.componente
    if persone.needs_guardian(persona, fatto.data_evento) and not persone.guardian_was_told(
        persona, fatto.convocazione, caso.pk
    ):
        yield Ostacolo("", f"Manca la prova che chi tutela {persona.nome} è stato avvisato: prima avvisalo.")


def _e03(caso: Caso, fatto: Fatto, scritto: Scritto) -> Iterator[Ostacolo]:
    """A refusal that was understood, by someone who has no Patto per il lavoro."""
    if fatto.firma is None:
        yield Ostacolo("", "Serve il rifiuto scritto tra le firme del Patto.")
    if persone.is_seguita(caso, fatto.componente):
        yield Ostacolo("", f"{fatto.componente.nome} è al Centro per l'impiego: il suo Patto è quello per il lavoro.")
    elif not scritto.senza_patto_lavoro:
        yield Ostacolo("senza_patto_lavoro", "Chi ha un Patto per il lavoro non firma questo: controlla, poi spunta.")
    if persone.needs_interpreter(fatto.componente) and not scritto.spiegato_da.strip():
        testo = (
            f"{fatto.componente.nome} ha bisogno di un interprete: scrivi chi ha spiegato il Patto nella sua lingua."
        )
        yield Ostacolo("spiegato_da", testo)
    yield from _guardian(caso, fatto, scritto.data_evento)


def _impegno(caso: Caso, fatto: Fatto, scritto: Scritto) -> Iterator[Ostacolo]:
    impegno = fatto.impegno
    if impegno is None or not impegno.condizionalita or impegno.tipo_evento_sanzione != fatto.tipo_evento:
        yield Ostacolo("", "Serve un impegno del Patto che si possa segnalare per questo fatto.")


def _e05(caso: Caso, fatto: Fatto, scritto: Scritto) -> Iterator[Ostacolo]:
    """What a project told, or a commitment of the Patto."""
    if fatto.notizia is None:
        yield from _impegno(caso, fatto, scritto)
    elif fatto.notizia.chiusa_il is not None:
        yield Ostacolo("", "Hai già scritto perché questo fatto non si segnala.")


def _richiamo(caso: Caso, fatto: Fatto, scritto: Scritto) -> Iterator[Ostacolo]:
    """Art. 7 c. 9: the n-th sanction follows the n-th formal warning, each used once."""
    richiamo = fatto.richiamo
    if richiamo is None or richiamo.impegno_id != getattr(fatto.impegno, "pk", None):
        yield Ostacolo("", "Prima serve un richiamo formale su questo impegno, e la verifica che non è bastato.")
    elif richiamo.esito_verifica != EsitoRichiamo.NON_ADEGUATO:
        yield Ostacolo("", "Il richiamo non è stato verificato come non seguito: non si può segnalare.")
    yield from _impegno(caso, fatto, scritto)


def _e07(caso: Caso, fatto: Fatto, scritto: Scritto) -> Iterator[Ostacolo]:
    yield from _richiamo(caso, fatto, scritto)
    if fatto.impegno is not None and not persone.parents_have_control(fatto.impegno):
        yield Ostacolo(
            "",
            "Il minorenne vive fuori dalla famiglia, o chi ha firmato per lui non ne ha il controllo: non si segnala.",
        )


def _e08(caso: Caso, fatto: Fatto, scritto: Scritto) -> Iterator[Ostacolo]:
    yield from _richiamo(caso, fatto, scritto)
    if fatto.impegno is not None and not fatto.impegno.professionista_sanitario:
        yield Ostacolo("", "L'impegno non è stato stabilito da un professionista sanitario: non si può segnalare.")


OWN = {
    _E.E01: _e01,
    _E.E02: _e02,
    _E.E03: _e03,
    _E.E04: _impegno,
    _E.E05: _e05,
    _E.E06: _impegno,
    _E.E07: _e07,
    _E.E08: _e08,
}


def _of_doubles(caso: Caso, fatto: Fatto, scritto: Scritto, segnalazione: Segnalazione | None) -> Iterator[Ostacolo]:
    others = Segnalazione.objects.filter(caso=caso).exclude(stato__in=FINITE)
    if segnalazione is not None:
        others = others.exclude(pk=segnalazione.pk)
    same = others.filter(
        componente=fatto.componente,
        tipo_evento=fatto.tipo_evento,
        data_evento=scritto.data_evento,
        impegno=fatto.impegno,
    )
    if same.exists():
        yield Ostacolo("", "Questo fatto è già in una segnalazione.")
    elif fatto.richiamo is not None and others.filter(richiamo=fatto.richiamo).exists():
        yield Ostacolo("", "Questo richiamo è già stato usato in una segnalazione.")
