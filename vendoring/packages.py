"""The pinned npm packages, fetched from the registry and refused unless their checksum is right."""

from __future__ import annotations

import base64
import hashlib
import io
import tarfile
import urllib.request
from dataclasses import dataclass

REGISTRY = "https://registry.npmjs.org"


@dataclass(frozen=True, slots=True)
class Package:
    """One npm package at one version; `sha512` is the registry's integrity value."""

    name: str
    version: str
    licence: str
    sha512: str

    @property
    def url(self) -> str:
        file_name = self.name.rsplit("/", maxsplit=1)[-1]
        return f"{REGISTRY}/{self.name}/-/{file_name}-{self.version}.tgz"


HTMX = Package(
    name="htmx.org",
    version="2.0.11",
    licence="0BSD",
    sha512="Thx/WtpeOQqSrqBCw/A1cwGJGg4UrVa3+sW0GmrM3p4gJgO89ecH4qtbnyzDDWFvBTqjnIMCgELTNt636dtamA==",
)
INTER = Package(
    name="inter-ui",
    version="4.1.1",
    licence="OFL-1.1",
    sha512="451h0J29HyOmA+JXgSi/6M12tL7ZCZ8arYKZUXiOXTJpJbAKqJvFh3k5SiV3x7tKe0C0KyrKUUiQIvvZ2PQDcA==",
)
LUCIDE = Package(
    name="lucide-static",
    version="1.62.0",
    licence="ISC",
    sha512="WBZA/m2PvkFpMGHDtsBck5P2A9G4ehLlYu4GwwICcmEm1BvYVgj00lCDxKRWLlbMlOibLaiwdQ88G5pHkSWgwA==",
)
SOURCE_SERIF = Package(
    name="@fontsource-variable/source-serif-4",
    version="5.3.1",
    licence="OFL-1.1",
    sha512="4Rtay22SC4lMvw11r/+9kxANB6P3M0X8s1NudBC2v0J1KU2y3DcMoNcT3lBoZ/CqLirzf+StlO6UlJilyrvaUg==",
)
PACKAGES = (HTMX, INTER, LUCIDE, SOURCE_SERIF)


class ChecksumDiffers(ValueError):
    """The registry sent other bytes than the ones we pinned."""


class Tarball:
    """The files of one fetched package, read by their path inside it."""

    def __init__(self, package: Package) -> None:
        with urllib.request.urlopen(package.url, timeout=60) as answer:
            content = answer.read()
        digest = base64.b64encode(hashlib.sha512(content).digest()).decode()
        if digest != package.sha512:
            raise ChecksumDiffers(f"{package.url} has sha512 {digest}, not {package.sha512}")
        self._archive = tarfile.open(fileobj=io.BytesIO(content))  # noqa: SIM115  lives with self

    def read(self, path: str) -> bytes:
        member = self._archive.extractfile(f"package/{path}")
        if member is None:
            raise FileNotFoundError(path)
        return member.read()
