from django.urls import path

from progetti_collettivita import urls_partecipazioni, urls_presenze
from progetti_collettivita.views import allegati, catalogo, ciclo, inail, oggi, puc, rapporto, righe, trimestre

app_name = "progetti_collettivita"
urlpatterns = [
    *urls_partecipazioni.urlpatterns,
    *urls_presenze.urlpatterns,
    path("catalogo-puc/", catalogo.catalogo_search, name="catalogo_search"),
    path("catalogo-puc/<uuid:pk>/", catalogo.catalogo_detail, name="catalogo_detail"),
    path("catalogo-puc/dati/<slug:quale>/", catalogo.catalogo_download, name="catalogo_download"),
    path("puc/", puc.puc_list, name="puc_list"),
    path("puc/oggi/", oggi.puc_today, name="puc_today"),
    path("puc/rapporto/", rapporto.rapporto_puc, name="rapporto_puc"),
    path("inail/", inail.comunicazione_list, name="comunicazione_list"),
    path("inail/trimestri/", trimestre.trimestre_list, name="trimestre_list"),
    path("inail/trimestri/<slug:trimestre>/", trimestre.trimestre_detail, name="trimestre_detail"),
    path("puc/<uuid:pk>/certificato/", inail.certificato_edit, name="certificato_edit"),
    path("puc/<uuid:pk>/certificato/file/", inail.certificato_download, name="certificato_download"),
    path("puc/nuovo/", puc.puc_create, name="puc_create"),
    path("puc/<uuid:pk>/", puc.puc_detail, name="puc_detail"),
    path("puc/<uuid:pk>/scheda/", puc.puc_edit, name="puc_edit"),
    path("puc/<uuid:pk>/scheda/bozza/", puc.puc_autosave, name="puc_autosave"),
    path("puc/<uuid:pk>/scheda/bozza/butta/", puc.puc_discard, name="puc_discard"),
    path("puc/<uuid:pk>/copia/", puc.puc_duplicate, name="puc_duplicate"),
    path("puc/<uuid:pk>/approvazione/richiesta/", ciclo.puc_submit, name="puc_submit"),
    path("puc/<uuid:pk>/approvazione/", ciclo.puc_approve, name="puc_approve"),
    path("puc/<uuid:pk>/rinvio/", ciclo.puc_return, name="puc_return"),
    path("puc/<uuid:pk>/avvio/", ciclo.puc_activate, name="puc_activate"),
    path("puc/<uuid:pk>/sospensione/", ciclo.puc_suspend, name="puc_suspend"),
    path("puc/<uuid:pk>/ripresa/", ciclo.puc_resume, name="puc_resume"),
    path("puc/<uuid:pk>/conclusione/", ciclo.puc_conclude, name="puc_conclude"),
    path("puc/<uuid:pk>/annullamento/", ciclo.puc_cancel, name="puc_cancel"),
    path("puc/<uuid:pk>/pubblicazione/", ciclo.puc_publish, name="puc_publish"),
    path("puc/<uuid:pk>/posti/", ciclo.posti_move, name="posti_move"),
    path("puc/<uuid:pk>/documenti/", allegati.documento_add, name="documento_add"),
    path("puc/<uuid:pk>/documenti/<uuid:riga>/", allegati.documento_download, name="documento_download"),
    path("puc/<uuid:pk>/atto/", allegati.approvazione_download, name="approvazione_download"),
    path("puc/<uuid:pk>/stampa/", allegati.stampa_ask, name="stampa_ask"),
    path("puc/<uuid:pk>/righe/<slug:quale>/", righe.riga_create, name="riga_create"),
    path("puc/<uuid:pk>/righe/<slug:quale>/<uuid:riga>/", righe.riga_edit, name="riga_edit"),
    path("puc/<uuid:pk>/righe/<slug:quale>/<uuid:riga>/togli/", righe.riga_delete, name="riga_delete"),
]
