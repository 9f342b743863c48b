from datetime import date

from ambiti.models import (
    AdesioneConvenzione,
    Ambito,
    AppartenenzaComune,
    CodiceConvenzione,
    Comune,
    ModelloConvenzione,
    StatoAdesione,
)
from rdc_platform.documenti import services as documenti
from tests.factories.pdf import PDF

DAL = date(2019, 1, 1)
COMUNI = {  # Belfiore code: name, province, ISTAT code, region
    "D150": ("Cremona", "CR", "019036", "03", "Lombardia"),
    "I935": ("Stagno Lombardo", "CR", "019099", "03", "Lombardia"),
    "A944": ("Bologna", "BO", "037006", "08", "Emilia-Romagna"),
    "A785": ("Bentivoglio", "BO", "037005", "08", "Emilia-Romagna"),
    "H501": ("Roma", "RM", "058091", "12", "Lazio"),
    "F205": ("Milano", "MI", "015146", "03", "Lombardia"),
    "G388": ("Pavia", "PV", "018110", "03", "Lombardia"),
}


def make_comune(belfiore: str) -> Comune:
    nome, sigla, istat, codice_regione, regione = COMUNI[belfiore]
    values = {
        "denominazione": nome,
        "sigla_provincia": sigla,
        "codice_istat": istat,
        "codice_regione": codice_regione,
        "regione": regione,
    }
    return Comune.objects.get_or_create(belfiore=belfiore, defaults=values)[0]


def make_ambito(codice: str, *belfiori: str, gestione: str = "ASSOCIATA") -> Ambito:
    """An Ambito of the given Comuni since 1 January 2019, each with a valid convention."""
    comuni = [make_comune(belfiore) for belfiore in belfiori]
    ambito = Ambito.objects.create(
        codice=codice,
        denominazione=f"Ambito di prova di {comuni[0].denominazione}",
        codice_regione=comuni[0].codice_regione,
        regione=comuni[0].regione,
        forma_giuridica="CONVENZIONE",
        forma_gestione=gestione,
        capofila=comuni[0],
        pec=f"ambito.{codice.lower()}@pec.example.it",
        dal=DAL,
        sintetico=True,
    )
    for comune in comuni:
        AppartenenzaComune.objects.create(comune=comune, ambito=ambito, dal=DAL)
        make_adesione(comune)
    return ambito


def make_adesione(comune: Comune, stato: str = StatoAdesione.VALIDA) -> AdesioneConvenzione:
    modello = make_modello()
    return AdesioneConvenzione.objects.create(
        comune=comune,
        modello=modello,
        stato=stato,
        data_sottoscrizione=DAL,
        firmatario="Sindaco di prova",
        protocollo="1/2019",
        file_firmato=documenti.store_pdf(PDF, "convenzione.pdf"),
    )


def make_modello(versione: int = 1, pubblicato_il: date = DAL) -> ModelloConvenzione:
    """A version of the convention on the use of the platform, its PDF made."""
    found = ModelloConvenzione.objects.filter(codice=CodiceConvenzione.USO_PIATTAFORMA, versione=versione).first()
    return found or ModelloConvenzione.objects.create(
        codice=CodiceConvenzione.USO_PIATTAFORMA,
        versione=versione,
        testo="Testo di prova",
        pubblicato_il=pubblicato_il,
        documento=documenti.store_pdf(PDF, "convenzione.pdf"),
    )
