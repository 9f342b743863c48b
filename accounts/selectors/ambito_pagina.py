"""What the Ministry sees of one Ambito."""

from collections import Counter

from accounts.models import RichiestaAccreditamento
from accounts.selectors import richiesta as richieste
from accounts.selectors import sollecito
from accounts.selectors.ambito import termine_accreditamento
from accounts.selectors.convenzione import convenzione_rows
from ambiti.models import Ambito, AppartenenzaComune, StatoAdesione
from rdc_platform import calendario
from rdc_platform.pec import selectors as pec


def pagina(ambito: Ambito) -> dict[str, object]:
    """The context of its page (read `with_registrazione`): nine queries at most, whatever its size."""
    comuni = list(convenzione_rows(AppartenenzaComune.objects.on(calendario.today()).filter(ambito=ambito)))
    counts = Counter(row["stato"] for row in comuni)
    requests = list(RichiestaAccreditamento.objects.filter(ambito=ambito).order_by("-creata_il"))
    persons = richieste.amministratori(ambito).select_related("operatore", "atto").order_by("valido_dal", "pk")
    return {
        "ambito": ambito,
        "termine": termine_accreditamento(),
        "amministratori": list(persons),
        "aperte": [row for row in requests if row.stato not in richieste.CHIUSE],
        "chiuse": [row for row in requests if row.stato in richieste.CHIUSE],
        "comuni": sorted(comuni, key=lambda row: row["comune__denominazione"]),
        "conteggi": [(stato, counts[stato]) for stato in StatoAdesione.values if counts[stato]],
        "referenti": list(ambito.referenti.order_by("cognome", "nome")),
        "solleciti": list(sollecito.solleciti_of(ambito)),
        "messaggi_pec": pec.messaggi_of(ambito),
    }
