"""The program that relays the calls of all sets."""

import json
import os
import subprocess
import urllib.request


class Relay:
    def __init__(self, url):
        """Starts it, to call the server at a URL."""
        program = os.environ["INTEROP_RELAY"]
        self.process = subprocess.Popen(
            [program, url], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self.url = self.process.stdout.readline().strip()

    def get(self, path):
        with urllib.request.urlopen(self.url + path) as response:
            return json.load(response)

    def values(self, set_name):
        """The values of the last call of a set, as Swift has them."""
        return self.get(f"/{set_name}/values")

    def stop(self):
        self.process.stdin.close()
        self.process.wait(30)
