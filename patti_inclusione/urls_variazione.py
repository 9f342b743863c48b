from django.urls import path

from patti_inclusione.views import riconciliazione, variazione

urlpatterns = [
    path("riconciliazione/", riconciliazione.riconciliazione, name="riconciliazione"),
    path("casi/<uuid:pk>/variazioni/", variazione.variazione_list, name="variazione_list"),
    path("casi/<uuid:pk>/variazioni/chiusura/", variazione.variazione_close, name="variazione_close"),
]
