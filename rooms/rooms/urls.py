from django.urls import path

from rooms.rooms import views

urlpatterns = [
    path("rooms/", views.rooms, name="rooms"),
    path("rooms/<slug:room>/", views.room, name="room"),
    path("rooms/<slug:room>/settings/", views.room_settings, name="room_settings"),
    path("rooms/<slug:room>/publish/", views.room_publish, name="room_publish"),
    path("rooms/<slug:room>/map-<int:number>.tmj", views.room_map, name="room_map"),
    path("rooms/<slug:room>/map-<int:number>-texts.json", views.room_texts, name="room_texts"),
]
