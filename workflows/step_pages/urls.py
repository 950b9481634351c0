from django.urls import path

from . import page

urlpatterns = [
    path("cases/<int:pk>/steps/<str:step>/", page.step_page, name="step_page"),
    path("cases/<int:pk>/steps/<str:step>/preview/", page.step_preview, name="step_preview"),
    path("cases/<int:pk>/steps/<str:step>/draft/", page.step_draft, name="step_draft"),
]
