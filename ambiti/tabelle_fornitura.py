"""What households and persons take from a record of INPS: identity data only. Pure."""

from rdc_platform.forniture.colonne import NULLO, Colonna, Tabella, campo

RICHIEDENTE = "next(e for e in d['componenti'] if e['relazione'] == 'RICHIEDENTE')"  # in SQL, `p`
NUCLEO = Tabella(
    "ambiti_nucleo",
    (
        Colonna("id", "r.nucleo_id", "r.nucleo_id"),
        Colonna("protocollo_inps", "r.protocollo", "d['protocollo_inps']"),
        campo("misura"),
        campo("data_domanda", "date"),
        campo("data_riconoscimento", "date"),
        campo("destinazione"),
        campo("comune_id", via="belfiore_residenza"),
        Colonna("ambito_id", "r.ambito", "r.ambito"),
        campo("via", via="indirizzo.via", lungo=160),
        campo("civico", via="indirizzo.civico", lungo=20, vuoto=""),
        campo("cap", via="indirizzo.cap"),
        Colonna("cognome", "p->>'cognome'", f"{RICHIEDENTE}['cognome']"),
        Colonna("nome", "p->>'nome'", f"{RICHIEDENTE}['nome']"),
        Colonna("numero_componenti", "jsonb_array_length(d->'componenti')", "len(d['componenti'])"),
        Colonna("avvisi", "coalesce(r.avvisi->'', '[]')", "r.avvisi.get('', '[]')"),
    ),
)
COMPONENTE = Tabella(
    "ambiti_componente",
    (
        Colonna("id", "uuidv7()", "r.persona_id"),
        Colonna("nucleo_id", "r.nucleo_id", "r.nucleo_id"),
        campo("codice_fiscale"),
        campo("cognome"),
        campo("nome"),
        campo("sesso"),
        campo("data_nascita", "date"),
        campo("belfiore_nascita"),
        campo("cittadinanza"),
        campo("relazione"),
        Colonna("avvisi", "coalesce(r.avvisi, '[]')", "r.avvisi.get(d['codice_fiscale'], '[]')"),
        Colonna("uscito_il", "NULL::date", repr(NULLO)),
    ),
    di="componenti",
)
