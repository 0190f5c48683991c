"""Who is on the other end: the client's address behind trusted proxies, and its keyed hash."""

import ipaddress

from django.utils.crypto import salted_hmac

from volunteering import conf


def client_address(request) -> str:
    """Return the client's IP address.

    `X-Forwarded-For` can be written by anybody, so it is read from the right only as far as the
    addresses belong to proxies that the installation trusts (`VOLUNTEERING_TRUSTED_PROXIES`).
    """
    trusted = [ipaddress.ip_network(entry, strict=False) for entry in conf.trusted_proxies()]
    address = request.META.get("REMOTE_ADDR", "")
    hops = [hop.strip() for hop in request.headers.get("X-Forwarded-For", "").split(",")]
    while hops and _within(address, trusted):
        candidate = hops.pop()
        if _parse(candidate) is None:
            break
        address = candidate
    return address


def client_hash(request) -> str:
    """Return a keyed hash of the client: enough to count by, nothing to find a person with.

    An IPv6 customer holds a whole /64, so that is what counts as one client.
    """
    parsed = _parse(client_address(request))
    if parsed is not None and parsed.version == 6:
        parsed = ipaddress.ip_network((parsed, 64), strict=False)
    return salted_hmac("volunteering.client", str(parsed), algorithm="sha256").hexdigest()


def _parse(address: str):
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return None
    # A socket that takes both protocols shows IPv4 clients as ::ffff:192.0.2.1; all of them share one /64.
    return getattr(parsed, "ipv4_mapped", None) or parsed


def _within(address: str, networks) -> bool:
    parsed = _parse(address)
    return parsed is not None and any(parsed in network for network in networks)
