"""How gunicorn serves the site: `gunicorn -c site/gunicorn.conf.py`, behind a reverse proxy that ends TLS.

What differs between servers comes from the environment: BIND, WEB_CONCURRENCY, FORWARDED_ALLOW_IPS.
"""

import os
from pathlib import Path

from gunicorn.glogging import Logger

SITE = Path(__file__).resolve().parent

wsgi_app = "config.wsgi:application"
# The packages of the plugin and of the site lie beside `site/`; `config` lies in it.
chdir = str(SITE.parent)
pythonpath = str(SITE)

# TCP rather than a Unix socket: the rate limit of the public forms has to see the proxy's address.
bind = os.environ.get("BIND", "127.0.0.1:8000")

# Two processes with four threads are plenty for one centre. A thread mostly waits for the database.
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
worker_class = "gthread"
threads = 4

# Scaling a large picture takes seconds; a worker that is silent for a minute hangs and is replaced.
timeout = 60
graceful_timeout = 30
# Longer than the pause between two requests of a proxy that keeps its connections.
keepalive = 65
# Now and then a worker starts anew, so that memory taken by pictures is given back; not all at the same moment.
max_requests = 2000
max_requests_jitter = 200

# Whose word about the original request (https or not) gunicorn believes: the proxy's only.
forwarded_allow_ips = os.environ.get("FORWARDED_ALLOW_IPS", "127.0.0.1,::1")

# Nobody steers a running gunicorn here; without this it makes a socket in the user's home folder.
control_socket_disable = True

# Errors go to stderr, requests to stdout: when, what, how it ended, how long (ms). No address of the reader, no query
# (it holds what people search for), no referrer, no browser.
errorlog = "-"
accesslog = "-"
access_log_format = "%(t)s %(m)s %(U)s %(s)s %(B)s %(M)s"

# Whoever has such an address may act by it: links from mails, and links that set a new password.
SECRET_ADDRESSES = ("/odkaz/", "/admin/password_reset/confirm/")


class DiscreetLogger(Logger):
    """Cuts addresses that are keys."""

    def atoms(self, resp, req, environ, request_time):
        """Return what a line of the access log may show."""
        shown = super().atoms(resp, req, environ, request_time)
        for prefix in SECRET_ADDRESSES:
            if shown["U"].startswith(prefix):
                shown["U"] = f"{prefix}..."
        return shown


logger_class = DiscreetLogger
