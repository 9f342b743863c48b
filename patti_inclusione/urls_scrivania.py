"""The Coordinatore's desk beyond the queue: substitutions, absences, conflicts; and what a Case manager does about them."""

from django.urls import path

from patti_inclusione.views import conflitto, distribuzione, passaggio, supplenza

urlpatterns = [
    path("coda/distribuzione/", distribuzione.caso_distribute, name="caso_distribute"),
    path("coda/<uuid:pk>/emergenza/", supplenza.emergenza_give, name="emergenza_give"),
    path("carichi/<uuid:pk>/assenza/", supplenza.assenza_start, name="assenza_start"),
    path("assenze/<uuid:pk>/fine/", supplenza.assenza_end, name="assenza_end"),
    path("supplenze/", supplenza.supplenza_list, name="supplenza_list"),
    path("supplenze/<uuid:pk>/", supplenza.supplenza_detail, name="supplenza_detail"),
    path("supplenze/<uuid:pk>/fine/", supplenza.supplenza_end, name="supplenza_end"),
    path("emergenza/", supplenza.emergenza_ask, name="emergenza_ask"),
    path("casi/<uuid:pk>/conflitto/", conflitto.conflitto_declare, name="conflitto_declare"),
    path("conflitti/", conflitto.conflitto_list, name="conflitto_list"),
    path("conflitti/<uuid:pk>/fine/", conflitto.conflitto_lift, name="conflitto_lift"),
    path("casi/<uuid:pk>/passaggio/", passaggio.caso_passaggio, name="caso_passaggio"),
    path("lingue/", passaggio.lingue_edit, name="lingue_edit"),
]
