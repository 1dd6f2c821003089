from django.urls import path

from realtime.gateway.consumer import gateway

websocket_urlpatterns = [path("ws/<slug:edition>/", gateway)]  # type: ignore[arg-type]  # an ASGI application, not a view
