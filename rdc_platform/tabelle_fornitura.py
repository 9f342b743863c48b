"""The tables that a line of a lot is written to, in the order in which each finds those that it refers to. Pure."""

from ambiti.tabelle_fornitura import COMPONENTE, NUCLEO
from patti_inclusione.tabelle_fornitura import CONTATTI, ECONOMICI, PRESTAZIONE, SITUAZIONE

TABELLE = (NUCLEO, COMPONENTE, ECONOMICI, CONTATTI, SITUAZIONE, PRESTAZIONE)
