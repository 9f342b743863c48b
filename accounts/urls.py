from django.urls import path

from accounts.views import accesso, attivazione, profilo

app_name = "accounts"

urlpatterns = [
    path("accesso/", accesso.accesso, name="accesso"),
    path("accesso/codice/", accesso.codice, name="codice"),
    path("accesso/entra-come/", accesso.entra_come, name="entra_come"),
    path("attivazione/codice/", attivazione.attivazione_codice, name="attivazione_codice"),
    path("attivazione/password/", attivazione.attivazione_password, name="attivazione_password"),
    path("attivazione/telefono/", attivazione.attivazione_dispositivo, name="attivazione_dispositivo"),
    path("attivazione/<str:token>/", attivazione.attivazione_open, name="attivazione_open"),
    path("profilo/", profilo.profilo_choose, name="profilo_choose"),
    path("uscita/", accesso.uscita, name="uscita"),
]
