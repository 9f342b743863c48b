"""What no text of a Patto may hold: the code of a stranger, where somebody hides."""

import re
from collections.abc import Iterator

from django.urls import reverse

from patti_inclusione.models import Impegno, ObiettivoGenerale, Patto, RisultatoAtteso, Sostegno
from patti_inclusione.selectors.patto import Contenuto
from patti_inclusione.selectors.patto_mancanza import Mancanza, edit_url, short
from rdc_platform.codice_fiscale import base

CIFRA = "[0-9LMNPQRSTUV]"  # a digit, or the letter that omocodia puts in its place
CODICE_FISCALE = re.compile(
    rf"\b[A-Z]{{3}}\s?[A-Z]{{3}}\s?{CIFRA}{{2}}[A-EHLMPRST]{CIFRA}{{2}}\s?[A-Z]{CIFRA}{{3}}\s?[A-Z]\b", re.IGNORECASE
)
TESTI = {
    ObiettivoGenerale: ("testo",),
    RisultatoAtteso: ("testo", "indicatore", "responsabile_servizio"),
    Impegno: ("descrizione", "verificatore", "professionista_sanitario", "servizio_sanitario"),
    Sostegno: ("descrizione", "ente_erogatore"),
}


def codici_estranei(patto: Patto, contenuto: Contenuto) -> Iterator[Mancanza]:
    """No free text carries the codice fiscale of somebody outside the nucleo."""
    propri = {base(persona.componente.codice_fiscale) for persona in contenuto.persone}
    url = reverse("patti_inclusione:patto_edit", args=[patto.pk])
    if _has_foreign(patto.modalita_monitoraggio, propri):
        yield Mancanza("Togli da «Come seguiamo il Patto» il codice fiscale di chi non è della famiglia.", url)
    for parte in [*contenuto.obiettivi, *contenuto.risultati, *contenuto.impegni, *contenuto.sostegni]:
        if any(_has_foreign(getattr(parte, campo), propri) for campo in TESTI[type(parte)]):
            yield Mancanza(
                f"Togli da «{short(str(parte))}» il codice fiscale di chi non è della famiglia.", edit_url(parte)
            )


def _has_foreign(testo: str, propri: set[str]) -> bool:
    return any(base(found) not in propri for found in CODICE_FISCALE.findall(testo))


def recapiti_segreti(patto: Patto, contenuto: Contenuto) -> Iterator[Mancanza]:
    """Where somebody may be found whose address is secret stands in no text that the family reads."""
    segreti = {
        testo.lower()
        for persona in contenuto.persone
        if persona.scheda and persona.riservata
        for testo in (persona.scheda.recapito_sicuro, persona.scheda.domicilio_effettivo)
        if testo
    }
    testi = [
        ("Come seguiamo il Patto", patto.modalita_monitoraggio, reverse("patti_inclusione:patto_edit", args=[patto.pk]))
    ]
    for parte in [*contenuto.obiettivi, *contenuto.risultati, *contenuto.impegni, *contenuto.sostegni]:
        testo = " ".join(getattr(parte, campo) for campo in TESTI[type(parte)])
        testi.append((short(str(parte)), testo, edit_url(parte)))
    for nome, testo, url in testi:
        if any(segreto in testo.lower() for segreto in segreti):
            yield Mancanza(f"Togli da «{nome}» il recapito riservato: la famiglia lo leggerebbe.", url)
