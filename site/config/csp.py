"""The Content-Security-Policy header: strict for the public; the map may load its background, the admin needs more.

Django 6 brings a policy of its own; on Django 5.2 the same directives go through django-csp.
"""

import django
from django.conf import settings

if django.VERSION >= (6, 0):
    from django.middleware.csp import ContentSecurityPolicyMiddleware as BaseMiddleware

    def _override(response, policy: dict) -> None:
        response._csp_config = policy
else:
    from csp.middleware import CSPMiddleware as BaseMiddleware

    def _override(response, policy: dict) -> None:
        response._csp_replace = policy


class ContentSecurityPolicyMiddleware(BaseMiddleware):
    """Send the strict policy, except below `/admin/` and with the map."""

    def process_response(self, request, response):
        """Choose the policy by the address and let the underlying middleware write the header."""
        if request.path.startswith("/admin/"):
            _override(response, settings.CONTENT_SECURITY_POLICY_ADMIN)
        elif getattr(response, "shows_map", False):
            _override(response, settings.CONTENT_SECURITY_POLICY_MAP)
        return super().process_response(request, response)
