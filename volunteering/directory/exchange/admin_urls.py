"""The addresses of the import below the admin."""

from django.urls import path

from .views import PlanView, ResultView, RunView, UploadView

urlpatterns = [
    path("adresar/import/", UploadView.as_view(), name="volunteering_import"),
    path("adresar/import/<uuid:uuid>/", PlanView.as_view(), name="volunteering_import_plan"),
    path("adresar/import/<uuid:uuid>/naostro/", RunView.as_view(), name="volunteering_import_run"),
    path(
        "adresar/import/<uuid:uuid>/vysledek/",
        ResultView.as_view(),
        name="volunteering_import_result",
    ),
]
