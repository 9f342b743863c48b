"""What stands for a case, its family and the moment in the queries that are compiled once (`rdc_platform.audit.pronte`)."""

from datetime import UTC, date, datetime
from uuid import UUID

CASO, NUCLEO = UUID(int=0xCA50), UUID(int=0x0C1E0)  # no version 4, as every key is
GIORNO = date(1, 1, 2)
ISTANTE = datetime(1, 1, 2, tzinfo=UTC)
