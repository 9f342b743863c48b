"""Two Coordinatori of the other Comune answer at once, on real connections."""

from accounts.profilo import Profilo
from patti_inclusione.models import CeppoTrasferimento, Trasferimento
from patti_inclusione.services import trasferimento_risposta as services
from patti_inclusione.services.trasferimento import TrasferimentoError
from tests.factories.persone import make_profilo
from tests.factories.spostamenti import ask_trasferimento
from tests.patti_inclusione.test_assegnazione_concorrente import at_once


def test_accept_and_refuse_at_once_one_wins_and_the_other_is_told(mondo_vero):
    mondo = mondo_vero
    altra = make_profilo("COORDINATORE_PATTO", mondo.ambito_b)
    trasferimento = ask_trasferimento(mondo.caso, mondo.bologna, mondo.coordinatore)
    stale = Trasferimento.objects.get(pk=trasferimento.pk)

    def accept(chi):
        try:
            services.accept_trasferimento(stale, by=Profilo(chi.accreditamento))
        except TrasferimentoError as refusal:
            return str(refusal)
        return "accettato"

    def refuse(chi):
        try:
            services.refuse_trasferimento(stale, by=Profilo(chi.accreditamento), motivo="Non abita qui.")
        except TrasferimentoError as refusal:
            return str(refusal)
        return "rifiutato"

    outcomes = at_once(
        [
            lambda: accept(mondo.coordinatore_b),
            lambda: refuse(altra),
            lambda: accept(altra),
            lambda: refuse(mondo.coordinatore_b),
        ]
    )

    won = [outcome for outcome in outcomes if outcome in ("accettato", "rifiutato")]
    assert len(won) == 1
    assert set(outcomes) - set(won) == {"Nel frattempo un'altra persona ha già deciso su questo trasferimento."}
    mondo.caso.refresh_from_db()
    mondo.caso.nucleo.refresh_from_db()
    moved = won == ["accettato"]
    assert (mondo.caso.stato, mondo.caso.nucleo.comune) == (
        ("DA_ASSEGNARE", mondo.bologna) if moved else ("ASSEGNATO", mondo.cremona)
    )
    assert CeppoTrasferimento.objects.count() == moved
