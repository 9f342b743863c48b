"""The canaries of the projects: of a family there are the assignments, their history, the profiles."""

from django.db import models

from progetti_collettivita import models as k

PUC = "pu"
REGISTRO = "pr"  # what is noted of a presence, beside the hours: of the Responsabile, not of the tutor
STORIA, PROFILO = "ps", "pf"  # why somebody refused is of who follows him; his profile too
MODELLI: dict[type[models.Model], tuple[str, str]] = {
    k.AssegnazionePuc: (PUC, "persona__nucleo"),
    k.EventoAssegnazione: (STORIA, "assegnazione__persona__nucleo"),
    k.ComunicazioneInail: (PUC, "assegnazione__persona__nucleo"),
    k.ComunicazionePuc: (PUC, "assegnazione__persona__nucleo"),
    k.PropostaAnpal: (PUC, "assegnazione__persona__nucleo"),
    k.PresenzaPuc: (REGISTRO, "assegnazione__persona__nucleo"),
    k.ProfiloPuc: (PROFILO, "componente__nucleo"),
    k.BozzaProfilo: (PROFILO, "componente__nucleo"),
}
ALTRA_CLASSE = {(k.EventoAssegnazione, "testo"): PUC}  # what happened; only why is not the Responsabile's
DI_NESSUNO = {
    k.Puc, k.SoggettoAttuatore, k.SedePuc, k.FasciaOraria, k.VocePuc, k.DpiPuc, k.EventoPuc, k.AllegatoPuc, k.BozzaPuc,
    k.MesePuc, k.TrimestreInail, k.TutorPuc, k.IncaricoPuc, k.AssegnazionePuc.calendario.through, k.CatalogoAnpal,
    k.CursoreAnpal,
}  # fmt: skip


def add_rows(f, lettera: str) -> None:
    """The profile of the one on a project, and what is being typed of it, canaries already; the Centro that proposed him."""
    chi = f.case_manager.accreditamento
    k.ProfiloPuc.objects.create(componente=f.adulto, competenze=[f"zq{PROFILO}{lettera}0000"], scritto_da=chi)
    k.BozzaProfilo.objects.create(componente=f.adulto, dati={"competenze": [f"zq{PROFILO}{lettera}0001"]})
    row = k.AssegnazionePuc.objects.filter(persona=f.adulto).first()
    k.PropostaAnpal.objects.create(numero=f"ANPAL.P.{lettera}", cpi="x", assegnazione=row)
