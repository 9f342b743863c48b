from django.urls import path

from patti_inclusione.views import esonero

urlpatterns = [
    path("casi/<uuid:pk>/obblighi/", esonero.esonero_list, name="esonero_list"),
    path("persone/<uuid:pk>/esoneri/nuovo/", esonero.esonero_create, name="esonero_create"),
    path("esoneri/<uuid:pk>/", esonero.esonero_edit, name="esonero_edit"),
    path("esoneri/<uuid:pk>/fine/", esonero.esonero_end, name="esonero_end"),
    path("esoneri/<uuid:pk>/rivalutazione/", esonero.esonero_review, name="esonero_review"),
]
