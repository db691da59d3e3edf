"""The projector while a thousand answer from another process: a key of the teacher's beside two frames."""

from __future__ import annotations

import asyncio
import statistics
import sys
import tempfile
from pathlib import Path

from aiohttp import ClientSession, TCPConnector

from tutor.classroom.opening import opened
from tutor.store.desk import open_desk
from tutor.store.paths import paths
from tutor.tui.classroom.projector import ClassApp, Projector

from .bench_class import LESSON, MANY, _answered, _connected, _joined, _until
from .bench_tools import FRAMES, keys_timed
from .terminal import report

SECONDS = 4.0


def main() -> bool:
    return asyncio.run(_measure())


async def _measure() -> bool:
    with tempfile.TemporaryDirectory() as folder:
        desk = open_desk(paths(Path(folder), {}), lang="zh", system="zh")
        desk.store.set_setting("lang", "zh")
        app = ClassApp(desk, opened(desk, [LESSON]), "127.0.0.1", 0)
        async with app.run_test(size=(120, 40)) as pilot:
            while not isinstance(app.screen, Projector):
                await pilot.pause(0.05)
            hub, served = app.hub, app.served
            assert served is not None
            command = ["-m", "tests.benchmarks.bench_projector", served.urls[0], hub.room.code]
            crowd = await asyncio.create_subprocess_exec(sys.executable, *command, stdout=asyncio.subprocess.PIPE)
            assert crowd.stdout is not None
            await crowd.stdout.readline()
            while hub.room.phase != "open":
                await hub.host_act({"do": "next"})
            await asyncio.sleep(0.5)
            first = hub.room.answered()
            walls = [(await keys_timed(app, 10, ("p",), 0))[1] for _ in range(4)]
            during = hub.room.answered() - first
            await asyncio.wait_for(crowd.wait(), 30)
        desk.store.close()
    wall = statistics.median(walls)
    print(f"  a key on the projector: {wall * 1000:.1f} ms, while {during} answers came")
    return report("a key on the projector while 1,000 answer / two frames (wall)", wall / FRAMES, 1.0)


async def _crowd(url: str, code: str) -> None:
    async with ClientSession(connector=TCPConnector(limit=0)) as session:
        tokens = [await _joined(session, url, code) for _ in range(MANY)]
        sockets = [await _connected(session, url, token) for token in tokens]
        waiting = [asyncio.ensure_future(_until(socket, "open")) for socket in sockets]
        print("here", flush=True)
        states = await asyncio.gather(*waiting)
        pairs = enumerate(zip(sockets, states, strict=True))
        await asyncio.gather(
            *(_answered(socket, state, "k", SECONDS * number / MANY) for number, (socket, state) in pairs)
        )
        await asyncio.gather(*(socket.close() for socket in sockets))


if __name__ == "__main__":
    asyncio.run(_crowd(*sys.argv[1:3]))
