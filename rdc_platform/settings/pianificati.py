"""What the scheduler starts, and how often (docs/esercizio.md)."""

import os

from celery.schedules import crontab

FORNITURE_OGNI = int(os.environ.get("FORNITURE_OGNI", "3600"))  # seconds between two looks at INPS's lots
RINVII_CPI_OGNI = int(os.environ.get("RINVII_CPI_OGNI", "7200"))  # seconds between two looks at what ANPAL has for us
CELERY_BEAT_SCHEDULE = {
    "messaggi-in-uscita": {"task": "rdc_platform.outbox.tasks.sweep", "schedule": 10.0},
    "sigilli": {"task": "rdc_platform.audit.tasks.seal_accessi", "schedule": 60.0},
    "ricevute-pec": {"task": "rdc_platform.pec.tasks.read_receipts", "schedule": 60.0},
    "forniture-inps": {"task": "rdc_platform.tasks.pull_forniture", "schedule": float(FORNITURE_OGNI)},
    "riconciliazione-inps": {
        "task": "rdc_platform.tasks.reconcile_inps",
        "schedule": crontab(day_of_week="sunday", hour=4, minute=0),
    },
    "provvedimenti-inps": {"task": "patti_inclusione.tasks.pull_provvedimenti", "schedule": float(FORNITURE_OGNI)},
    "rinvii-anpal": {"task": "patti_inclusione.tasks.pull_rinvii", "schedule": float(RINVII_CPI_OGNI)},
    "messaggi-anpal": {
        "task": "patti_inclusione.scambi_richiesta_cpi.pull_messaggi",
        "schedule": float(RINVII_CPI_OGNI),
    },
    "proposte-anpal": {"task": "progetti_collettivita.tasks.pull_proposte", "schedule": float(RINVII_CPI_OGNI)},
    "segnalazioni-in-attesa": {"task": "patti_inclusione.tasks.warn_segnalazioni", "schedule": 24 * 3600.0},
    "accreditamenti-scaduti": {"task": "accounts.tasks.expire_accreditamenti", "schedule": 3600.0},
    "accreditamenti-da-sospendere": {"task": "accounts.tasks.suspend_accreditamenti", "schedule": 24 * 3600.0},
    "accreditamenti-da-avvisare": {"task": "accounts.tasks.warn_accreditamenti", "schedule": 24 * 3600.0},
    "importazioni-scadute": {"task": "accounts.tasks.expire_importazioni", "schedule": 24 * 3600.0},
    "bozze-scadute": {"task": "accounts.tasks.delete_bozze", "schedule": 24 * 3600.0},
    "solleciti-della-pec": {"task": "accounts.tasks.remind_pec", "schedule": 24 * 3600.0},
    "assenze-da-definire": {"task": "patti_inclusione.tasks.ask_giustificazioni", "schedule": 24 * 3600.0},
    "promemoria-degli-appuntamenti": {"task": "patti_inclusione.avvisi_sms.remind_convocazioni", "schedule": 900.0},
    "persone-doppie": {"task": "patti_inclusione.tasks.find_doppioni", "schedule": crontab(hour=2, minute=40)},
    "esoneri-finiti": {"task": "patti_inclusione.tasks.expire_esoneri", "schedule": crontab(hour=0, minute=20)},
    "proposte-di-progetti": {
        "task": "progetti_collettivita.tasks.expire_proposte",
        "schedule": crontab(hour=0, minute=25),
    },
    "comunicazioni-inail": {"task": "progetti_collettivita.tasks.requeue_inail", "schedule": 3600.0},
    "persone-seguite": {"task": "patti_inclusione.tasks.refresh_persone", "schedule": 600.0},
    "supplenze-finite": {"task": "patti_inclusione.tasks.end_supplenze", "schedule": 3600.0},
    "trasferimenti-da-sollecitare": {"task": "patti_inclusione.tasks.remind_trasferimenti", "schedule": 24 * 3600.0},
    "scambi-da-guardare": {"task": "rdc_platform.monitor.tasks.warn_scambi", "schedule": 600.0},
    "monitoraggio-ministero": {
        "task": "rdc_platform.monitor.tasks.tell_ministero",
        "schedule": crontab(hour=4, minute=20),
    },
    "messaggi-da-cancellare": {
        "task": "rdc_platform.monitor.tasks.delete_messaggi",
        "schedule": crontab(hour=3, minute=40),
    },
    "verifica-accessi": {"task": "rdc_platform.monitor.tasks.verify_accessi", "schedule": 3600.0},
    "documenti-orfani": {"task": "rdc_platform.documenti.tasks.sweep_orphans", "schedule": 24 * 3600.0},
    "giovani-da-far-conoscere": {"task": "patti_inclusione.tasks.tell_giovani", "schedule": crontab(hour=3, minute=10)},
    "contenuti-da-cancellare": {
        "task": "patti_inclusione.tasks.forget_contenuti",
        "schedule": crontab(hour=3, minute=50),
    },
    "prese-in-carico": {"task": "patti_inclusione.tasks.tell_prese", "schedule": crontab(hour=20, minute=30)},
    "controlli": {"task": "controlli_anagrafici.tasks.watch_controlli", "schedule": crontab(hour=0, minute=20)},
    "scadenze": {"task": "patti_inclusione.tasks.update_scadenze", "schedule": crontab(hour=0, minute=5)},
}
