"""Addresses of the mailbox; included only where mails are written to files."""

from django.urls import path

from .views import mailbox

urlpatterns = [path("", mailbox, name="mailbox")]
