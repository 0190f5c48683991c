"""Addresses of the mailbox."""

urlpatterns = []
