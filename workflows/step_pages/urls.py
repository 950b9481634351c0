from django.urls import path

from . import amending_page, move_page, opening_page, page

urlpatterns = [
    path("cases/new/", opening_page.open_case, name="open_case"),
    path("cases/<int:pk>/steps/<str:step>/", page.step_page, name="step_page"),
    path("cases/<int:pk>/steps/<str:step>/preview/", page.step_preview, name="step_preview"),
    path("cases/<int:pk>/steps/<str:step>/draft/", page.step_draft, name="step_draft"),
    path("cases/new/draft/", opening_page.opening_draft, name="opening_draft"),
    path("cases/<int:pk>/moves/amend/", amending_page.amend, {}, name="amend_fact"),
    path("cases/<int:pk>/moves/amend/draft/", amending_page.amending_draft, name="amending_draft"),
    path("cases/<int:pk>/moves/<str:move>/", move_page.move_page, name="move_page"),
    path("cases/<int:pk>/moves/<str:move>/draft/", move_page.move_draft, name="move_draft"),
]
