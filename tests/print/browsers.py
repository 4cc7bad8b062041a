"""The one way in which the checks of paper start a browser that milepost does not start itself.

Chromium prints by its command line, Firefox by Marionette, its own remote control: frames of JSON over TCP.
"""
import base64
import json
import os
import pathlib
import shutil
import socket
import subprocess
import tempfile
import time

A4 = {"width": 21.0, "height": 29.7}  # centimetres
QUIET = ["--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-pdf-header-footer"]
DARK_CHROMIUM = "--blink-settings=preferredColorScheme=0"  # a system that prefers dark colours
PREFERENCES = {
    "layout.css.prefers-color-scheme.content-override": 0,  # dark
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "toolkit.telemetry.reportingpolicy.firstRun": False,
    "app.update.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
}


class Chromium:
    """A fresh Chromium for each page, started with some flags."""

    name = "chromium"

    def __init__(self, *flags):
        self.flags = flags
        self.profile = tempfile.mkdtemp(prefix="milepost-chromium-")

    def print(self, page, pdf):
        sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
        command = [os.environ.get("CHROME_PATH", "chromium"), *QUIET, *sandbox, *self.flags, f"--user-data-dir={self.profile}", f"--print-to-pdf={pdf}", page]
        subprocess.run(command, capture_output=True, check=False, timeout=60)

    def close(self):
        shutil.rmtree(self.profile, ignore_errors=True)


class Firefox:
    """One Firefox for all pages on a system that prefers dark colours, told what to do by Marionette."""

    name = "firefox"

    def __init__(self):
        self.profile = tempfile.mkdtemp(prefix="milepost-firefox-")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        lines = [f'user_pref("{key}", {json.dumps(value)});' for key, value in {**PREFERENCES, "marionette.port": port}.items()]
        pathlib.Path(self.profile, "user.js").write_text("\n".join(lines))
        command = ["firefox-esr", "--headless", "--marionette", "--no-remote", "--profile", self.profile]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            self.socket, self.sent = self.connect(port), 0
            self.receive()  # its greeting
            self.ask("WebDriver:NewSession", {})
        except BaseException:
            self.close()
            raise

    @staticmethod
    def connect(port):
        for _ in range(300):
            try:
                return socket.create_connection(("127.0.0.1", port), timeout=60)
            except ConnectionRefusedError:
                time.sleep(0.1)
        raise SystemExit("Firefox does not answer")

    def receive(self):
        size = b""
        while (byte := self.socket.recv(1)) != b":":
            if not byte:
                raise SystemExit("Firefox has gone")
            size += byte
        body = b""
        while len(body) < int(size):
            body += self.socket.recv(int(size) - len(body))
        return json.loads(body)

    def ask(self, command, parameters):
        self.sent += 1
        frame = json.dumps([0, self.sent, command, parameters]).encode()
        self.socket.sendall(b"%d:%s" % (len(frame), frame))
        _, _, error, result = self.receive()
        if error:
            raise SystemExit(f"Firefox: {command}: {error['message']}")
        return result

    def print(self, page, pdf):
        self.ask("WebDriver:Navigate", {"url": page})
        # As the dialogue of printing proposes: no backgrounds, but to fit the paper.
        made = self.ask("WebDriver:Print", {"page": A4, "background": False, "shrinkToFit": True})
        pathlib.Path(pdf).write_bytes(base64.b64decode(made["value"]))

    def close(self):
        self.process.terminate()
        self.process.wait()
        shutil.rmtree(self.profile, ignore_errors=True)
