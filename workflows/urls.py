from django.urls import include, path

from . import views

urlpatterns = [
    path("", views.case_list, name="case_list"),
    path("", include("workflows.audit_pages.urls")),
    path("", include("workflows.case_pages.urls")),
]
