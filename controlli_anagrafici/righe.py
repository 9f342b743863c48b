"""A stored period as its rules read it."""

from controlli_anagrafici.models import PeriodoResidenza
from controlli_anagrafici.periodo_regole import Riga
from controlli_anagrafici.residenza import TipoPeriodo


def riga_of(periodo: PeriodoResidenza) -> Riga:
    """The plain values of a period."""
    comune = periodo.comune
    return Riga(
        tipo=TipoPeriodo(periodo.tipo),
        data_inizio=periodo.data_inizio,
        data_fine=periodo.data_fine,
        comune=periodo.comune_id,
        dichiarante=periodo.comune_dichiarante_id or "",
        fonte=periodo.fonte,
        motivo_inizio=periodo.motivo_inizio,
        motivo_fine=periodo.motivo_fine,
        comune_provenienza=periodo.comune_provenienza_id,
        stato_provenienza=periodo.stato_provenienza_id,
        comune_destinazione=periodo.comune_destinazione_id,
        stato_destinazione=periodo.stato_destinazione_id,
        estremi_atto=periodo.estremi_atto,
        elementi_oggettivi=periodo.elementi_oggettivi,
        doppia_iscrizione=periodo.doppia_iscrizione,
        comune_dal=comune.attivo_dal if comune else None,
        comune_al=comune.attivo_al if comune else None,
        comune_nome=comune.denominazione if comune else "",
    )
