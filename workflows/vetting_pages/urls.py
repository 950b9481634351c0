from django.urls import path

from . import (
    departments,
    desk,
    exception,
    identity,
    inbox,
    lifting,
    objection,
    opinions,
    own_account,
    own_accounts,
    request,
    round,
    round_acts,
    sheets,
)

urlpatterns = [
    path("vetting/", inbox.vetting_inbox, name="vetting_inbox"),
    path("vetting/departments/", departments.vetting_departments, name="vetting_departments"),
    path("vetting/departments/<int:pk>/", departments.vetting_department, name="vetting_department"),
    path("vetting/own-accounts/", own_accounts.own_accounts, name="own_accounts"),
    path("vetting/own-accounts/<int:pk>/", own_account.own_account, name="own_account"),
    path("vetting/open/", round_acts.vetting_open, name="vetting_open"),
    path("vetting/rounds/<int:pk>/", round.vetting_round, name="vetting_round"),
    path("vetting/rounds/<int:pk>/<slug:act>/", round_acts.vetting_act, name="vetting_act"),
    path("vetting/replies/<int:pk>/", desk.vetting_desk, name="vetting_desk"),
    path("vetting/replies/<int:pk>/sheet/", sheets.vetting_sheet, name="vetting_sheet"),
    path("vetting/replies/<int:pk>/import/", sheets.vetting_import, name="vetting_import"),
    path("vetting/replies/<int:pk>/people/<int:person>/", exception.vetting_exception, name="vetting_exception"),
    path("vetting/people/<int:pk>/", opinions.vetting_person, name="vetting_person"),
    path("vetting/people/<int:pk>/opinions/", opinions.vetting_opinions, name="vetting_opinions"),
    path("vetting/people/<int:pk>/<slug:act>/", objection.vetting_objection, name="vetting_objection"),
    path("vetting/decisions/<int:pk>/", lifting.vetting_lift, name="vetting_lift"),
    path("cases/<int:pk>/identity/", identity.identity_number, name="identity_number"),
    path("cases/<int:pk>/vetting-request/", request.vetting_request, name="vetting_request"),
]
