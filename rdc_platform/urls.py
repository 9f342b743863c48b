"""All URLs. Each stands in a policy, is for any profile, or is public: tests/consistency says so."""

from django.urls import include, path

from rdc_platform import views

urlpatterns = [
    path("", views.home, name="home"),
    path("", include("rdc_platform.web.urls")),
    path("", include("accounts.urls")),
    path("", include("patti_inclusione.urls")),
    path("", include("controlli_anagrafici.urls")),
    path("", include("progetti_collettivita.urls")),
    path("flussi/", include("rdc_platform.monitor.urls")),
]
handler400 = "rdc_platform.web.views.bad_request"
handler403 = "rdc_platform.web.views.permission_denied"
handler404 = "rdc_platform.web.views.page_not_found"
handler500 = "rdc_platform.web.views.server_error"
