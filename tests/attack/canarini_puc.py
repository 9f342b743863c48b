"""The canaries of the projects: of a family there are the assignments, their history, the profiles."""

from django.db import models

from progetti_collettivita import models as k

PUC = "pu"
STORIA, PROFILO = "ps", "pf"  # why somebody refused is of who follows him; his profile too
MODELLI: dict[type[models.Model], tuple[str, str]] = {
    k.AssegnazionePuc: (PUC, "persona__nucleo"),
    k.EventoAssegnazione: (STORIA, "assegnazione__persona__nucleo"),
    k.ComunicazioneInail: (PUC, "assegnazione__persona__nucleo"),
    k.ProfiloPuc: (PROFILO, "componente__nucleo"),
}
DI_NESSUNO = {
    k.Puc, k.SoggettoAttuatore, k.SedePuc, k.FasciaOraria, k.VocePuc, k.DpiPuc, k.EventoPuc, k.AllegatoPuc, k.BozzaPuc, k.TrimestreInail,
    k.AssegnazionePuc.calendario.through,
}  # fmt: skip
