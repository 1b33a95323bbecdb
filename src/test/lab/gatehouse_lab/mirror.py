"""A package archive in the internet."""

import functools
import gzip
import hashlib
import http.server
import os
import pathlib
import shutil

from .namespaces import add, background, cable, inside, sh
from .vpc import INTERNET, OUTSIDE_MTU

ADDRESS = "203.0.114.10"
HELD, INSTALLING = "/var/lib/lab-held", "/var/lib/lab-installing"


class Mirror:
    def __init__(self):
        self._files = "/run/lab/mirror"
        add("mirror")
        cable((INTERNET, "mirror", "203.0.114.1/24", None), ("mirror", "eth0", f"{ADDRESS}/24", None), OUTSIDE_MTU)
        sh("ip -n mirror route add default via 203.0.114.1")
        os.makedirs(self._files)
        handler = functools.partial(_Quiet, directory=self._files)
        with inside("mirror"):
            server = http.server.ThreadingHTTPServer((ADDRESS, 80), handler)
        background(server.serve_forever)

    def serve_nft_to(self, member):
        """Offers the package nftables, with this machine's own nft in it, and has the member use this archive.

        It is not installed to the end while HELD is there; when INSTALLING is, that has begun.
        """
        package = "/run/lab/nftables"
        os.makedirs(f"{package}/usr/sbin")
        os.makedirs(f"{package}/DEBIAN")
        shutil.copy("/usr/sbin/nft", f"{package}/usr/sbin/nft")
        architecture = sh("dpkg --print-architecture").strip()
        control = f"Package: nftables\nVersion: 99\nArchitecture: {architecture}\n"
        control += "Maintainer: lab\nDescription: this machine's own nft\n"
        with open(f"{package}/DEBIAN/control", "w") as file:
            file.write(control)
        with open(f"{package}/DEBIAN/preinst", "w") as file:
            file.write(f"#!/bin/sh\n: >{INSTALLING}\nwhile [ -e {HELD} ]; do sleep 0.1; done\n")
        os.chmod(f"{package}/DEBIAN/preinst", 0o755)
        sh(f"dpkg-deb --build --root-owner-group -Znone {package} {self._files}/nftables.deb")
        self._serve_to(member)

    def serve_packages_to(self, member, packages):
        """Offers the packages in a directory, and has the member use this archive."""
        sh(f"cp {packages}/*.deb {self._files}")
        self._serve_to(member)

    def _serve_to(self, member):
        with gzip.open(f"{self._files}/Packages.gz", "wt") as index:
            for package in sorted(pathlib.Path(self._files).glob("*.deb")):
                content = package.read_bytes()
                digest = hashlib.sha256(content).hexdigest()
                control = sh(f"dpkg-deb --field {package}")
                index.write(f"{control}Filename: ./{package.name}\nSize: {len(content)}\nSHA256: {digest}\n\n")
        # A suite of the archive is gone, as that of backports will be.
        sources = "".join(f"deb [trusted=yes] http://{ADDRESS}/ {suite}/\n" for suite in (".", "gone"))
        member.write("/etc/apt/sources.list", sources)
        settings = ["http::Timeout 2", "Retries 0", "Languages none"]
        member.write("/etc/apt/apt.conf.d/lab", "".join(f"Acquire::{setting};\n" for setting in settings))


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass
