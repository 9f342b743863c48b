"""The home of the Amministratore: what is missing, what ends, what was done last. Nothing of a beneficiary."""

from django.shortcuts import render

from accounts.access import permit
from accounts.permissions import ACCREDITAMENTI, APPARTENENZE, RIGHE
from accounts.selectors import accreditamento as selectors
from accounts.selectors import oggi
from accounts.selectors.convenzione import rinnovo_of
from rdc_platform import calendario


@permit(ACCREDITAMENTI, "view_oggi_amministratore")
def oggi_amministratore(request):
    """What lapses, what waits for him, what was done."""
    profilo = request.profilo
    appartenenze = APPARTENENZE.permitted(profilo, "manage_convenzione").on(calendario.today())
    missing = list(oggi.convenzioni_missing(appartenenze))
    blocchi = oggi.blocchi(request.permitted)
    context = {
        "ambito": profilo.accreditamento.ambito,
        "scoperti": oggi.first(oggi.scoperti(request.permitted)),
        "in_scadenza": blocchi.in_scadenza,
        "da_attivare": blocchi.da_attivare,
        "scadenze": blocchi.conteggi,
        "righe": oggi.first(selectors.righe_to_accredit(RIGHE.permitted(profilo, "accredit_riga"))),
        "rinnovo": rinnovo_of(missing),
        "convenzioni": oggi.first(missing),
        "atti": oggi.last_acts(profilo.accreditamento.ambito_id),
    }
    return render(request, "accounts/oggi_amministratore.html", context)
