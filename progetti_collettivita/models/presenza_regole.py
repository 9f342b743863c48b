"""What the database holds of the register of presences: outcomes, reasons, and the rules between them."""

from django.db import models
from django.db.models import Q

ORE_AL_GIORNO = 8


class Esito(models.TextChoices):
    PRESENTE = "PRESENTE", "Presente"
    ASSENTE_GIUSTIFICATO = "ASSENTE_GIUSTIFICATO", "Assente giustificato"
    ASSENTE_INGIUSTIFICATO = "ASSENTE_INGIUSTIFICATO", "Assente ingiustificato"
    RECUPERO = "RECUPERO", "Recupero"
    SOSPESO = "SOSPESO", "Progetto fermo"


class Causale(models.TextChoices):
    """Why somebody was not there, and no more than this: never a diagnosis (art. 5 c. 1 lett. c GDPR)."""

    MALATTIA = "MALATTIA", "Malattia"
    VISITA = "VISITA", "Visita medica"
    LUTTO = "LUTTO", "Lutto"
    COLLOQUIO_LAVORO = "COLLOQUIO_LAVORO", "Colloquio di lavoro"
    FORZA_MAGGIORE = "FORZA_MAGGIORE", "Forza maggiore"
    ALTRO = "ALTRO", "Altro"


FATTE = (Esito.PRESENTE, Esito.RECUPERO)  # whose hours are done
ASSENZE = (Esito.ASSENTE_GIUSTIFICATO, Esito.ASSENTE_INGIUSTIFICATO)  # whose hours are missed

ORE_IFF = Q(esito=Esito.SOSPESO, ore=0) | ~Q(esito=Esito.SOSPESO) & Q(ore__gt=0, ore__lte=ORE_AL_GIORNO)
CAUSALE_IFF = Q(esito=Esito.ASSENTE_GIUSTIFICATO) ^ Q(causale="")

# Two devices may write at once, of one person on two projects: one waits for the other, and then sees its hours.
UNDER_EIGHT = f"""
    PERFORM pg_advisory_xact_lock(hashtextextended(NEW.persona_id::text || NEW.data::text, 0));
    IF (
        SELECT sum(ore) FROM progetti_collettivita_presenzapuc
        WHERE persona_id = NEW.persona_id AND data = NEW.data AND NOT annullata AND esito IN ('PRESENTE', 'RECUPERO')
    ) > {ORE_AL_GIORNO} THEN
        RAISE EXCEPTION 'presenza_puc_giorno_pieno' USING ERRCODE = 'check_violation', CONSTRAINT = 'presenza_puc_giorno_pieno';
    END IF;
    RETURN NULL;
"""  # noqa: S608 -- a number of our own, written into a trigger
# Once the month is validated a line changes with a new rectification only, which says why.
VALIDATED_STAYS = """
    IF OLD.data_validazione IS NOT NULL AND (TG_OP = 'DELETE' OR NEW.rettifiche <= OLD.rettifiche) THEN
        RAISE EXCEPTION 'presenza of a validated month' USING ERRCODE = 'check_violation';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
"""
