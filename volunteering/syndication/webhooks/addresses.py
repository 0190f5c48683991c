"""Which addresses a webhook may go to: public servers over HTTPS, never machines of our own network."""

import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import SplitResult, urlsplit

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from volunteering import conf

Address = IPv4Address | IPv6Address

# RFC 6052 section 2.1: the last 32 bits are an IPv4 address that a translator connects to.
TRANSLATED = IPv6Network("64:ff9b::/96")
LOW_32_BITS = 0xFFFFFFFF
PORTS = {"https": 443, "http": 80}


class AddressRefused(Exception):
    """Nothing may be sent to this address; says why."""


def validate_address(url: str) -> None:
    """Refuse what can be seen from the address alone; where its name leads is asked before every delivery.

    Raises:
        ValidationError: it is not an address of a public server over HTTPS.
    """
    try:
        split(url)
    except AddressRefused as refused:
        raise ValidationError(
            _("This address cannot be used: %(why)s."), params={"why": refused}
        ) from None


def split(url: str) -> SplitResult:
    """Return the parts of an address.

    Raises:
        AddressRefused: its scheme, its name or a part of it is not allowed.
    """
    try:
        parts = urlsplit(url)
        is_whole = bool(parts.hostname) and parts.port != 0
    except ValueError:
        is_whole = False
    if not is_whole:
        raise AddressRefused(_("it is not whole"))
    if parts.scheme != "https" and not (parts.scheme == "http" and conf.webhooks_to_this_machine()):
        raise AddressRefused(_("it does not begin with https://"))
    if "@" in parts.netloc:
        raise AddressRefused(_("it has a user name or a password in it"))
    try:
        literal = ip_address(parts.hostname or "")
    except ValueError:
        return parts
    refuse_inner(literal)
    return parts


def resolve(parts: SplitResult) -> list[str]:
    """Return the numeric addresses that a name leads to, all of them checked; connect to these and to nothing else.

    Raises:
        AddressRefused: the name leads nowhere, or to a machine that is not public.
    """
    host, port = ascii_host(parts), parts.port or PORTS[parts.scheme]
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise AddressRefused(_("its name leads nowhere")) from None
    addresses = list(dict.fromkeys(str(row[4][0]) for row in found))
    for one in addresses:
        address = ip_address(one)
        # One that is not public among public ones is an attack, or a mistake that would show now and then.
        refuse_inner(address)
        if parts.scheme == "http" and not address.is_loopback:
            raise AddressRefused(_("it does not begin with https://"))
    return addresses


def ascii_host(parts: SplitResult) -> str:
    """Return the name as it is asked for, with Czech letters in their ASCII form.

    Raises:
        AddressRefused: it cannot be the name of a server.
    """
    try:
        return (parts.hostname or "").encode("idna").decode()
    except UnicodeError:
        raise AddressRefused(_("its name leads nowhere")) from None


def refuse_inner(address: Address) -> None:
    """Refuse an address that is not of the public internet; loopback may be allowed by the settings.

    Raises:
        AddressRefused: it is private, local, reserved or for many.
    """
    for one in _meant(address):
        if one.is_loopback and conf.webhooks_to_this_machine():
            continue
        is_inner = (
            not one.is_global
            or one.is_private
            or one.is_loopback
            or one.is_link_local
            or one.is_multicast
            or one.is_reserved
            or one.is_unspecified
            or (isinstance(one, IPv6Address) and one.is_site_local)
        )
        if is_inner:
            raise AddressRefused(_("it leads to a machine that is not public"))


def _meant(address: Address) -> list[Address]:
    """Return the address that a connection is made to: that inside of an IPv6 address that carries an IPv4 one."""
    if isinstance(address, IPv4Address):
        return [address]
    if address.ipv4_mapped:
        return [address.ipv4_mapped]
    if address in TRANSLATED:
        return [IPv4Address(int(address) & LOW_32_BITS)]
    carried = address.sixtofour or (address.teredo and address.teredo[1])
    return [address, carried] if carried else [address]
