"""The canaries of the projects: of a family there are the assignments alone."""

from django.db import models

from progetti_collettivita import models as k

PUC = "pu"
MODELLI: dict[type[models.Model], tuple[str, str]] = {k.AssegnazionePuc: (PUC, "persona__nucleo")}
DI_NESSUNO = {
    k.Puc, k.SoggettoAttuatore, k.SedePuc, k.FasciaOraria, k.VocePuc, k.DpiPuc, k.EventoPuc, k.AllegatoPuc, k.BozzaPuc,
    k.AssegnazionePuc.calendario.through,
}  # fmt: skip
