"""Every message to the other administrations as it leaves: its fields are the catalogue's, and nothing else of anybody goes."""

import json
import re

from ambiti.models import Componente
from rdc_platform.outbox.handlers import HANDLERS
from rdc_platform.outbox.models import Message
from tests.factories.analisi import MOTIVAZIONE
from tests.factories.catalogo import send_all
from tests.factories.patti import CANARINI
from tests.factories.segnalazioni import MOTIVO

PATTO = "protocollo_inps codice_caso comune ambito versione tipo"
FLUSSO = "progetti.codice_puc progetti.pat progetti.comune righe.id righe.tipo righe.codice_puc righe.codice_fiscale righe.data"
CATALOGO = {
    # INPS
    "M03": "ufficio versione comune ambito denominazione indirizzo telefono accessibile chiusure fasce.giorno fasce.data"
    " fasce.dalle fasce.alle fasce.durata_min fasce.posti fasce.valida_dal fasce.valida_al",
    "M05": f"{PATTO} data_sottoscrizione cf_firmatari durata_al",
    "M06": f"{PATTO} data_rifiuto cf_non_firmatari",
    "M07": "protocollo_inps cf_componente codice_evento data_evento data_accertamento progressivo comune id_segnalazione"
    " approvata_il",
    "M09": "id_comunicazione tipo id_comunicazione_precedente protocollo_inps codice_fiscale_richiedente"
    " codice_belfiore_comune esito requisiti.codice requisiti.esito requisiti.data_accertamento"
    " requisiti.decorrenza_mancanza giorni_totali interruzioni motivazione utente_proponente utente_approvatore data_ora",
    "M13": "protocollo_inps cf_componente comune codice_puc id_partecipazione fatto il",
    "M14": "protocollo_inps comune id_segnalazione id_rettifica tipo motivo cf_componente data_evento data_accertamento"
    " approvata_il",
    "M16": "protocollo_inps comune ambito data_presa_in_carico",
    # ANPAL: M10, M11 answered, M13
    "rinvii": "codici_fiscali",
    "giovani": "codici_fiscali",
    "rinvii/riscontro": "esiti.esito esiti.persone",
    # M12: what is asked of one person, and what is answered; an office is its name and number
    "coordinamento": "id_scambio cf cpi richiesta ufficio",
    "coordinamento/risposta": "esito data_proposta ufficio",
    "puc": "titolo ambito comune stato data_inizio data_fine ore_settimanali_min ore_settimanali_max competenze limitazioni"
    " posti_cpi posti_cpi_liberi letto_il sedi.denominazione sedi.indirizzo sedi.cap sedi.comune"
    " sedi.accessibile_disabili sedi.raggiungibile_mezzi",
    "proposte/riscontro": "esito",
    "proposte/fatti": "fatto il",
    # INAIL
    "flussi/ATTIVAZIONE": FLUSSO,
    "flussi/VARIAZIONE": FLUSSO,
    # The Ministry: M15, whose counts are of every voce that there is
    "rilevazioni": "ambito mese versione soglia base territori.comuni territori.conteggi territori.durate"
    " territori.ore_progetti territori.progetti_attivi",
}
# What was made of a message is asked, and nothing told; the result of a lot, its counts and codes, has its tests with the lots.
ALTRI = {"inps.esito", "inps.controllo.esito", "inps.puc.esito", "inail.riscontro", "inps.riscontro"}
SUPERVISORE = ("Ada Verdi", "0372 000000")
UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
SENZA_CHIAVE = {"rinvii/riscontro", "puc", "proposte/riscontro"}  # one answer to each number, one sheet of each project


def fields(corpo, prefix=""):
    """The names of the fields, those of the rows of a list after its own."""
    found = set()
    for name, value in corpo.items():
        rows = [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []
        found |= {f"{prefix}{name}"} if not rows else set().union(*(fields(row, f"{name}.") for row in rows))
    return found


def test_each_message_says_what_the_catalogue_has_and_names_nobody(mondo):
    usciti = send_all(mondo)

    assert {each.nome: fields(each.corpo) - {"codice"} for each in usciti} == {
        nome: set(campi.split()) for nome, campi in CATALOGO.items()
    }
    nomi = {*Componente.objects.values_list("nome", flat=True), *Componente.objects.values_list("cognome", flat=True)}
    segreti = nomi | {*CANARINI, *SUPERVISORE, MOTIVO, MOTIVAZIONE, "Zirconio", "SALUTE"}
    fuori = json.dumps([[each.corpo, each.chiave, each.dove] for each in usciti], ensure_ascii=False)
    lasciati = list(Message.objects.exclude(controparte="documenti").values("payload", "key", "gruppo", "error"))
    assert [each for each in segreti if each in fuori or each in json.dumps(lasciati, ensure_ascii=False)] == []
    _check_keys(usciti)
    _check_order(usciti)


def _check_keys(usciti):
    """Each from what the message is about and, where this changes, from its version or the fact; one for each effect."""
    chiavi = [each.chiave for each in usciti if each.nome not in SENZA_CHIAVE]
    assert [
        each
        for each in chiavi
        if not re.fullmatch(
            rf"(M\d\d-|fatto-anpal-|inail-)?{UUID}(-v1|-risposta|-ACCETTAZIONE-2|-INIZIO(-3)?|-\d{{4}}-\d\d-v1-[0-9a-f]{{12}})?",
            each,
        )
    ] == []
    assert len(set(chiavi)) == len(chiavi) == len(usciti) - len(SENZA_CHIAVE)


def _check_order(usciti):
    """What is told of one case waits for what was told of it before: M07 has been received when its M14 leaves."""
    rows = Message.objects.filter(topic__in=["inps.comunicazione", "anpal.rinvio"]).values_list("key", "gruppo")
    assert all(gruppo.startswith("caso-") for _, gruppo in rows)
    chiavi = [each.chiave for each in usciti]
    famiglie = [[key for key, suo in rows.order_by("ordine") if suo == gruppo] for gruppo in {suo for _, suo in rows}]
    assert all(famiglia == sorted(famiglia, key=chiavi.index) for famiglia in famiglie)
    assert ["M07", "M14"] in [[key[:3] for key in famiglia] for famiglia in famiglie]


def test_no_message_goes_out_that_the_catalogue_does_not_have():
    topics = {topic for topic in HANDLERS if topic.partition(".")[0] in {"inps", "anpal", "inail", "ministero"}}

    assert topics - ALTRI == {
        "inps.disponibilita", "inps.comunicazione", "inps.controllo", "inps.puc",
        "anpal.rinvio", "anpal.riscontro", "anpal.puc", "anpal.riscontro_proposta", "anpal.fatto", "inail.copertura",
        "anpal.richiesta", "anpal.risposta", "anpal.risposta_automatica",
        "ministero.rilevazione",
    }  # fmt: skip
