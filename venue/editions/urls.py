from django.urls import path

from venue.editions import views

urlpatterns = [
    path("", views.edition, name="edition"),
    path("team/", views.team, name="edition_team"),
    path("team/revoke/", views.revoke, name="edition_revoke"),
    path("state/", views.state, name="edition_state"),
]
