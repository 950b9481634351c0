from django.urls import path

from . import feeds, inbox, wishes

urlpatterns = [
    path("notices/", inbox.notices, name="notices"),
    path("notices/read/", inbox.mark_read, name="mark_read"),
    path("notices/how/", wishes.wishes, name="notice_wishes"),
    path("notices/calendars/<int:post>/", wishes.make_feed, name="make_feed"),
    path("notices/calendars/<int:post>/revoke/", wishes.revoke_feed, name="revoke_feed"),
    path("calendar/<str:token>.ics", feeds.calendar_feed, name="calendar_feed"),
]
