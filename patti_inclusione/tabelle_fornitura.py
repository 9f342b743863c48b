"""What only the Case manager sees of a record of INPS, and the table that keeps it. Pure."""

from rdc_platform.forniture.colonne import Colonna, Tabella, campo

NUCLEO_ID = Colonna("nucleo_id", "r.nucleo_id", "r.nucleo_id")
ECONOMICI = Tabella(
    "patti_inclusione_datieconomici",
    (
        NUCLEO_ID,
        campo("decorrenza", "date"),
        campo("mesi_spettanti", "smallint"),
        campo("mensilita_percepite", "smallint", vuoto="0"),
        campo("importo_mensile", "numeric"),
        campo("quota_affitto_mutuo", "numeric"),
        campo("stato_beneficio"),
        campo("data_stato", "date"),
        campo("isee", "numeric", "isee.valore"),
        campo("scala_equivalenza", "numeric", "isee.scala_equivalenza"),
        campo("isr", "numeric", "isee.isr"),
        campo("isp", "numeric", "isee.isp"),
        campo("patrimonio_mobiliare", "numeric", "isee.patrimonio_mobiliare"),
        campo("patrimonio_immobiliare", "numeric", "isee.patrimonio_immobiliare"),
        campo("dsu_protocollo", via="isee.dsu_protocollo", lungo=40, vuoto=""),
        campo("dsu_data", "date", "isee.dsu_data"),
        campo("dsu_scadenza", "date", "isee.dsu_scadenza"),
        campo("domanda_precedente", lungo=40, vuoto=""),
        Colonna("dati_al", "%(estratto)s", "r.estratto"),
    ),
)
CONTATTI = Tabella(
    "patti_inclusione_contattinucleo",
    (
        NUCLEO_ID,
        campo("telefono", via="contatti.telefono", lungo=40, vuoto=""),
        campo("cellulare", via="contatti.cellulare", lungo=40, vuoto=""),
        campo("email", via="contatti.email", lungo=254, vuoto=""),
    ),
)
SITUAZIONE = Tabella(
    "patti_inclusione_situazionecomponente",
    (
        Colonna("componente_id", "c.id", "r.persona_id"),
        campo("in_scala_equivalenza", "boolean"),
        campo("motivo_fuori_scala", vuoto=""),
        campo("tenuto_obblighi", "boolean"),
        campo("motivo_esclusione", vuoto=""),
        campo("occupato", "boolean"),
        campo("studente", "boolean"),
        campo("pensione_diretta", "boolean"),
        campo("disabilita"),
        campo("did_presente", "boolean"),
        campo("telefono", lungo=40, vuoto=""),
        campo("email", lungo=254, vuoto=""),
    ),
    di="componenti",
)
PRESTAZIONE = Tabella(
    "patti_inclusione_prestazione",
    (
        NUCLEO_ID,
        campo("codice_fiscale", lungo=16),
        campo("codice_prestazione", lungo=40),
        campo("ente_erogatore", lungo=160),
        campo("dal", "date"),
        campo("al", "date"),
        campo("importo", "numeric"),
    ),
    di="prestazioni",
)
