"""The territory without a database: Comuni and States from the packaged lists, Ambiti invented or read from a file. Pure."""

from rdc_platform.territorio.elenchi import (
    Comune,
    Stato,
    cittadinanza,
    comune,
    comuni,
    luogo_nascita,
    luogo_nascita_ok,
    nomi,
    regioni,
    stati,
    stato,
    successore,
)
from rdc_platform.territorio.file_ambiti import ErroreRiga, FileAmbitiError, read_ambiti, write_ambiti
from rdc_platform.territorio.modello import DatiAmbito
from rdc_platform.territorio.ricerca import describe_luogo, find_luoghi, suggest_luoghi
from rdc_platform.territorio.sintetici import ambiti_sintetici

__all__ = [
    "Comune",
    "DatiAmbito",
    "ErroreRiga",
    "FileAmbitiError",
    "Stato",
    "ambiti_sintetici",
    "cittadinanza",
    "comune",
    "comuni",
    "describe_luogo",
    "find_luoghi",
    "luogo_nascita",
    "luogo_nascita_ok",
    "nomi",
    "read_ambiti",
    "regioni",
    "stati",
    "stato",
    "successore",
    "suggest_luoghi",
    "write_ambiti",
]
