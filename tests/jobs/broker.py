"""A Redis of our own. Debian's redis-tools holds the server under the name of a checker of files, and starts none."""

import socket
import subprocess
import time
from pathlib import Path

PROGRAM = Path("/usr/bin/redis-check-rdb")


class Broker:
    def __init__(self, folder: Path):
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.url, self.folder = f"redis://127.0.0.1:{self.port}/0", folder
        self.start()

    def start(self) -> None:
        told = ["redis-server", "--port", str(self.port), "--bind", "127.0.0.1", "--save", "", "--dir", self.folder]
        self.server = subprocess.Popen(told, executable=PROGRAM, stdout=subprocess.DEVNULL)
        end = time.monotonic() + 30
        while time.monotonic() < end:
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
                return
            except OSError:
                time.sleep(0.05)
        raise TimeoutError("Redis does not answer")

    def kill(self) -> None:
        self.server.kill()
        self.server.wait()
