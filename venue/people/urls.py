from django.urls import path

from venue.people import views

urlpatterns = [
    path("language/", views.language, name="language"),
    path("profile/", views.profile, name="profile"),
    path("profile/avatar/", views.avatar, name="avatar"),
    # allauth looks its pages up by these three names; here they are one page, and the first name is the one it answers to.
    path("sign-in/", views.sign_in, name="account_login"),
    path("sign-in/", views.sign_in, name="account_signup"),
    path("sign-in/", views.sign_in, name="account_request_login_code"),
    path("sign-in/code/", views.confirm_code, name="account_confirm_login_code"),
    path("sign-in/inactive/", views.inactive, name="account_inactive"),
    path("sign-out/", views.sign_out, name="account_logout"),
]
