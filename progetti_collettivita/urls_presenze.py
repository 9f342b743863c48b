from django.urls import path

from progetti_collettivita.views import mese, presenza, presenze, tutor

urlpatterns = [
    path("presenze/", presenze.presenze_list, name="presenze_list"),
    path("presenze/<uuid:pk>/", presenze.presenze_oggi, name="presenze_oggi"),
    path("presenze/<uuid:pk>/mese/", mese.registro_mese, name="registro_mese"),
    path("presenze/<uuid:pk>/mese/validazione/", mese.mese_validate, name="mese_validate"),
    path("presenze/<uuid:pk>/foglio/", mese.foglio_ask, name="foglio_ask"),
    path("presenze/registro/", presenza.presenza_list, name="presenza_list"),
    path("presenze/registro/<uuid:pk>/nuova/", presenza.presenza_create, name="presenza_create"),
    path("presenze/registro/<uuid:pk>/rettifica/", presenza.presenza_integrate, name="presenza_integrate"),
    path("presenze/registro/<uuid:pk>/<uuid:riga>/", presenza.presenza_edit, name="presenza_edit"),
    path("presenze/registro/<uuid:pk>/<uuid:riga>/rettifica/", presenza.presenza_rectify, name="presenza_rectify"),
    path("puc/<uuid:pk>/tutor/", tutor.tutor_name, name="tutor_name"),
    path("puc/<uuid:pk>/tutor/<uuid:riga>/togli/", tutor.tutor_end, name="tutor_end"),
]
