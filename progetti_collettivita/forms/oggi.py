"""The filters of the work-list of the Responsabile PUC."""

from progetti_collettivita.selectors.oggi import TIPI
from rdc_platform.web.oggi import FiltriSchede


class FiltriOggi(FiltriSchede):
    tipi = TIPI
