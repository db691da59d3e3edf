"""The least that a hub could be: it takes a message, commits it durably with others that wait, and acknowledges it."""

from __future__ import annotations

import asyncio
import sqlite3
import sys

from aiohttp import WSMsgType, web


async def main(path: str) -> None:
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE act (seq INTEGER PRIMARY KEY, told TEXT)")
    waiting: list[tuple[str, asyncio.Future[None]]] = []
    writer: asyncio.Task[None] | None = None

    def commit(texts: list[str]) -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany("INSERT INTO act (told) VALUES (?)", [(text,) for text in texts])
        connection.execute("COMMIT")

    async def write() -> None:
        while waiting:
            batch = waiting[:]
            waiting.clear()
            await asyncio.to_thread(commit, [text for text, _ in batch])
            for _, done in batch:
                done.set_result(None)

    async def events(request: web.Request) -> web.WebSocketResponse:
        nonlocal writer
        socket = web.WebSocketResponse(compress=False)
        await socket.prepare(request)
        async for message in socket:
            if message.type is not WSMsgType.TEXT:
                break
            done = asyncio.get_running_loop().create_future()
            waiting.append((message.data, done))
            if writer is None or writer.done():
                writer = asyncio.create_task(write())
            await done
            await socket.send_str("ok")
        return socket

    app = web.Application()
    app.add_routes([web.get("/", events)])
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0, backlog=1024)
    await site.start()
    print(runner.addresses[0][1], flush=True)
    await asyncio.sleep(120)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
