"""Addresses of the search page."""

urlpatterns = []
