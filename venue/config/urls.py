from django.urls import include, path

urlpatterns = [
    path("", include("venue.pages.urls")),
    path("", include("venue.people.urls")),
    path("e/<slug:edition>/", include("venue.editions.urls")),
    path("e/<slug:edition>/", include("rooms.rooms.urls")),
    path("e/<slug:edition>/", include("realtime.gateway.urls")),
    path("e/<slug:edition>/", include("realtime.moderation.urls")),
    path("e/<slug:edition>/", include("realtime.huddles.urls")),
]

handler400 = "venue.pages.views.bad_request"
handler403 = "venue.pages.views.forbidden"
handler404 = "venue.pages.views.not_found"
handler500 = "venue.pages.views.server_error"
