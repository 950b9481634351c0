"""Signing in and one's own account. Only the pages that we use of the library; nobody registers here."""

from allauth.account import views as account
from allauth.mfa.base import views as factors
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from allauth.usersessions import views as sessions
from django.conf import settings
from django.urls import include, path

from . import policy_reports, views
from .pages import accounts, posts, sign_ins, units

urlpatterns = [
    path("sign-in/", views.sign_in, name="sign_in"),
    path("sign-in/", views.sign_in, name="account_login"),
    path("sign-in/demo/", views.demo_sign_in, name="demo_sign_in"),
    path("sign-in/code/", factors.authenticate, name="mfa_authenticate"),
    path("sign-in/passkey/", passkeys.login_webauthn, name="mfa_login_webauthn"),
    path("sign-in/closed/", account.account_inactive, name="account_inactive"),
    path("sign-out/", account.logout, name="sign_out"),
    path("sign-out/", account.logout, name="account_logout"),
    path("accounts/", accounts.accounts, name="accounts"),
    path("accounts/new/", accounts.open_account, name="open_account"),
    path("accounts/<int:pk>/", accounts.account, name="account"),
    path("accounts/<int:pk>/<slug:verb>/", accounts.change_account, name="change_account"),
    path("posts/", posts.posts, name="posts"),
    path("posts/new/", posts.appoint, name="appoint"),
    path("posts/<int:pk>/", posts.post_page, name="post_page"),
    path("posts/<int:pk>/end/", posts.end, name="end_post"),
    path("posts/<int:pk>/substitute/", posts.name_substitute, name="name_substitute"),
    path("posts/substitutes/<int:pk>/end/", posts.stop_substitute, name="stop_substitute"),
    path("sign-ins/", sign_ins.sign_ins, name="sign_ins"),
    path("units/", units.units, name="units"),
    path("units/<int:pk>/close/", units.close_unit, name="close_unit"),
    path("policy-report/", policy_reports.policy_report, name="policy_report"),
    path("account/", views.my_account, name="my_account"),
    path("account/tour/", views.dismiss_tour, name="dismiss_tour"),
    path("account/password/", account.password_change, name="account_change_password"),
    path("account/confirm/", account.reauthenticate, name="account_reauthenticate"),
    path("account/sessions/", sessions.list_usersessions, name="usersessions_list"),
    path("account/factors/", factors.index, name="mfa_index"),
    path("account/factors/confirm/", factors.reauthenticate, name="mfa_reauthenticate"),
    path("account/factors/code/", totp.activate_totp, name="mfa_activate_totp"),
    path("account/factors/code/off/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("account/factors/recovery/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("account/factors/recovery/new/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("account/factors/recovery/text/", codes.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("account/factors/passkeys/", passkeys.list_webauthn, name="mfa_list_webauthn"),
    path("account/factors/passkeys/add/", passkeys.add_webauthn, name="mfa_add_webauthn"),
    path("account/factors/passkeys/confirm/", passkeys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("account/factors/passkeys/<int:pk>/", passkeys.edit_webauthn, name="mfa_edit_webauthn"),
    path("account/factors/passkeys/<int:pk>/remove/", passkeys.remove_webauthn, name="mfa_remove_webauthn"),
]
if settings.OIDC_SERVER:
    urlpatterns.append(path("", include("recruitment.accounts.single_sign_on_pages")))
