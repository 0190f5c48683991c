"""The addresses below /ofn/."""

from django.urls import path

from .views import get_catalogue, get_item, get_record, list_items

urlpatterns = [
    path("katalog.json", get_catalogue, name="ofn_catalogue"),
    path("katalog/<slug:name>.json", get_record, name="ofn_record"),
    path("<slug:name>.json", list_items, name="ofn_list"),
    path("<slug:name>/<uuid:uuid>.json", get_item, name="ofn_item"),
]
