"""The letter's way, walked for the people of the demonstration: request, act, conventions, indications, accreditations."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from accounts.models import (
    Fondo,
    Livello,
    ProfiloProfessionale,
    RichiestaAccreditamento,
    RigaIndicazione,
    TitoloFirmatario,
)
from accounts.profilo import Profilo
from accounts.services import accreditamento, atto, controfirma, convenzione, indicazione, richiesta, richiesta_pec
from ambiti.models import Ambito, AppartenenzaComune, Comune
from rdc_platform import calendario
from rdc_platform.demo.carte import carta
from rdc_platform.demo.persone import PersonaDemo, ProfiloDemo

SINDACO = "Il Sindaco"
TELEFONO = "0000 000000"
ATTESTAZIONE = "Arrivato con la PEC dell'ente; firma confrontata con quella del documento d'identità."


def register_amministratore(ambito: Ambito, persona: PersonaDemo, *, by: Profilo) -> Profilo:
    """From the form to the countersigned act; the Ambito's Amministratore."""
    row = richiesta.submit_richiesta(ambito=ambito, telefono=TELEFONO, **identita(persona))
    row = record_pec(row, giorni=20, by=by)
    richiesta.verify_richiesta(row, by=by)
    atto.prepare_atto(row, by=by, numero=f"DEMO-{ambito.codice}", data=_giorni_fa(15))
    atto.send_atto(row, by=by, file_firmato=carta("atto-di-designazione"))
    controfirma.upload_controfirma(row, by=by, file_controfirmato=carta("atto-controfirmato"))
    controfirma.record_controfirma(row, by=by, data_controfirma=_giorni_fa(10), attestazione=ATTESTAZIONE)
    return Profilo(atto.register_amministratore(row, by=by)[0])


def record_pec(row: RichiestaAccreditamento, *, giorni: int, by: Profilo) -> RichiestaAccreditamento:
    """The PEC with the note of a request and all that goes with it, come so many days ago."""
    pec = row.ambito.pec
    return richiesta_pec.record_pec(
        row,
        by=by,
        pec_mittente=pec,
        pec_message_id=f"<nota.{row.ambito.codice}@{pec.rsplit('@', 1)[-1]}>".lower(),
        pec_ricevuta_il=timezone.make_aware(datetime.combine(_giorni_fa(giorni), time(10, 30))),
        firmatario_nome="Rosa",
        firmatario_cognome="Presidente",
        firmatario_titolo=TitoloFirmatario.LEGALE_RAPPRESENTANTE,
        files={tipo: carta(tipo.lower().replace("_", "-")) for tipo in richiesta_pec.RICHIESTI},
    )


def sign_convenzioni(ambito: Ambito, tranne: tuple[str, ...], *, by: Profilo) -> None:
    """A valid convention for each Comune that is in the Ambito today, but those of `tranne` (Belfiore)."""
    appartenenze = AppartenenzaComune.objects.select_related("comune").filter(ambito=ambito, al=None)
    for appartenenza in appartenenze.exclude(comune__in=tranne).order_by("comune"):
        convenzione.upload_adesione(
            appartenenza,
            by=by,
            data_sottoscrizione=_giorni_fa(9),
            firmatario=SINDACO,
            protocollo=f"{appartenenza.comune_id}-1",
            file=carta("convenzione"),
        )
        convenzione.validate_adesione(appartenenza, by=by)


def accredit(ambito: Ambito, persona: PersonaDemo, *, by: Profilo) -> None:
    """The person's profiles, each on the word of its Comune (the capofila for who works for the whole Ambito)."""
    for profilo in persona.profili:
        riga = _indicate(ambito, persona, profilo, by=by)
        row = accreditamento.create_accreditamento(
            riga,
            by=by,
            persona=_persona(persona),
            comuni=list(Comune.objects.filter(pk__in=profilo.comuni)),
            designazione={
                "designato_da": SINDACO,
                "estremi_atto": f"Decreto {riga.indicazione.protocollo}",
                "data": _giorni_fa(7),
            },
            identificazione={"tipo_documento": "CARTA_IDENTITA", "numero": "CA00000AA", "data": _giorni_fa(7)},
            fondi=[Fondo.FONDO_POVERTA_QUOTA_SERVIZI],
            fondo_altro="",
            valido_dal=_giorni_fa(6),
            valido_al=None,
            motivo_cumulo="",
        )
        accreditamento.activate_accreditamento(row, by=by)


def _indicate(ambito: Ambito, persona: PersonaDemo, profilo: ProfiloDemo, *, by: Profilo) -> RigaIndicazione:
    comune = Comune.objects.get(pk=profilo.comuni[0]) if profilo.livello == Livello.COMUNE else ambito.capofila
    riga = {
        "codice_fiscale": persona.codice_fiscale,
        "nome": persona.nome,
        "cognome": persona.cognome,
        "ruolo": profilo.ruolo,
        "livello": profilo.livello,
    }
    letter = indicazione.record_indicazione(
        ambito,
        comune,
        by=by,
        firmatario=SINDACO,
        protocollo=f"{comune.pk}-{2 + comune.indicazioni.count()}",
        data=_giorni_fa(8),
        file=carta("indicazione"),
        righe=[riga],
    )
    return letter.righe.get()


def identita(persona: PersonaDemo) -> dict[str, object]:
    """The fields by which the platform knows a person, as its models name them."""
    return {
        "codice_fiscale": persona.codice_fiscale,
        "cognome": persona.cognome,
        "nome": persona.nome,
        "data_nascita": persona.nascita,
        "belfiore_nascita": persona.luogo,
        "genere": persona.genere,
        "email": persona.email,
    }


def _persona(persona: PersonaDemo) -> dict[str, object]:
    """All that an Amministratore writes of a person; an assistente sociale has a number in the register."""
    albo = persona.professione == ProfiloProfessionale.ASSISTENTE_SOCIALE
    return identita(persona) | {
        "telefono": TELEFONO,
        "ente_datore": "Ente della dimostrazione",
        "profilo_professionale": persona.professione,
        "numero_albo": "0000" if albo else "",
        "sezione_albo": "A" if albo else "",
        "regione_albo": "Lombardia" if albo else "",
        "contratto_fino_al": None,
    }


def _giorni_fa(giorni: int):
    return calendario.today() - timedelta(days=giorni)
