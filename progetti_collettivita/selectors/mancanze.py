"""What a sheet still lacks, each with the place where it is written; and what is only worth a second look.

One function a rule; presenting, approving and activating ask the same lists that the page shows.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from progetti_collettivita.models import Puc, SoggettoAttuatore, StatoInail
from progetti_collettivita.selectors.responsabili import list_responsabili
from rdc_platform import calendario
from rdc_platform.norme.selectors import intero
from rdc_platform.web.formati import data_breve, numero

TESTO_MINIMO = 30  # characters of what the project is for, and of what is done


@dataclass(frozen=True)
class Mancanza:
    """What is missing, in words, and where it is written."""

    testo: str
    url: str


def mancanze_scheda(puc: Puc) -> list[Mancanza]:
    """All that stops a sheet from being presented; an empty list when nothing does."""
    return [found for rule in (_descrizione, _quando, _posti, _chi, _sedi) for found in rule(puc)]


def mancanze_avvio(puc: Puc, oggi: date | None = None) -> list[Mancanza]:
    """All that stops a project from starting, or from starting again: the sheet, the policy, the conventions, its days."""
    oggi = oggi or calendario.today()
    found = mancanze_scheda(puc)
    for rule in (_passato, _polizza, _convenzioni):
        found += rule(puc, oggi)
    return found


def avvisi(puc: Puc) -> list[str]:
    """What does not stop anything, but is worth a look."""
    return [found for rule in (_durata, _dpi, _ore_offerte, _polizza_corta, _certificato) for found in rule(puc)]


def campo_url(puc: Puc, campo: str) -> str:
    """A field of the long form."""
    return f"{reverse('progetti_collettivita:puc_edit', args=[puc.pk])}#id_{campo}"


def parte_url(puc: Puc, quale: str) -> str:
    """The page that adds a row of a kind."""
    return reverse("progetti_collettivita:riga_create", args=[puc.pk, quale])


def _descrizione(puc: Puc) -> Iterator[Mancanza]:
    if not puc.ambito_attivita:
        yield Mancanza("Scegli l'ambito di attività.", campo_url(puc, "ambito_attivita"))
    if not puc.tipo_attivita:
        yield Mancanza("Scegli se l'attività è nuova o ne potenzia una.", campo_url(puc, "tipo_attivita_0"))
    for campo, cosa in (("finalita_obiettivi", "a che cosa serve"), ("descrizione_attivita", "che cosa si fa")):
        if len(getattr(puc, campo).strip()) < TESTO_MINIMO:
            yield Mancanza(f"Scrivi {cosa}, in almeno {TESTO_MINIMO} caratteri.", campo_url(puc, campo))
    if not puc.dichiarazione_non_sostitutiva:
        yield Mancanza(
            "Dichiara che il progetto non sostituisce personale né opere pubbliche: senza, non si può presentare.",
            campo_url(puc, "dichiarazione_non_sostitutiva"),
        )


def _quando(puc: Puc) -> Iterator[Mancanza]:
    for campo, cosa in (("data_inizio", "quando comincia"), ("data_fine", "quando finisce")):
        if getattr(puc, campo) is None:
            yield Mancanza(f"Scrivi {cosa}.", campo_url(puc, campo))
    for campo, cosa in (("ore_settimanali_min", "minime"), ("ore_settimanali_max", "massime")):
        if getattr(puc, campo) is None:
            yield Mancanza(f"Scrivi le ore {cosa} la settimana.", campo_url(puc, campo))


def _posti(puc: Puc) -> Iterator[Mancanza]:
    if puc.posti_totali < 1:
        yield Mancanza("Scrivi quanti posti ci sono, e per chi.", campo_url(puc, "posti_totali"))


def _chi(puc: Puc) -> Iterator[Mancanza]:
    in_vigore = list_responsabili(puc.comune_titolare_id).values_list("pk", flat=True)
    if puc.responsabile_puc_id is None:
        yield Mancanza("Scegli il Responsabile PUC.", campo_url(puc, "responsabile_puc"))
    elif puc.responsabile_puc_id not in in_vigore:
        yield Mancanza(
            "Il Responsabile PUC scelto non è più attivo su questo Comune: scegline un altro.",
            campo_url(puc, "responsabile_puc"),
        )
    for campo, cosa in (("nome", "chi è il supervisore"), ("qualifica", "la qualifica del supervisore"),
                        ("recapito", "come si raggiunge il supervisore")):  # fmt: skip
        if not getattr(puc, f"supervisore_{campo}"):
            yield Mancanza(f"Scrivi {cosa}.", campo_url(puc, f"supervisore_{campo}"))


def _sedi(puc: Puc) -> Iterator[Mancanza]:
    if not puc.sedi.exists():
        yield Mancanza("Aggiungi almeno una sede.", parte_url(puc, "sedi"))


def _passato(puc: Puc, oggi: date) -> Iterator[Mancanza]:
    if puc.data_fine is not None and puc.data_fine < oggi:
        testo = f"Il progetto finiva il {data_breve(puc.data_fine)}: sposta la fine, o concludilo."
        yield Mancanza(testo, campo_url(puc, "data_fine"))


def _polizza(puc: Puc, oggi: date) -> Iterator[Mancanza]:
    inizio, scadenza = puc.polizza_inizio, puc.polizza_scadenza
    if not (puc.polizza_numero and puc.polizza_compagnia and puc.polizza_massimale and inizio and scadenza):
        yield Mancanza(
            "Scrivi la polizza RCT: compagnia, numero, massimale, dal e al.", campo_url(puc, "polizza_numero")
        )
    elif not inizio <= max(oggi, puc.data_inizio or oggi) <= scadenza:
        testo = (
            f"La polizza RCT vale dal {data_breve(inizio)} al {data_breve(scadenza)}: ne serve una valida all'avvio."
        )
        yield Mancanza(testo, campo_url(puc, "polizza_scadenza"))


def _convenzioni(puc: Puc, oggi: date) -> Iterator[Mancanza]:
    for attuatore in puc.attuatori.all():
        if attuatore.wants_convenzione and (testo := _convenzione(attuatore, puc, oggi)):
            url = reverse("progetti_collettivita:riga_edit", args=[puc.pk, "attuatori", attuatore.pk])
            yield Mancanza(testo, url)


def _convenzione(attuatore: SoggettoAttuatore, puc: Puc, oggi: date) -> str:
    dal, al = attuatore.convenzione_data, attuatore.convenzione_scadenza
    if not (attuatore.convenzione_numero and dal and al):
        return f"Scrivi la convenzione con {attuatore}: numero, data e scadenza."
    if dal > max(oggi, puc.data_inizio or oggi):
        return f"La convenzione con {attuatore} comincia il {data_breve(dal)}, dopo l'avvio."
    if puc.data_fine is not None and al < puc.data_fine:
        return f"La convenzione con {attuatore} scade il {data_breve(al)}, prima della fine del progetto: rinnovala."
    return ""


def _durata(puc: Puc) -> Iterator[str]:
    if puc.data_inizio is None or puc.data_fine is None:
        return
    mesi = intero("PUC_DURATA_MESI_AVVISO", calendario.today())
    if puc.data_fine >= calendario.add_mesi(puc.data_inizio, mesi):
        yield f"Dura più di {mesi} mesi, quanto dura il beneficio: chi partecipa potrebbe finire prima."


def _dpi(puc: Puc) -> Iterator[str]:
    if puc.limitazioni and not puc.dpi.exists():
        yield "Ci sono rischi (lavoro all'aperto, carichi, guida…) e nessun dispositivo di protezione: controlla."


def _ore_offerte(puc: Puc) -> Iterator[str]:
    ore = sum(fascia.ore for sede in puc.sedi.prefetch_related("orari") for fascia in sede.orari.all())
    if puc.ore_settimanali_min and ore < puc.ore_settimanali_min:
        minime = numero(float(puc.ore_settimanali_min))
        yield f"Gli orari delle sedi fanno {numero(float(ore))} ore la settimana: ne servono almeno {minime}."


def _polizza_corta(puc: Puc) -> Iterator[str]:
    if puc.polizza_scadenza and puc.data_fine and puc.polizza_scadenza < puc.data_fine:
        yield f"La polizza RCT scade il {data_breve(puc.polizza_scadenza)}, prima della fine: ricordati di rinnovarla."


def _certificato(puc: Puc) -> Iterator[str]:
    if puc.inail_certificato_id is None and puc.assegnazioni.filter(stato_inail=StatoInail.CONFERMATA).exists():
        yield "INAIL assicura già chi partecipa, e manca il suo certificato: arriva alla PEC del Comune, caricalo da «Altro»."
