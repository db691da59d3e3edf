"""A class of forty and one of a thousand, served by the real program in a process of its own, on loopback.

Measured from sending an answer to its receipt, from the teacher's key to the last phone that shows the question, and
answers a second beside a hub that does nothing but commit and acknowledge. Everything ends by itself.
"""

from __future__ import annotations

import asyncio
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from aiohttp import ClientSession, TCPConnector

from .terminal import report

LESSON = "score-report-decision"
MANY = 1000
ROUNDS = 9
"""How often a thousand answer at once, and change their minds: one burst takes a twentieth of a second."""


def main() -> bool:
    return asyncio.run(_measure())


async def _measure() -> bool:
    results = []
    with tempfile.TemporaryDirectory() as folder:
        async with ClientSession(connector=TCPConnector(limit=0)) as session:
            forty = await _class(session, Path(folder) / "forty", 40, spread=0.0)
            thousand = await _class(session, Path(folder) / "thousand", MANY, spread=1.0)
            burst = await _class(session, Path(folder) / "burst", MANY, spread=0.0)
            bare = await _bare(session, Path(folder) / "bare.sqlite3", MANY)
    print(f"  40 at once: p50 {forty['p50']:.1f} ms, p99 {forty['p99']:.1f} ms")
    print(f"  1,000 within a second: p50 {thousand['p50']:.1f} ms, p99 {thousand['p99']:.1f} ms")
    print(
        f"  a question reaches all 1,000 within {thousand['reach']:.0f} ms; server {thousand['memory']:.0f} MB resident"
    )
    print(
        f"  1,000 at once, {ROUNDS} times: {burst['rate']:,.0f} answers a second "
        f"(the first time {burst['first']:,.0f}); the bare hub {bare:,.0f}"
    )
    results.append(report("40 at once, receipt p99 / 50 ms", forty["p99"] / 50, 1.0))
    results.append(report("1,000 within a second, receipt p99 / 150 ms", thousand["p99"] / 150, 1.0))
    results.append(report("a question reaches all 1,000 / 250 ms", thousand["reach"] / 250, 1.0))
    results.append(report("the bare hub's answers a second / ours", bare / burst["rate"], 2.0))
    return all(results)


async def _class(session: ClientSession, data: Path, people: int, spread: float) -> dict[str, float]:
    command = ["-m", "tutor", "class", LESSON, "--headless", "--port", "0", "--data", str(data), "--json"]
    process = await asyncio.create_subprocess_exec(sys.executable, *command, stdout=asyncio.subprocess.PIPE)
    assert process.stdout is not None
    told = json.loads(await process.stdout.readline())
    host = {"Authorization": f"Bearer {told['host_token']}"}
    url = told["url"]
    try:
        tokens = await asyncio.gather(*(_joined(session, url, told["code"]) for _ in range(people)))
        sockets = await asyncio.gather(*(_connected(session, url, token) for token in tokens))
        await _act(session, url, host, "next")
        await asyncio.gather(*(_until(socket, "read") for socket in sockets))
        opened = time.perf_counter()
        waiting = [asyncio.ensure_future(_until(socket, "open")) for socket in sockets]
        await _act(session, url, host, "next")
        states = await asyncio.gather(*waiting)
        reach = time.perf_counter() - opened
        times: list[float] = []
        rates = []
        for turn in range(ROUNDS if spread == 0 else 1):
            start = time.perf_counter()
            times += await asyncio.gather(
                *(
                    _answered(socket, state, f"k{turn}", spread * number / people)
                    for number, (socket, state) in enumerate(zip(sockets, states, strict=True))
                )
            )
            rates.append(people / (time.perf_counter() - start))
            await asyncio.sleep(0.3)
        memory = _resident(process.pid)
        await asyncio.gather(*(socket.close() for socket in sockets))
        await _act(session, url, host, "end")
        await asyncio.wait_for(process.wait(), 10)
    finally:
        if process.returncode is None:
            process.kill()
    return {
        **_quantiles(times),
        "reach": reach * 1000,
        "rate": statistics.median(rates),
        "first": rates[0],
        "memory": memory,
    }


async def _joined(session: ClientSession, url: str, code: str) -> str:
    async with session.post(f"{url}/api/join", json={"code": code, "lang": "zh"}) as reply:
        return str((await reply.json())["token"])


async def _connected(session: ClientSession, url: str, token: str) -> Any:
    socket = await session.ws_connect(f"{url}/api/events", max_msg_size=0)
    await socket.send_json({"token": token})
    await socket.receive()
    return socket


async def _act(session: ClientSession, url: str, host: dict[str, str], do: str) -> None:
    async with session.post(f"{url}/api/act", json={"do": do}, headers=host) as reply:
        assert reply.status == 200, await reply.text()


async def _until(socket: Any, phase: str) -> dict[str, Any]:
    while True:
        state = json.loads((await socket.receive()).data).get("state")
        if state and state["phase"] == phase:
            return dict(state)


async def _answered(socket: Any, state: dict[str, Any], key: str, after: float) -> float:
    await asyncio.sleep(after)
    answer = state["slide"]["entries"][0]["id"]
    start = time.perf_counter()
    given = {"do": "answer", "slide": state["at"], "turn": 1, "key": key, "answer": answer, "sure": "guess"}
    await socket.send_json(given)
    while True:
        told = json.loads((await socket.receive()).data)
        if told.get("key") == key:
            return time.perf_counter() - start


async def _bare(session: ClientSession, path: Path, people: int) -> float:
    """Answers a second of a hub that does nothing but commit and acknowledge."""
    command = ["-m", "tests.benchmarks.bare_hub", str(path)]
    process = await asyncio.create_subprocess_exec(sys.executable, *command, stdout=asyncio.subprocess.PIPE)
    assert process.stdout is not None
    port = int(await process.stdout.readline())
    try:
        sockets = await asyncio.gather(*(session.ws_connect(f"http://127.0.0.1:{port}/") for _ in range(people)))

        async def one(socket: Any) -> None:
            await socket.send_json({"do": "answer", "slide": 0, "turn": 1, "key": "k", "answer": "0123456789ab"})
            await socket.receive()

        rates = []
        for _ in range(ROUNDS):
            start = time.perf_counter()
            await asyncio.gather(*(one(socket) for socket in sockets))
            rates.append(people / (time.perf_counter() - start))
            await asyncio.sleep(0.3)
        await asyncio.gather(*(socket.close() for socket in sockets))
    finally:
        process.kill()
        await process.wait()
    return statistics.median(rates)


def _quantiles(times: Sequence[float]) -> dict[str, float]:
    ordered = sorted(times)
    return {
        "p50": statistics.median(ordered) * 1000,
        "p99": ordered[min(len(ordered) - 1, len(ordered) * 99 // 100)] * 1000,
    }


def _resident(pid: int) -> float:
    """Megabytes, where the system tells."""
    try:
        text = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in text.splitlines() if line.startswith("VmRSS")), 0.0)


if __name__ == "__main__":
    sys.exit(not main())
