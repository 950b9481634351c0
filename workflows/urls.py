from django.urls import include, path

urlpatterns = [
    path("", include("workflows.access_pages.urls")),
    path("", include("workflows.desks.urls")),
    path("", include("workflows.bulk.urls")),
    path("", include("workflows.notices.urls")),
    path("", include("workflows.audit_pages.urls")),
    path("", include("workflows.case_pages.urls")),
    path("", include("workflows.step_pages.urls")),
    path("", include("workflows.review_pages.urls")),
    path("", include("workflows.vetting_pages.urls")),
    path("", include("workflows.job_pages.urls")),
    path("", include("workflows.dossier_pages.urls")),
]
