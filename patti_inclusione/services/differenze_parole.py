"""The record of INPS in words: what its fields are called to a person, and what their codes mean."""

from datetime import date

from django.db.models import TextChoices

from ambiti.models import Destinazione, Genere, Misura, Relazione
from patti_inclusione.models import Disabilita, MotivoEsclusione, MotivoFuoriScala, StatoBeneficio

NOMI = {
    "misura": "misura",
    "data_domanda": "data della domanda",
    "data_riconoscimento": "data del riconoscimento",
    "decorrenza": "decorrenza del beneficio",
    "mesi_spettanti": "mesi spettanti",
    "mensilita_percepite": "mensilità percepite",
    "importo_mensile": "importo al mese",
    "quota_affitto_mutuo": "quota per affitto o mutuo",
    "stato_beneficio": "stato del beneficio",
    "data_stato": "data dello stato",
    "destinazione": "chi segue la famiglia",
    "requisito_cittadinanza": "requisito di cittadinanza",
    "belfiore_residenza": "Comune di residenza",
    "indirizzo.via": "via",
    "indirizzo.civico": "numero civico",
    "indirizzo.cap": "CAP",
    "contatti.telefono": "telefono",
    "contatti.cellulare": "cellulare",
    "contatti.email": "e-mail",
    "isee.valore": "ISEE",
    "isee.scala_equivalenza": "scala di equivalenza",
    "isee.isr": "ISR",
    "isee.isp": "ISP",
    "isee.patrimonio_mobiliare": "patrimonio mobiliare",
    "isee.patrimonio_immobiliare": "patrimonio immobiliare",
    "isee.dsu_protocollo": "protocollo della DSU",
    "isee.dsu_data": "data della DSU",
    "isee.dsu_scadenza": "scadenza della DSU",
    "domanda_precedente": "domanda precedente",
    "prestazioni": "altre prestazioni",
    "cognome": "cognome",
    "nome": "nome",
    "sesso": "sesso",
    "data_nascita": "data di nascita",
    "belfiore_nascita": "luogo di nascita",
    "cittadinanza": "cittadinanza",
    "relazione": "relazione con il richiedente",
    "in_scala_equivalenza": "nella scala di equivalenza",
    "motivo_fuori_scala": "perché è fuori scala",
    "tenuto_obblighi": "ha obblighi",
    "motivo_esclusione": "perché non ha obblighi",
    "occupato": "occupato",
    "studente": "studente",
    "pensione_diretta": "pensione diretta",
    "disabilita": "disabilità",
    "did_presente": "ha rilasciato la DID",
    "telefono": "telefono",
    "email": "e-mail",
}
CODICI: dict[str, type[TextChoices]] = {
    "misura": Misura,
    "stato_beneficio": StatoBeneficio,
    "destinazione": Destinazione,
    "sesso": Genere,
    "relazione": Relazione,
    "motivo_fuori_scala": MotivoFuoriScala,
    "motivo_esclusione": MotivoEsclusione,
    "disabilita": Disabilita,
}


def name_campo(path: str) -> str:
    """What a field is called to a person; a field that a later schema adds keeps its own name."""
    return NOMI.get(path, path)


def write_valore(path: str, value: object) -> str:
    """A value in words: yes and no, the label of a code, a date as people write it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "sì" if value else "no"
    text = str(value)
    if path in CODICI and text in CODICI[path].values:
        return str(CODICI[path](text).label)
    if path.rsplit(".", maxsplit=1)[-1].startswith(("data", "dsu_data", "dsu_scadenza", "decorrenza")):
        return f"{date.fromisoformat(text):%d/%m/%Y}"
    return text[:300]
