"""What the attack finds of the projects: one active in each Comune, with a place, a document and somebody on it."""

from dataclasses import dataclass

from accounts.models import Ruolo
from ambiti.models import Componente
from progetti_collettivita.models import AllegatoPuc, AssegnazionePuc, PresenzaPuc, Puc, SedePuc, TutorPuc
from progetti_collettivita.services.tutor import name_tutor
from rdc_platform import calendario
from rdc_platform.documenti import services as documenti
from tests.factories.inail import tell
from tests.factories.pdf import PDF
from tests.factories.persone import make_profilo
from tests.factories.puc import assign, make_puc, presence


@dataclass
class Progetti:
    puc: Puc
    sede: SedePuc
    allegato: AllegatoPuc
    persona: Componente
    assegnazione: AssegnazionePuc
    presenza: PresenzaPuc
    tutor: TutorPuc


def make_progetti(mondo, profili, famiglie) -> dict[str, Progetti]:
    """One for each relation, kept by the Responsabile of its Comune."""
    chi = {
        mondo.cremona: profili["responsabile_puc"],
        mondo.stagno: profili["responsabile_puc_stagno"],
        mondo.bologna: make_profilo(Ruolo.RESPONSABILE_PUC, mondo.ambito_b, mondo.bologna),
    }
    ambiti = {comune: by.accreditamento.ambito for comune, by in chi.items()}
    tutor = {relazione: make_profilo(Ruolo.TUTOR_PUC, ambiti[f.comune], f.comune) for relazione, f in famiglie.items()}
    tutor["sua"] = profili["tutor_puc"]
    return {relazione: _make(f, chi[f.comune], tutor[relazione]) for relazione, f in famiglie.items()}


def _make(f, by, tutor) -> Progetti:
    puc = make_puc(
        by, f.comune, sedi=2, inail_certificato=documenti.store_pdf(PDF, "certificato.pdf"), inail_certificato_numero="1",
        inail_certificato_data=calendario.today(),
    )  # fmt: skip
    allegato = AllegatoPuc.objects.create(
        puc=puc, tipo="ALTRO", documento=documenti.store_pdf(PDF, "nota.pdf"), aggiunto_da=by.accreditamento
    )
    chi = assign(puc, f.adulto, mansioni="x", documento_accettazione=documenti.store_pdf(PDF, "accettazione.pdf"))
    chi.eventi.create(tipo="propose_puc", testo="x", documento=documenti.store_pdf(PDF, "proposta.pdf"))
    tell(chi, "SCARTATA")
    altro = f.caso.nucleo.componenti.exclude(pk=f.adulto.pk).first()
    presenza = presence(assign(puc, altro, "ATTIVO"), note="x", rettifiche=1, motivo_rettifica="x")
    nomina = name_tutor(puc, by=by, tutor=tutor.accreditamento)
    return Progetti(puc, puc.sedi.first(), allegato, f.adulto, chi, presenza, nomina)


def kwargs_puc(url, found: Progetti) -> dict[str, object]:
    """What the path of a page of a project asks for."""
    riga = found.allegato.pk if url.name.endswith(":documento_download") else found.sede.pk
    quale = "csv" if url.name.endswith(":catalogo_download") else "sedi"
    nome, pk = url.name.partition(":")[2], found.puc.pk
    if nome.startswith(("partecipante_", "accettazione_", "proposta_download")):
        pk = found.assegnazione.pk
    elif nome.startswith("presenza_"):
        pk, riga = found.presenza.assegnazione_id, found.presenza.pk
    elif nome == "tutor_end":
        riga = found.tutor.pk
    elif nome in {"progetto_search", "proposta_create"} or nome.startswith("profilo_"):
        pk = found.persona.pk
    trimestre = f"{found.puc.comune_titolare_id}-2021-1"
    values = {"pk": pk, "trimestre": trimestre, "quale": quale, "riga": riga, "puc": found.puc.pk}
    return {name: values[name] for name in url.arguments}
