from django.urls import path

from patti_inclusione import (
    urls_agenda,
    urls_analisi,
    urls_cpi,
    urls_doppione,
    urls_esonero,
    urls_incontro,
    urls_patto,
    urls_quadro,
    urls_riapertura,
    urls_rinnovo,
    urls_scrivania,
    urls_segnalazione,
    urls_trasferimento,
    urls_variazione,
)
from patti_inclusione.views import assegnazione, caso, coda, convocazione, oggi, perche

app_name = "patti_inclusione"
urlpatterns = [
    # Case manager
    path("oggi/", oggi.oggi, name="oggi"),
    path("casi/", caso.caso_list, name="caso_list"),
    path("casi/<uuid:pk>/", caso.caso_detail, name="caso_detail"),
    path("casi/<uuid:pk>/perche/", perche.caso_perche, name="caso_perche"),
    path("casi/<uuid:pk>/documenti/<uuid:documento>/", caso.caso_documento, name="caso_documento"),
    path("casi/<uuid:pk>/convocazioni/nuova/", convocazione.convocazione_create, name="convocazione_create"),
    path("convocazioni/<uuid:pk>/", convocazione.convocazione_detail, name="convocazione_detail"),
    path("convocazioni/<uuid:pk>/invii/", convocazione.invio_edit, name="invio_edit"),
    path("convocazioni/<uuid:pk>/esito/", convocazione.esito_edit, name="esito_edit"),
    path("convocazioni/<uuid:pk>/annullamento/", convocazione.convocazione_cancel, name="convocazione_cancel"),
    path("convocazioni/<uuid:pk>/telefonata/", convocazione.telefonata_write, name="telefonata_write"),
    path("consegne/<uuid:pk>/", caso.consegna_edit, name="consegna_edit"),
    *urls_agenda.urlpatterns,
    *urls_analisi.urlpatterns,
    *urls_cpi.urlpatterns,
    *urls_quadro.urlpatterns,
    *urls_patto.urlpatterns,
    *urls_segnalazione.urlpatterns,
    *urls_doppione.urlpatterns,
    *urls_esonero.urlpatterns,
    *urls_incontro.urlpatterns,
    *urls_riapertura.urlpatterns,
    *urls_rinnovo.urlpatterns,
    *urls_trasferimento.urlpatterns,
    *urls_variazione.urlpatterns,
    # Coordinatore
    path("coordinamento/", oggi.oggi_coordinatore, name="oggi_coordinatore"),
    path("coda/", coda.caso_queue, name="caso_queue"),
    path("coda/assegnazione/", assegnazione.caso_assign, name="caso_assign"),
    path("coda/assegnazioni/<uuid:lotto>/", assegnazione.assegnazione_detail, name="assegnazione_detail"),
    path("coda/assegnazioni/<uuid:lotto>/annullamento/", assegnazione.assegnazione_undo, name="assegnazione_undo"),
    path("coda/<uuid:pk>/", coda.caso_identity, name="caso_identity"),
    path("coda/<uuid:pk>/ritiro/", coda.caso_withdraw, name="caso_withdraw"),
    *urls_scrivania.urlpatterns,
    path("carichi/", coda.carico_list, name="carico_list"),
]
