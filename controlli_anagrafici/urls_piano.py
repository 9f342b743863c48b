"""The day of the Coordinatore and of the Responsabile: what waits, when, and how the work stands."""

from django.urls import path

from controlli_anagrafici.views import distribuzione, oggi, piano

urlpatterns = [
    path("controlli/lavoro/", oggi.controllo_today, name="controllo_today"),
    path("controlli/oggi/", piano.controllo_overview, name="controllo_overview"),
    path("controlli/calendario/", piano.controllo_calendar, name="controllo_calendar"),
    path("controlli/comuni/", piano.controllo_report, name="controllo_report"),
    path("controlli/distribuzione/", distribuzione.controllo_distribute, name="controllo_distribute"),
]
