"""Drives Chromium, Firefox and WebKitGTK with the standard library alone: WebDriver over HTTP, and Marionette over TCP."""

import base64
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
from contextlib import contextmanager

WEBKIT = "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser"
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def wait_for(port, seconds=60):
    end = time.time() + seconds
    while time.time() < end:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError(f"nothing listens on {port}")


def end(process):
    """Ends a browser with everything that it started."""
    try:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(20)
    except (ProcessLookupError, subprocess.TimeoutExpired):
        os.killpg(process.pid, signal.SIGKILL)


class WebDriver:
    """A browser that speaks WebDriver."""

    def __init__(self, command, capabilities):
        self.port = free_port()
        self.process = subprocess.Popen([part.replace("PORT", str(self.port)) for part in command],
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        wait_for(self.port)
        session = self.http("POST", "/session", {"capabilities": {"alwaysMatch": capabilities}})
        self.base = f"/session/{session['sessionId']}"
        self.call("POST", "/timeouts", {"script": 600_000})

    def http(self, method, path, body=None):
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}{path}", method=method,
            data=None if body is None else json.dumps(body).encode(), headers={"Content-Type": "application/json"})
        try:
            with urllib.request.urlopen(request, timeout=600) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise RuntimeError(error.read()[:800].decode("utf-8", "replace")) from None

    def call(self, method, path, body=None):
        return self.http(method, self.base + path, body)

    def open(self, address):
        self.call("POST", "/url", {"url": address})

    def run(self, script, *arguments):
        return self.call("POST", "/execute/sync", {"script": script, "args": list(arguments)})

    def run_async(self, script, *arguments):
        return self.call("POST", "/execute/async", {"script": script, "args": list(arguments)})

    def type(self, keys):
        """Presses keys, one after the other, wherever the focus is."""
        actions = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        self.call("POST", "/actions", {"actions": [{"type": "key", "id": "keyboard", "actions": actions}]})

    def press(self, text):
        """Presses a button as somebody with a mouse would."""
        found = self.call("POST", "/element", {"using": "xpath", "value": f"//button[starts-with(., '{text}')]"})
        self.call("POST", f"/element/{found[ELEMENT]}/click", {})

    def resize(self, width, height):
        self.call("POST", "/window/rect", {"width": width, "height": height})

    def picture(self):
        return base64.b64decode(self.call("GET", "/screenshot"))

    def quit(self):
        try:
            self.call("DELETE", "")
        finally:
            end(self.process)


class Chromium(WebDriver):
    """Chromium, which can do more than WebDriver asks for."""

    def __init__(self, *more):
        arguments = ["--headless=new", "--no-sandbox", "--disable-dev-shm-usage", *more]
        options = {"binary": "/usr/bin/chromium", "args": arguments}
        super().__init__(["chromedriver", "--port=PORT"],
                         {"goog:chromeOptions": options, "goog:loggingPrefs": {"performance": "ALL", "browser": "ALL"}})

    def command(self, name, **parameters):
        return self.call("POST", "/goog/cdp/execute", {"cmd": name, "params": parameters})

    def log(self, kind):
        return self.call("POST", "/se/log", {"type": kind})

    def resize(self, width, height):
        # A window of it is never narrower than 500: so it is told of another screen, as its developers' tools do.
        self.command("Emulation.setScrollbarsHidden", hidden=True)
        self.command("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)

    def picture(self):
        """All of a page that is not very long."""
        size = self.command("Page.getLayoutMetrics")["cssContentSize"]
        clip = {**size, "height": min(size["height"], 4000), "scale": 1}
        shown = self.command("Page.captureScreenshot", captureBeyondViewport=True, clip=clip)
        return base64.b64decode(shown["data"])

    def sheets(self):
        """How many sheets of paper the page fills."""
        printed = base64.b64decode(self.command("Page.printToPDF", preferCSSPageSize=True)["data"])
        return len(re.findall(rb"/Type */Page\b", printed))

    def keep_downloads(self, folder):
        self.command("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(folder))


class Firefox:
    """Firefox, which speaks Marionette."""

    def __init__(self):
        self.profile = tempfile.mkdtemp()
        port = free_port()
        with open(f"{self.profile}/user.js", "w") as preferences:
            preferences.write(f'user_pref("marionette.port",{port});user_pref("app.update.enabled",false);')
        self.process = subprocess.Popen(
            ["firefox-esr", "--headless", "--marionette", "--no-remote", "--profile", self.profile],
            env=dict(os.environ, HOME=self.profile), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            start_new_session=True)
        wait_for(port)
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.number = 0
        self.read()
        self.send("WebDriver:NewSession", {})
        self.send("WebDriver:SetTimeouts", {"script": 600_000})

    def read(self):
        head = b""
        while not head.endswith(b":"):
            head += self.socket.recv(1)
        left, body = int(head[:-1]), b""
        while left:
            piece = self.socket.recv(left)
            body, left = body + piece, left - len(piece)
        return json.loads(body)

    def send(self, name, arguments):
        self.number += 1
        body = json.dumps([0, self.number, name, arguments]).encode()
        self.socket.sendall(str(len(body)).encode() + b":" + body)
        _, _, error, value = self.read()
        if error:
            raise RuntimeError(str(error)[:800])
        return value

    def open(self, address):
        self.send("WebDriver:Navigate", {"url": address})

    def run(self, script, *arguments):
        # In the page's own world: a sandbox would see the page through glass.
        return self.send("WebDriver:ExecuteScript", {"script": script, "args": list(arguments), "sandbox": None})["value"]

    def run_async(self, script, *arguments):
        call = {"script": script, "args": list(arguments), "sandbox": None}
        return self.send("WebDriver:ExecuteAsyncScript", call)["value"]

    def type(self, keys):
        actions = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        self.send("WebDriver:PerformActions", {"actions": [{"type": "key", "id": "keyboard", "actions": actions}]})

    def resize(self, width, height):
        self.send("WebDriver:SetWindowRect", {"width": width, "height": height})

    def picture(self):
        return base64.b64decode(self.send("WebDriver:TakeScreenshot", {"full": False})["value"])

    def quit(self):
        try:
            self.send("Marionette:Quit", {"flags": ["eForceQuit"]})
        except (OSError, RuntimeError, ValueError):
            pass
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            end(self.process)
        shutil.rmtree(self.profile, True)


def webkit():
    return WebDriver(["xvfb-run", "-a", "WebKitWebDriver", "--port=PORT"],
                     {"webkitgtk:browserOptions": {"binary": WEBKIT, "args": ["--automation"]}})


BROWSERS = {"chromium": Chromium, "firefox": Firefox, "webkit": webkit}


@contextmanager
def browser(name, *more):
    """A browser that is ended with the block; `more` is what the program is told when it starts."""
    opened = BROWSERS[name](*more)
    try:
        yield opened
    finally:
        opened.quit()


def address(path):
    return "file://" + urllib.parse.quote(str(path))
