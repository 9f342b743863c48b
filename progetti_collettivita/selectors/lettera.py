"""What the letter of a proposal says (DM 149/2019, art. 3): to the person, in plain words, and nothing of the family."""

from typing import Any

from progetti_collettivita.models import AssegnazionePuc, EventoAssegnazione, FasciaOraria, Quota
from progetti_collettivita.selectors.righe import indirizzo, quando
from rdc_platform.documenti.models import Documento
from rdc_platform.norme.selectors import intero
from rdc_platform.web.formati import data_breve, decimale


def read_lettera(row: AssegnazionePuc) -> dict[str, Any]:
    """The proposal with its terms; `tenuta` is whether a refusal has consequences (art. 7 c. 5 lett. d DL 4/2019)."""
    sede = row.sede
    suoi = list(row.calendario.all())
    orari = [quando(each) for each in suoi or FasciaOraria.objects.filter(sede=sede)] if sede else []
    minime = intero("PUC_ORE_MIN", row.data_proposta)
    proponente = row.proponente
    return {
        "row": row,
        "puc": row.puc,
        "persona": row.persona,
        "tenuta": row.quota != Quota.VOLONTARIO,
        "chi": proponente.operatore.nome_completo if proponente else "",
        "minime": minime if row.ore_settimanali > minime else None,
        "voci": [
            (nome, valore)
            for nome, valore in (
                ("Che cosa si fa", row.puc.descrizione_attivita),
                ("Che cosa farai", row.mansioni),
                ("Dove", f"{sede.denominazione}, {indirizzo(sede)}" if sede else ""),
                ("Orari" if suoi else "Orari del posto", "; ".join(orari)),
                ("Ore la settimana", decimale(row.ore_settimanali)),
                ("Dal", data_breve(row.data_inizio)),
                ("Al", data_breve(row.data_fine_prevista)),
            )
            if valore
        ],
    }


def lettera_of(row: AssegnazionePuc) -> Documento | None:
    """The letter, once the worker has made it."""
    rows = EventoAssegnazione.objects.filter(assegnazione=row, documento__isnull=False).select_related("documento")
    evento = rows.order_by("pk").first()
    return evento.documento if evento else None
