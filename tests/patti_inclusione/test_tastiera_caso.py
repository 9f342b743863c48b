"""The Case manager's work in Chromium without a mouse: assess, sign, report and approve, on the true pages."""

import pytest
from django.urls import reverse

from patti_inclusione.analisi.pagine import ADULTI
from patti_inclusione.models import AnalisiAdulto, AnalisiPreliminare, Patto, Segnalazione
from tests.factories.analisi import make_completa
from tests.factories.patti import adulti_of, make_da_firmare
from tests.factories.pdf import PDF
from tests.factories.segnalazioni import MOTIVO, fatto_of, make_assenza

pytestmark = pytest.mark.slow  # a browser each


def path(name, *args):
    return reverse(f"patti_inclusione:{name}", args=args)


def test_a_page_of_the_analysis_is_answered_and_the_analysis_concluded_without_a_mouse(mondo_vero, tastiera, work):
    caso = mondo_vero.caso
    work(lambda: make_completa(caso, mondo_vero.case_manager))
    persona = work(lambda: adulti_of(caso)[0])
    ines = tastiera(mondo_vero.case_manager)
    ines.open(path("analisi_edit", caso.pk, ADULTI, persona.pk))

    ines.reach("input[name=competenze_digitali]:checked, select[name=competenze_digitali]")
    ines.page.keyboard.press("ArrowDown")
    ines.follow("button[name=vai][value=avanti]")
    ines.open(path("analisi_check", caso.pk))
    ines.follow("main form button.btn-primary")

    assert work(lambda: AnalisiPreliminare.objects.get(caso=caso).stato) == "FINALIZZATA"
    assert work(lambda: AnalisiAdulto.objects.get(componente=persona).competenze_digitali) != "DEBOLE"


def test_the_signatures_of_a_patto_are_registered_without_a_mouse(mondo_vero, tastiera, work, tmp_path):
    patto = work(lambda: make_da_firmare(mondo_vero.caso, mondo_vero.case_manager))
    firmato = tmp_path / "firmato.pdf"
    firmato.write_bytes(PDF)
    ines = tastiera(mondo_vero.case_manager)
    ines.open(path("patto_sign", patto.pk))

    for nome in ines.page.evaluate(
        "[...new Set([...document.querySelectorAll('input[name$=modalita]')].map(e => e.name))]"
    ):
        ines.tick(f"input[name='{nome}']")
    ines.attach("input[type=file]", firmato)
    ines.follow("main form button.btn-primary")

    assert work(lambda: Patto.objects.get(pk=patto.pk).stato) == "ATTIVO"


def test_a_report_is_written_and_approved_without_a_mouse(mondo_vero, tastiera, work):
    caso = mondo_vero.caso
    work(lambda: make_assenza(caso, adulti_of(caso)[0]))
    chiave = work(lambda: fatto_of(caso).chiave)
    ines, laura = tastiera(mondo_vero.case_manager), tastiera(mondo_vero.coordinatore)
    ines.open(path("segnalazione_create", caso.pk))

    ines.follow(f"a[href$='{chiave}']")
    ines.write("textarea[name=motivazione]", MOTIVO)
    ines.tick("input[name=giustificato_motivo_valutato]")
    ines.follow("main form button.btn-primary")
    ines.follow("main form button.btn-primary")
    segnalazione = work(Segnalazione.objects.get)
    laura.open(path("segnalazione_queue"))
    laura.follow(f"a[href$='{path('segnalazione_approve', segnalazione.pk)}']")
    laura.tick("input[name=decisione][value=approva]")
    laura.follow("main form button.btn-primary")

    assert work(lambda: Segnalazione.objects.get().stato) == "IN_CODA"
