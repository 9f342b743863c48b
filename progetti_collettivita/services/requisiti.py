"""What a person and a project must have in common: asked when he is proposed, and again on the day he starts (B.4).

Each refusal says in Italian what is not so, and at which field; its code is what ANPAL hears. In the caller's transaction.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from ambiti.models import Componente
from progetti_collettivita.models import FasciaOraria, MotivoScartoProposta, Puc, Quota, SedePuc
from progetti_collettivita.selectors.copertura import first_day
from progetti_collettivita.selectors.persone import MAGGIORE, Posizione, is_of_age
from progetti_collettivita.selectors.territorio import comuni_of
from progetti_collettivita.services.puc import PucError
from rdc_platform import calendario
from rdc_platform.norme.selectors import intero
from rdc_platform.web.formati import data_breve, decimale

M = MotivoScartoProposta


def check_persona(persona: Componente, puc: Puc, giorno: date) -> None:
    """He is in the family still, lives where the project is, and is old enough. Raises PucError."""
    if persona.uscito_il is not None:
        raise PucError(
            f"{persona.nome} non fa più parte della famiglia: non si può assegnare.",
            "persona",
            codice=M.PERSONA_SCONOSCIUTA,
        )
    if persona.nucleo.comune_id not in {comune.pk for comune in comuni_of(puc)}:
        raise PucError(
            f"{persona.nome} non risiede a {puc.comune_titolare.denominazione}: un progetto si fa solo nel Comune dove si abita.",
            "persona",
            codice=M.NON_RESIDENTE,
        )
    anni = max(MAGGIORE, puc.eta_min or MAGGIORE)
    if not is_of_age(persona, anni, giorno):
        raise PucError(
            f"{persona.nome} non ha {anni} anni il giorno dell'inizio: a questo progetto servono.",
            "persona",
            codice=M.ETA,
        )


def check_posizione(posizione: Posizione, *, volontario: bool) -> None:
    """Bound by a Patto per l'inclusione, or he asked for it himself. Raises PucError."""
    if posizione.quota == Quota.CPI:
        raise PucError(
            "La famiglia è seguita dal Centro per l'impiego: il progetto lo propone il Centro, non tu.", "persona"
        )
    if not posizione.tenuta and not volontario:
        raise PucError(
            f"Questa persona non è tenuta ({posizione.perche}): può partecipare solo se lo chiede. Se lo ha chiesto, spuntalo.",
            "volontario",
        )


def check_sede(persona: Componente, puc: Puc, sede: SedePuc) -> None:
    """One of the project's, in the Comune where he lives. Raises PucError."""
    if sede.puc_id != puc.pk:
        raise PucError("Scegli una sede di questo progetto.", "sede", codice=M.SEDE_NON_VALIDA)
    if sede.comune_id != persona.nucleo.comune_id:
        raise PucError(
            "La sede è in un altro Comune: scegline una dove la persona abita.", "sede", codice=M.SEDE_NON_VALIDA
        )


def check_calendario(sede: SedePuc, fasce: Iterable[FasciaOraria]) -> None:
    """Hours of that place. Raises PucError."""
    if any(fascia.sede_id != sede.pk for fascia in fasce):
        raise PucError(f"Fra gli orari ce n'è uno di un altro posto: spunta solo quelli di «{sede}».", "calendario_suo")


def check_ore(puc: Puc, ore: Decimal) -> None:
    """Halves, within what the law and the project say. Raises PucError."""
    oggi = calendario.today()
    minimo = max(Decimal(intero("PUC_ORE_MIN", oggi)), puc.ore_settimanali_min or Decimal(0))
    massimo = min(Decimal(intero("PUC_ORE_MAX", oggi)), puc.ore_settimanali_max or Decimal("Infinity"))
    if not minimo <= ore <= massimo:
        raise PucError(
            f"Scrivi fra {decimale(minimo)} e {decimale(massimo)} ore la settimana: così dice il progetto.",
            "ore_settimanali",
            codice=M.ORE_NON_VALIDE,
        )
    if ore * 2 % 1:
        raise PucError(
            "Scrivi ore intere o mezze ore, per esempio 8 o 8,5.", "ore_settimanali", codice=M.ORE_NON_VALIDE
        )


def check_date(puc: Puc, inizio: date, fine: date) -> None:
    """Within the project, and no sooner than INAIL can hear of it (circ. INAIL 10/2020). Raises PucError."""
    if puc.data_inizio is None or puc.data_fine is None or not puc.data_inizio <= inizio <= puc.data_fine:
        raise PucError(
            f"Il progetto va dal {data_breve(puc.data_inizio)} al {data_breve(puc.data_fine)}: scegli un giorno in mezzo.",
            "data_inizio",
            codice=M.DATE_NON_VALIDE,
        )
    primo = first_day(calendario.today())
    if inizio < primo:
        raise PucError(
            f"Scegli un giorno dal {data_breve(primo)} in poi: INAIL va avvisato prima.",
            "data_inizio",
            codice=M.DATE_NON_VALIDE,
        )
    if not inizio <= fine <= puc.data_fine:
        raise PucError(
            f"Scegli una fine dopo l'inizio e non oltre il {data_breve(puc.data_fine)}, quando finisce il progetto.",
            "data_fine_prevista",
            codice=M.DATE_NON_VALIDE,
        )
