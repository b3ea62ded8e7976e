# SPDX-License-Identifier: GPL-3.0-or-later
"""How a server is to be run: Java's options, the server's configuration, the keeper's order."""

from __future__ import annotations

import os
from typing import NamedTuple

from newslint.languagetool.installed import Installation

_PROPERTIES = """\
pipelineCaching=true
maxPipelinePoolSize=20
pipelineExpireTimeInSeconds=86400
cacheSize=5000
cacheTTLSeconds=86400
maxCheckThreads={threads}
"""

_LOGGING = """\
<configuration>
  <appender name="OUT" class="ch.qos.logback.core.ConsoleAppender">
    <encoder><pattern>%level %logger %msg%n</pattern></encoder>
  </appender>
  <root level="ERROR"><appender-ref ref="OUT"/></root>
</configuration>
"""


class Plan(NamedTuple):
    """How to run a server: with which LanguageTool, which Java, how much heap, how many threads.

    `java` is the path that the user chose, "" for the first that will do; it is only looked for
    when a server has to be started. `idle` and `patience` are seconds: how long a warm server
    waits for work before it ends, and how long a starting server may take. A `brief` server is
    for one command: Java then leaves out the thorough compiling, which halves the cost of the
    first articles and doubles that of the thousandth.
    """

    installation: Installation
    java: str = ""
    heap: str = "1g"
    threads: int = 2
    idle: float = 900.0
    patience: float = 120.0
    brief: bool = False

    def name(self) -> str:
        """Return a name that two plans share exactly when one server can serve both."""
        from zlib import crc32

        java = self.java or os.environ.get("NEWSLINT_JAVA", "")
        told = "\n".join([java, *self._options(), self.properties()])
        return f"server-{crc32(told.encode()):08x}{len(told):04x}"

    def properties(self) -> str:
        """Return the server's configuration file."""
        return _PROPERTIES.format(threads=self.threads)

    def command(self) -> list[str]:
        """Return the command line, `{port}` and `{folder}` left for the keeper to fill in.

        Raises JavaMissing when there is no Java to run it with.
        """
        from newslint.languagetool.java import find_java, needed_by

        return [find_java(self.java, needed_by(self.installation.version)).path, *self._options()]

    def _options(self) -> list[str]:
        return [
            "-XX:+UseSerialGC",
            *(["-XX:TieredStopAtLevel=1"] if self.brief else []),
            "-Xms64m",
            # Without it each answer after the first on a connection is 40 ms late: Java sends it
            # in two packets and waits for word of the first.
            "-Dsun.net.httpserver.nodelay=true",
            f"-Xmx{self.heap}",
            "-Dlogback.configurationFile={folder}/logback.xml",
            "-cp",
            self.installation.classpath,
            "org.languagetool.server.HTTPServer",
            "--port",
            "{port}",
            "--config",
            "server.properties",
        ]

    def order(self, folder: str, *, owned: bool) -> str:
        """Return the keeper's order for a server in `folder`."""
        import json

        return json.dumps(
            {
                "folder": folder,
                "command": self.command(),
                "files": {"server.properties": self.properties(), "logback.xml": _LOGGING},
                "idle": self.idle,
                "patience": self.patience,
                "owned": owned,
                "note": {"version": self.installation.version},
            }
        )
