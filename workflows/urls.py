from django.urls import include, path

from . import views

urlpatterns = [
    path("", views.case_list, name="case_list"),
    path("cases/<int:pk>/", views.case_timeline, name="case_timeline"),
    path("", include("workflows.audit_pages.urls")),
]
