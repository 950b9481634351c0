from django.urls import path

from . import batch, case, forms

urlpatterns = [
    path("cases/<int:pk>/dossier/", case.dossier_page, name="dossier_page"),
    path("cases/<int:pk>/dossier/<str:copy>/<int:version>/", case.dossier_file, name="dossier_file"),
    path("cases/<int:pk>/forms/", forms.ask_form, name="ask_form"),
    path("forms/<int:pk>.pdf", forms.form_file, name="form_file"),
    path("dossiers/", batch.dossier_batch, name="dossier_batch"),
    path("dossiers/<int:pk>.zip", batch.dossier_bundle, name="dossier_bundle"),
]
