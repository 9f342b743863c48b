"""Reads for the lists and pages of the checks."""

from django.db.models import Case, F, Func, QuerySet, TextField, Value, When
from django.db.models.functions import Concat

from accounts.models import Ruolo
from ambiti.models import Componente
from controlli_anagrafici.models import (
    APERTI,
    CONCLUSI,
    DA_APRIRE,
    SCRIVIBILI,
    Controllo,
    EventoControllo,
    StatoControllo,
    TipoControllo,
)
from controlli_anagrafici.selectors.specie import specie
from rdc_platform.territorio import cittadinanza
from rdc_platform.web.parti import Voce


def light_rows(controlli: QuerySet) -> QuerySet:
    """What a row of the list shows, in one query: identity, kind, and the term while there is something to do."""
    return controlli.values(
        "id",
        "stato",
        "nucleo__cognome",
        "nucleo__nome",
        specie=specie(),
        termine=Case(When(stato__in=APERTI, then=F("data_scadenza"))),
        comune=F("comune_competente__denominazione"),
        responsabile_nome=Concat("responsabile__operatore__nome", Value(" "), "responsabile__operatore__cognome"),
    )


def find_by_name(rows: QuerySet, text: str) -> QuerySet:
    """The rows whose richiedente has `text` in his name, accents and case aside."""
    return rows.filter(nucleo__cerca__contains=Func(Value(text), function="f_norm", output_field=TextField()))


def richiedente(controllo: Controllo) -> Componente:
    """The person the check is on; `di_cittadinanza` is the name of the State."""
    persona = controllo.nucleo.componenti.get(relazione="RICHIEDENTE", uscito_il=None)
    persona.di_cittadinanza = cittadinanza(persona.cittadinanza) or persona.cittadinanza
    return persona


S = StatoControllo


def azioni(controllo: Controllo, ruolo: str) -> set[str]:
    """What who looks may do now, by the names that the page knows: the services decide again."""
    stato = controllo.stato
    if ruolo == Ruolo.RESPONSABILE_ANAGRAFICI:
        found = {
            "inizia": stato in DA_APRIRE,
            "scrive": stato in SCRIVIBILI,
            "decide": stato == S.IN_LAVORAZIONE,
            "sente": stato == S.CONVOCATO,
            "aspetta_iscrizione": stato == S.IN_ATTESA_ISCRIZIONE,
            "aspetta_comune": stato == S.RINVIATO_ALTRO_COMUNE,
        }
        if controllo.della_famiglia:
            found |= {"guarda_famiglia": stato == S.IN_LAVORAZIONE, "scrive": False, "decide": False}
    else:
        found = {"approva": stato == S.PROPOSTA_NEGATIVA, "riapre": stato in CONCLUSI, "annulla": stato in APERTI}
        found["segnala"] = stato in CONCLUSI | {S.DA_TRASMETTERE_INPS}
        found["apre_mantenimento"] = (
            controllo.tipo_controllo == TipoControllo.RESIDENZA_SOGGIORNO and stato == S.CONCLUSO_POSITIVO
        )
        found["apre_famiglia"] = controllo.tipo_controllo == TipoControllo.RESIDENZA_SOGGIORNO and stato != S.ANNULLATO
    return {nome for nome, vale in found.items() if vale}


def voci(controllo: Controllo) -> list[Voce]:
    """The time line, the latest fact first."""
    return [_voce(evento) for evento in _eventi(controllo)]


def last_voce(controllo: Controllo) -> Voce | None:
    """The latest fact of the time line."""
    evento = _eventi(controllo).first()
    return _voce(evento) if evento else None


def _eventi(controllo: Controllo) -> QuerySet[EventoControllo]:
    return controllo.eventi.select_related("accreditamento__operatore").order_by("-istante", "-pk")


def _voce(evento: EventoControllo) -> Voce:
    chi = evento.accreditamento.operatore.nome_completo if evento.accreditamento else "Sistema"
    return Voce(evento.istante, evento.testo, chi=chi)
