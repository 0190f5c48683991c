"""The Content-Security-Policy header: strict for the public; the map may load its background, the admin needs more.

Django 6 brings a policy of its own; on Django 5.2 the same directives go through django-csp.
"""

import django
from django.conf import settings

from volunteering.previews.mixins import preview_origins

if django.VERSION >= (6, 0):
    from django.middleware.csp import ContentSecurityPolicyMiddleware as BaseMiddleware

    def _override(response, policy: dict) -> None:
        response._csp_config = policy
else:
    from csp.middleware import CSPMiddleware as BaseMiddleware

    def _override(response, policy: dict) -> None:
        response._csp_replace = policy


def _with_frames(policy: dict) -> dict:
    """Return the policy of the admin with the front ends in which drafts are previewed."""
    origins = preview_origins()
    return policy | {"frame-src": [*policy["frame-src"], *origins]} if origins else policy


class ContentSecurityPolicyMiddleware(BaseMiddleware):
    """Send the strict policy, except below `/admin/` and with the map."""

    def process_response(self, request, response):
        """Choose the policy by the address and let the underlying middleware write the header."""
        if request.path.startswith("/admin/"):
            _override(response, _with_frames(settings.CONTENT_SECURITY_POLICY_ADMIN))
        elif getattr(response, "shows_map", False):
            _override(response, settings.CONTENT_SECURITY_POLICY_MAP)
        elif getattr(response, "shows_api_docs", False):
            _override(response, settings.CONTENT_SECURITY_POLICY_API_DOCS)
        return super().process_response(request, response)
