from django.core.management import call_command

from accounts.models import Ruolo
from accounts.selectors.visibilita import who_sees_now
from accounts.services.accreditamento import suspend_accreditamento
from ambiti.models import Nucleo
from progetti_collettivita.models import EventoPuc, TutorPuc
from progetti_collettivita.services.tutor import name_tutor
from tests.factories.persone import make_profilo
from tests.factories.puc import assign, make_puc


def test_a_tutor_whose_accreditation_is_suspended_is_tutor_of_nothing_and_the_rows_agree(mondo):
    tutor = make_profilo(Ruolo.TUTOR_PUC, mondo.ambito_a, mondo.cremona)
    puc = make_puc(mondo.responsabile_puc, mondo.cremona)
    row = assign(puc, mondo.caso.nucleo.componenti.first(), "ATTIVO")
    name_tutor(puc, by=mondo.responsabile_puc, tutor=tutor.accreditamento)

    def sees() -> bool:
        return tutor.accreditamento in {each.accreditamento for each in who_sees_now(Nucleo, row.persona.nucleo_id)}

    assert sees()
    call_command("rebuild_incarichi", check=True)

    suspend_accreditamento(
        tutor.accreditamento, by=mondo.amministratore, motivo="ASSENZA_PROLUNGATA", testo="Via per mesi"
    )

    assert TutorPuc.objects.get().finito_il is not None
    assert not sees()
    call_command("rebuild_incarichi", check=True)
    assert list(EventoPuc.objects.order_by("pk").values_list("tipo", flat=True)) == ["name_tutor_puc", "end_tutor_puc"]
