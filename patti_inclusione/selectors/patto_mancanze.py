"""What a draft Patto still lacks before it can be signed (spec of art. 6 d.lgs. 147/2017; art. 4 DL 4/2019), each with its remedy.

One function a rule; each yields sentences that say what to do and where. Freezing asks the same list.
"""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from patti_inclusione.models import (
    CategoriaImpegno,
    FrequenzaIncontri,
    Impegno,
    Patto,
    RisultatoAtteso,
    StatoCaso,
    TipoPatto,
)
from patti_inclusione.models.patto_codici import RICHIESTI_DAL_COMPLESSO
from patti_inclusione.selectors.patto import Contenuto, tipo_of
from patti_inclusione.selectors.patto_mancanza import Mancanza, bozza_url, edit_url, short
from patti_inclusione.selectors.patto_mancanze_testi import codici_estranei, recapiti_segreti
from patti_inclusione.selectors.patto_quadro import has_quadro
from rdc_platform import calendario
from rdc_platform.norme.selectors import ParametroMancanteError, parametro

RADE = {FrequenzaIncontri.BIMESTRALE, FrequenzaIncontri.TRIMESTRALE}


def mancanze(patto: Patto, contenuto: Contenuto) -> list[Mancanza]:
    """All that stops `patto` from being signed; an empty list when nothing does."""
    return [found for rule in REGOLE for found in rule(patto, contenuto)]


def _analisi(patto: Patto, _contenuto: Contenuto) -> Iterator[Mancanza]:
    """The analysis may have been opened again after the Patto was begun."""
    if patto.revisiona:
        return
    if patto.caso.stato != StatoCaso.IN_DEFINIZIONE_PATTO:
        url = reverse("patti_inclusione:analisi_detail", args=[patto.caso_id])
        yield Mancanza("Concludi l'analisi preliminare, che è stata riaperta, con esito B, C o D.", url)
    elif patto.tipo != tipo_of(patto.caso):
        url = reverse("patti_inclusione:patto_edit", args=[patto.pk])
        testo = f"L'analisi preliminare ora ha esito {patto.caso.esito_ap}: rivedi e salva «Durata e incontri»."
        yield Mancanza(testo, url)


def _accordi(patto: Patto, _contenuto: Contenuto) -> Iterator[Mancanza]:
    url = reverse("patti_inclusione:patto_edit", args=[patto.pk])
    if not (patto.durata_dal and patto.durata_al):
        yield Mancanza("Scrivi da quando a quando dura il Patto.", url)
    if not patto.modalita_monitoraggio.strip():
        yield Mancanza("Scrivi come seguiamo il Patto.", url)
    if patto.frequenza_incontri in RADE and _mensile_obbligatorio(patto.durata_dal or calendario.today()):
        yield Mancanza("Scegli incontri almeno ogni mese: lo vuole la legge (L. 234/2021 art. 1 c. 74).", url)


def _mensile_obbligatorio(giorno: date) -> bool:
    try:
        return int(parametro("T10", giorno).valore) >= 1
    except ParametroMancanteError:
        return False  # before 2022 the law set no frequency


def _obiettivi(patto: Patto, contenuto: Contenuto) -> Iterator[Mancanza]:
    if not contenuto.obiettivi:
        yield Mancanza("Aggiungi almeno un obiettivo.", reverse("patti_inclusione:obiettivo_create", args=[patto.pk]))
    for obiettivo in contenuto.obiettivi:
        if not obiettivo.risultati.all():
            url = reverse("patti_inclusione:risultato_create", args=[patto.pk])
            yield Mancanza(
                f"Aggiungi un risultato all'obiettivo «{short(obiettivo.testo)}».", f"{url}?obiettivo={obiettivo.pk}"
            )


def _impegni(patto: Patto, contenuto: Contenuto) -> Iterator[Mancanza]:
    for persona in contenuto.tenuti:
        if not contenuto.impegni_di(persona):
            url = reverse("patti_inclusione:impegno_create", args=[patto.pk])
            yield Mancanza(
                f"Aggiungi un impegno di {persona.nome}: gli obblighi valgono anche per questa persona.",
                f"{url}?componente={persona.componente.pk}",
            )
    for impegno in contenuto.impegni:
        if _without_professional(impegno):
            yield Mancanza(
                f"Scrivi quale professionista sanitario ha stabilito l'impegno «{short(impegno.descrizione)}».",
                edit_url(impegno),
            )
        if _of_adult_at_school(impegno, contenuto):
            yield Mancanza(
                f"La frequenza scolastica si segnala solo per un minorenne: cambia «{short(impegno.descrizione)}».",
                edit_url(impegno),
            )


def _of_adult_at_school(impegno: Impegno, contenuto: Contenuto) -> bool:
    """Art. 7 c. 9 DL 4/2019 sanctions a minor's school; the person may have come of age since."""
    scuola = impegno.categoria == CategoriaImpegno.C_FREQUENZA_SCOLASTICA
    adulti = {persona.componente.pk for persona in contenuto.persone if persona.adulta}
    return scuola and impegno.condizionalita and impegno.componente_id in adulti


def _without_professional(impegno: Impegno) -> bool:
    """Art. 7 c. 9 DL 4/2019 sanctions prevention and cure only when health professionals set them."""
    salute = impegno.categoria == CategoriaImpegno.D_PREVENZIONE_SALUTE
    return salute and impegno.condizionalita and not (impegno.professionista_sanitario and impegno.servizio_sanitario)


def _bisogni(patto: Patto, contenuto: Contenuto) -> Iterator[Mancanza]:
    for bisogno in contenuto.scoperti:
        yield Mancanza(
            f"Bisogno senza obiettivo: «{short(bisogno.testo)}». Collegalo a un obiettivo o scrivi perché non ora.",
            reverse("patti_inclusione:bisogno_edit", args=[patto.pk]),
        )


def _complesso(patto: Patto, contenuto: Contenuto) -> Iterator[Mancanza]:
    if patto.tipo != TipoPatto.COMPLESSO:
        return
    if not any(sostegno.codice in RICHIESTI_DAL_COMPLESSO for sostegno in contenuto.sostegni):
        yield Mancanza(
            "Aggiungi un sostegno tra tirocini, sostegno socio-educativo, assistenza domiciliare, genitorialità, "
            "mediazione culturale, pronto intervento: un Patto complesso ne ha almeno uno.",
            reverse("patti_inclusione:sostegno_create", args=[patto.pk]),
        )
    for risultato in contenuto.risultati:
        if not (risultato.situazione_iniziale and risultato.situazione_attesa):
            yield Mancanza(f"Scrivi com'è oggi e come sarà: «{short(risultato.testo)}».", edit_url(risultato))
    if not patto.provvisorio and not has_quadro(patto.caso):
        yield Mancanza(
            "Un Patto complesso senza Quadro di analisi è provvisorio: segnalo.",
            reverse("patti_inclusione:patto_edit", args=[patto.pk]),
        )


def _dates(patto: Patto, contenuto: Contenuto) -> Iterator[Mancanza]:
    if not (patto.durata_dal and patto.durata_al):
        return
    for risultato in contenuto.risultati:
        if not patto.durata_dal <= risultato.termine <= patto.durata_al:
            yield _outside(risultato)
    for impegno in contenuto.impegni:  # a sostegno may have begun before, and may outlive the Patto
        if impegno.dal < patto.durata_dal or (impegno.al or impegno.dal) > patto.durata_al:
            yield _outside(impegno)


def _outside(parte: RisultatoAtteso | Impegno) -> Mancanza:
    return Mancanza(f"Le date di «{short(str(parte))}» escono dalla durata del Patto: correggile.", edit_url(parte))


def _usciti(patto: Patto, contenuto: Contenuto) -> Iterator[Mancanza]:
    """A later lot may have taken somebody out of the nucleo."""
    presenti = {persona.componente.pk for persona in contenuto.persone}
    soggetti = [
        *((parte, parte.componente) for parte in [*contenuto.obiettivi, *contenuto.impegni]),
        *((parte, parte.destinatario) for parte in contenuto.sostegni),
        *((parte, parte.responsabile) for parte in contenuto.risultati),
    ]
    for parte, componente in soggetti:
        if componente is not None and componente.pk not in presenti:
            yield Mancanza(
                f"{componente.nome} {componente.cognome} non è più nella famiglia: cambia o togli «{short(str(parte))}».",
                edit_url(parte),
            )


def _bozze(patto: Patto, _contenuto: Contenuto) -> Iterator[Mancanza]:
    """What was typed and not saved would not be in the document."""
    for modulo in patto.bozze.values_list("modulo", flat=True):
        yield Mancanza(
            "Hai lasciato a metà una pagina: salvala o butta via quello che hai scritto.", bozza_url(patto, modulo)
        )


REGOLE = (
    _analisi,
    _accordi,
    _bisogni,
    _obiettivi,
    _impegni,
    _complesso,
    _dates,
    _usciti,
    codici_estranei,
    recapiti_segreti,
    _bozze,
)
