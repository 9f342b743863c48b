"""What hangs from a check: notes, documents, letters, what goes to the judicial authority; and who may approve alone."""

from django.urls import path

from controlli_anagrafici.views import carte, esito

urlpatterns = [
    path("controlli/da-soli/", carte.auto_approvazione_edit, name="auto_approvazione_edit"),
    path("controlli/<uuid:pk>/requisiti/bozza/", esito.requisiti_autosave, name="requisiti_autosave"),
    path("controlli/<uuid:pk>/note/", carte.nota_create, name="nota_create"),
    path("controlli/<uuid:pk>/note/<uuid:riga>/documento/", carte.nota_download, name="nota_download"),
    path("controlli/<uuid:pk>/lettere/<uuid:riga>/", carte.lettera_download, name="lettera_download"),
    path("controlli/<uuid:pk>/pec/", carte.pec_controllo_detail, name="pec_controllo_detail"),
    path("controlli/<uuid:pk>/ricevute/<uuid:riga>/", carte.ricevuta_rinvio_download, name="ricevuta_rinvio_download"),
    path("controlli/<uuid:pk>/autorita-giudiziaria/", carte.autorita_edit, name="autorita_edit"),
]
