from django.apps import AppConfig

from rdc_platform.web import stati
from rdc_platform.web.stati import Colore


class MonitorConfig(AppConfig):
    name = "rdc_platform.monitor"
    label = "monitor"
    verbose_name = "Flussi"

    def ready(self):
        """Say what the states of lots, messages and register look like."""
        from accounts.ruoli import Ruolo  # noqa: PLC0415 -- apps are not loaded before ready
        from rdc_platform.audit.models import Azione, EsitoAccesso  # noqa: PLC0415 -- as above
        from rdc_platform.forniture.models import EsitoLotto  # noqa: PLC0415 -- as above
        from rdc_platform.monitor.models import StatoRilevazione, StatoScambio, TipoAnomalia  # noqa: PLC0415 -- as above
        from rdc_platform.outbox.models import StatoMessaggio  # noqa: PLC0415 -- as above

        stati.register({EsitoLotto.ACQUISITO: Colore.VERDE, EsitoLotto.RIFIUTATO: Colore.ROSSO})
        stati.register(
            {
                StatoMessaggio.IN_CODA: Colore.GIALLO,
                StatoMessaggio.IN_CONSEGNA: Colore.BLU,
                StatoMessaggio.CONSEGNATO: Colore.VERDE,
                StatoMessaggio.RIFIUTATO: Colore.ROSSO,
                StatoMessaggio.FERMO: Colore.ROSSO,
                StatoMessaggio.SCARTATO: Colore.GRIGIO,
            }
        )
        stati.register(
            {
                StatoScambio.REGOLARE: Colore.VERDE,
                StatoScambio.DA_GUARDARE: Colore.GIALLO,
                StatoScambio.IN_RITARDO: Colore.ROSSO,
                StatoScambio.NON_RISPONDE: Colore.ROSSO,
                StatoScambio.IN_PAUSA: Colore.GIALLO,
                StatoScambio.NON_SI_LEGGE: Colore.ROSSO,
                StatoScambio.NON_TORNA: Colore.GIALLO,
            }
        )
        stati.register(
            {
                StatoRilevazione.IN_PARTENZA: Colore.GIALLO,
                StatoRilevazione.RICEVUTA: Colore.VERDE,
                StatoRilevazione.RIFIUTATA: Colore.ROSSO,
            }
        )
        stati.register({EsitoAccesso.CONSENTITO: Colore.GRIGIO, EsitoAccesso.NEGATO: Colore.ROSSO})
        stati.register(dict.fromkeys(Azione, Colore.GRIGIO) | {Azione.LOGIN_FALLITO: Colore.ROSSO})
        stati.register(dict.fromkeys(Ruolo, Colore.GRIGIO))
        stati.register(dict.fromkeys(TipoAnomalia, Colore.GIALLO) | {TipoAnomalia.SENZA_LEGAME: Colore.ROSSO})
