"""What of a person stands in the way of a report: who is not bound, who was not reached, whose guardian does not know."""

from datetime import date

from ambiti.models import Componente
from patti_inclusione.models import (
    Caso,
    CodiceEvento,
    CollocazioneMinore,
    Convocazione,
    DestinatarioInvio,
    FirmaPatto,
    Impegno,
    InvioConvocazione,
    Lingua,
    MotivoFuoriScala,
    SchedaPersona,
    Tutela,
)
from patti_inclusione.models.segnalazione_codici import INFORMATIVI
from patti_inclusione.selectors.convocazione import told_of
from patti_inclusione.selectors.cpi import seguita
from patti_inclusione.selectors.esonero import obblighi_of
from patti_inclusione.selectors.patto import MAGGIORE_ETA
from rdc_platform.calendario import count_anni

DI_LAVORO = {CodiceEvento.E04, CodiceEvento.E06}  # training, orientation and the other measures of art. 7 c. 5 c and 8
IMPEDITI = {
    MotivoFuoriScala.DETENUTO,
    MotivoFuoriScala.STRUTTURA_CARICO_STATO,
    MotivoFuoriScala.MISURA_CAUTELARE,
}


def scheda_of(componente: Componente) -> SchedaPersona:
    """The local sheet of a person; an empty one where there is none."""
    found: SchedaPersona | None = getattr(componente, "scheda", None)
    return found or SchedaPersona(componente=componente)


def is_minorenne(componente: Componente, giorno: date) -> bool:
    return count_anni(componente.data_nascita, giorno) < MAGGIORE_ETA


def perche_libera(componente: Componente, giorno: date, tipo_evento: str) -> str:
    """`non ha obblighi (tirocinio)`: why what the person did not do on that day was not due; "" if it was."""
    if tipo_evento in INFORMATIVI:
        return ""
    obblighi = obblighi_of(componente, giorno)
    if obblighi.esenzione is not None:
        return f"non ha obblighi ({obblighi.esenzione.perche})"
    if tipo_evento == CodiceEvento.E05 and obblighi.fuori_puc:
        return f"è fuori dai progetti utili alla collettività ({obblighi.fuori_puc})"
    if tipo_evento in DI_LAVORO and obblighi.fuori_lavoro:
        return f"non ha gli obblighi di lavoro ({obblighi.fuori_lavoro})"
    return ""


def is_impedito(componente: Componente) -> bool:
    """Whom the law or a judge keeps away: the absence is justified by itself."""
    situazione = getattr(componente, "situazione", None)
    return situazione is not None and situazione.motivo_fuori_scala in IMPEDITI


def was_told(componente: Componente, convocazione: Convocazione) -> bool:
    """Whether one notice of the appointment reached the person himself, and it can be shown."""
    return DestinatarioInvio.PERSONA in told_of(convocazione.invii.filter(componente=componente))


def is_unreachable(componente: Componente) -> bool:
    """Of no fixed abode, and without a real point of contact: a no-show means nothing."""
    scheda = scheda_of(componente)
    return scheda.senza_dimora and not scheda.punto_contatto


def needs_guardian(componente: Componente, giorno: date) -> bool:
    """Whether someone had to be told beside the person on that day: the decree had not expired."""
    scheda = scheda_of(componente)
    return scheda.tutela != Tutela.NESSUNA and (scheda.tutela_scadenza is None or scheda.tutela_scadenza >= giorno)


def guardian_was_told(componente: Componente, convocazione: Convocazione | None, caso_id) -> bool:
    """Whether a notice reached who assists the person, and it can be shown: of that appointment, or of any of the case."""
    rows = InvioConvocazione.objects.filter(componente=componente)
    rows = rows.filter(convocazione=convocazione) if convocazione else rows.filter(convocazione__caso=caso_id)
    return DestinatarioInvio.TUTELA in told_of(rows)


def needs_interpreter(componente: Componente) -> bool:
    scheda = scheda_of(componente)
    return scheda.bisogno_mediatore or scheda.lingua != Lingua.IT


def parents_have_control(impegno: Impegno) -> bool:
    """False where the minor lives outside the home, or who signed for him has limited parental responsibility."""
    scheda = scheda_of(impegno.componente)
    if scheda.responsabilita_limitata or scheda.collocazione != CollocazioneMinore.IN_FAMIGLIA:
        return False
    firme = FirmaPatto.objects.filter(patto=impegno.patto_id, per_conto_di=impegno.componente_id)
    return not firme.filter(componente__scheda__responsabilita_limitata=True).exists()


def is_seguita(caso: Caso, persona: Componente | None) -> bool:
    """Whether a young member has his Patto at the Centro, which received him (spec §4.5)."""
    return persona is not None and Componente.objects.filter(seguita(caso), pk=persona.pk).exists()
