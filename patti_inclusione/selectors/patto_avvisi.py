"""What does not stop a Patto but should be known: of a draft before its signature, of one in force while it runs."""

from collections.abc import Iterator
from datetime import date, timedelta

from patti_inclusione.frasi import is_delicato
from patti_inclusione.models import Patto, StatoPatto, Tutela
from patti_inclusione.selectors.patto import Contenuto, fine_beneficio
from rdc_platform import calendario
from rdc_platform.leggibilita import PAROLA, gulpease
from rdc_platform.norme.selectors import intero
from rdc_platform.web.formati import data_breve

PAROLE_MINIME = 10  # the index says nothing of a shorter text


def avvisi(patto: Patto, contenuto: Contenuto) -> list[str]:
    """In words, the most pressing first."""
    if patto.stato == StatoPatto.BOZZA:
        return [*_durata(patto), *_tutele(contenuto), *_delicati(contenuto), *_difficili(contenuto)]
    if patto.stato == StatoPatto.ATTIVO:
        return [*_provvisorio(patto), *_periodica(patto), *_tutele(contenuto)]
    return []


def _durata(patto: Patto) -> Iterator[str]:
    fine = fine_beneficio(patto.caso)
    if fine and patto.durata_al and patto.durata_al > fine:
        yield f"Il Patto finisce il {data_breve(patto.durata_al)}, il beneficio il {data_breve(fine)}."


def _tutele(contenuto: Contenuto) -> Iterator[str]:
    oggi = calendario.today()
    for persona in contenuto.persone:
        scheda = persona.scheda
        if scheda is None or scheda.tutela == Tutela.NESSUNA:
            continue
        if scheda.tutela_scadenza and scheda.tutela_scadenza < oggi:
            yield (
                f"Il decreto per {persona.nome} è scaduto il {data_breve(scheda.tutela_scadenza)}: "
                "controlla chi deve firmare e aggiorna la scheda della persona."
            )


def _delicati(contenuto: Contenuto) -> Iterator[str]:
    testi = [*contenuto.obiettivi, *contenuto.impegni, *contenuto.sostegni]
    if any(is_delicato(getattr(parte, "testo", None) or parte.descrizione) for parte in testi):
        yield (
            "In qualche testo si parla di salute o di violenza: la copia per la famiglia non lo riporta, il Patto sì. "
            "Scrivilo in modo che chiunque possa leggerlo."
        )


def _difficili(contenuto: Contenuto) -> Iterator[str]:
    """Spec §8.3 n. 7: who finished the lower secondary school reads without help what reaches the index."""
    minima = intero("LEGGIBILITA_PATTO", calendario.today())
    testi = [each.testo for each in [*contenuto.obiettivi, *contenuto.risultati]]
    for testo in [*testi, *(each.descrizione for each in contenuto.impegni)]:
        if len(PAROLA.findall(testo)) >= PAROLE_MINIME and gulpease(testo) < minima:
            yield f"È difficile da leggere, prova con frasi più corte: «{testo[:60].rstrip()}…»"


def termine_provvisorio(patto: Patto) -> date | None:
    """By when a provisional Patto in force has to be completed."""
    if not patto.provvisorio or patto.stato != StatoPatto.ATTIVO or patto.in_vigore_dal is None:
        return None
    return patto.in_vigore_dal + timedelta(days=intero("PATTO_PROVVISORIO_GG", patto.in_vigore_dal))


def _provvisorio(patto: Patto) -> Iterator[str]:
    termine = termine_provvisorio(patto)
    if termine is None:
        return
    quando = "andava completato" if termine < calendario.today() else "va completato"
    yield f"Il Patto è provvisorio: {quando} entro il {data_breve(termine)}. Quando il Quadro di analisi è pronto, rivedilo."


def _periodica(patto: Patto) -> Iterator[str]:
    """Spec §4.7: every six months, if nothing else had it revised before."""
    if patto.in_vigore_dal is None:
        return
    giorno = calendario.add_mesi(patto.in_vigore_dal, intero("REVISIONE_PATTO_MESI", patto.in_vigore_dal))
    if giorno <= calendario.today():
        yield f"Sono passati i mesi della revisione periodica (dal {data_breve(giorno)}): rivedi il Patto con la famiglia."
