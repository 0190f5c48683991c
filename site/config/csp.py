"""The Content-Security-Policy header: strict for the public, relaxed for the editors' admin only.

Django 6 brings a policy of its own; on Django 5.2 the same directives go through django-csp.
"""

import django
from django.conf import settings

if django.VERSION >= (6, 0):
    from django.middleware.csp import ContentSecurityPolicyMiddleware as BaseMiddleware

    def _override(response) -> None:
        response._csp_config = settings.CONTENT_SECURITY_POLICY_ADMIN
else:
    from csp.middleware import CSPMiddleware as BaseMiddleware

    def _override(response) -> None:
        response._csp_replace = settings.CONTENT_SECURITY_POLICY_ADMIN


class ContentSecurityPolicyMiddleware(BaseMiddleware):
    """Send the strict policy, except below `/admin/`."""

    def process_response(self, request, response):
        """Choose the policy by the address and let the underlying middleware write the header."""
        if request.path.startswith("/admin/"):
            _override(response)
        return super().process_response(request, response)
