"""The private names of aiortc that the worker stands on. If this fails after an upgrade: docs/decisions/0019."""

import re

import pytest
from aioice import ice
from aiortc.rtcdtlstransport import RTCDtlsTransport

from realtime.media import compatibility
from realtime.media.compatibility import IncompatibleError, check


def test_what_is_installed_has_every_name_that_is_used():
    check()


def test_another_version_is_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(compatibility, "version", lambda package: "1.17.0")
    with pytest.raises(IncompatibleError, match=re.escape("aiortc is 1.17.0, not 1.16.0")):
        check()


def test_a_name_that_is_gone_is_named(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delattr(RTCDtlsTransport, "_setup_srtp")
    monkeypatch.delattr(ice, "CONSENT_INTERVAL")
    with pytest.raises(IncompatibleError) as refused:
        check()
    assert "RTCDtlsTransport._setup_srtp is gone" in str(refused.value)
    assert "aioice.ice.CONSENT_INTERVAL is gone" in str(refused.value)


def test_other_arguments_are_named(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(ice.StunProtocol, "datagram_received", lambda self, datagram: None)
    with pytest.raises(IncompatibleError, match=r"StunProtocol\.datagram_received takes self, datagram, not"):
        check()


@pytest.mark.parametrize(("owner", "names"), compatibility.READ, ids=lambda value: getattr(value, "__name__", ""))
def test_what_is_read_is_looked_for(owner: object, names: tuple[str, ...], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(compatibility, "READ", ((owner, (*names, "_a_name_of_the_future")),))
    with pytest.raises(IncompatibleError, match="has no _a_name_of_the_future"):
        check()
