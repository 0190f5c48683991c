"""The centre's own installation: settings, addresses, WSGI and ASGI entry points."""
