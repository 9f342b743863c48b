from django.urls import path

from patti_inclusione.views import agenda, calendario, lettere, orario, prenotazione, scarto, scheda, sede, sede_orari

urlpatterns = [
    # Case manager: his days, the hours he books, what tells the family
    path("agenda/", agenda.agenda, name="agenda"),
    path("agenda/convocazioni/", orario.convocazione_bulk, name="convocazione_bulk"),
    path("agenda/calendario/", calendario.calendario_edit, name="calendario_edit"),
    path("agenda/calendario/revoca/", calendario.calendario_revoke, name="calendario_revoke"),
    path("agenda/lettere/", lettere.lettere_print, name="lettere_print"),
    path("agenda/lettere/<uuid:pk>/", lettere.lettere_detail, name="lettere_detail"),
    path("agenda/lettere/<uuid:pk>/pdf/", lettere.lettere_download, name="lettere_download"),
    path("casi/<uuid:pk>/orari/", orario.orario_choose, name="orario_choose"),
    path("convocazioni/<uuid:pk>/spostamento/", orario.convocazione_reschedule, name="convocazione_reschedule"),
    # What INPS booked
    path("prenotazioni/<uuid:pk>/conferma/", prenotazione.prenotazione_confirm, name="prenotazione_confirm"),
    path("prenotazioni/<uuid:pk>/rifiuto/", prenotazione.prenotazione_decline, name="prenotazione_decline"),
    path("prenotazioni/scarti/", scarto.scarto_prenotazione_list, name="scarto_prenotazione_list"),
    path("provvedimenti/scarti/", scarto.scarto_provvedimento_list, name="scarto_provvedimento_list"),
    path("persone/<uuid:pk>/scheda/", scheda.scheda_edit, name="scheda_edit"),
    # Both: the offices and their hours
    path("agenda/uffici/", agenda.agenda_ufficio, name="agenda_ufficio"),
    path("sedi/", sede.sede_list, name="sede_list"),
    path("sedi/nuova/", sede.sede_create, name="sede_create"),
    path("sedi/<uuid:pk>/", sede.sede_detail, name="sede_detail"),
    path("sedi/<uuid:pk>/modifica/", sede.sede_edit, name="sede_edit"),
    path("sedi/<uuid:pk>/orari/", sede_orari.disponibilita_open, name="disponibilita_open"),
    path("sedi/<uuid:pk>/chiusure/", sede_orari.chiusura_add, name="chiusura_add"),
    path("orari/<uuid:pk>/fine/", sede_orari.disponibilita_close, name="disponibilita_close"),
    path("chiusure/<uuid:pk>/cancellazione/", sede_orari.chiusura_delete, name="chiusura_delete"),
    # A telephone, by its secret link
    path("calendari/<str:token>.ics", calendario.calendario_feed, name="calendario_feed"),
]
