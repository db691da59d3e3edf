"""A room to test with: the lesson of every kind, a journal in a folder, a clock that tests turn."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from aiohttp import ClientSession

from tests.unit.every_kind import LESSON as LESSON_OF_ALL
from tests.unit.every_kind import changed
from tutor.classroom.opening import Served, opened, serve
from tutor.store.desk import Desk, open_desk
from tutor.store.paths import paths

LESSON = "score-report-decision"


def desk_in(folder: Path, course: Path | None = None) -> Desk:
    return open_desk(paths(folder, {}), lang="en", system="en", lessons=course)


@asynccontextmanager
async def served(desk: Desk, *lessons: str, anew: bool = False, unwanted: Sequence[str] = ()) -> AsyncIterator[Talk]:
    """A room on loopback, and a session to talk to it."""
    place = await serve(opened(desk, lessons or (LESSON,), anew=anew, unwanted=unwanted), "127.0.0.1", 0)
    async with ClientSession() as session:
        try:
            yield Talk(session, place)
        finally:
            await place.close()


class Talk:
    """What a client may ask of the server."""

    def __init__(self, session: ClientSession, place: Served) -> None:
        self.session = session
        self.place = place
        self.hub = place.hub
        self.url = place.urls[0]

    async def post(self, path: str, told: Any, token: str = "", **headers: str) -> tuple[int, dict[str, Any]]:
        if token:
            headers["Authorization"] = f"Bearer {token}"
        async with self.session.post(self.url + path, json=told, headers=headers) as reply:
            return reply.status, await reply.json()

    async def join(self, **told: Any) -> str:
        status, reply = await self.post("/api/join", {"code": self.hub.room.code, **told})
        assert status == 200, reply
        return str(reply["token"])

    async def host(self, do: str, **told: Any) -> int:
        status, _ = await self.post("/api/act", {"do": do, **told}, self.hub.host_token)
        return status

    async def state(self, token: str) -> dict[str, Any]:
        async with self.session.get(self.url + "/api/state", headers={"Authorization": f"Bearer {token}"}) as reply:
            return dict(await reply.json())

    async def to_question(self, kind: str = "choice") -> None:
        """On to the next question of a kind, open."""
        while True:
            assert await self.host("next") == 200
            slide = self.hub.room.slide
            if slide is not None and slide.kind == kind and self.hub.room.phase == "read":
                assert await self.host("next") == 200
                return


def everything(folder: Path) -> Desk:
    """A desk on the course that has every kind of step, in one language: the other one falls back to it."""
    lesson = folder / "course" / "only" / "every-kind" / "lesson.yaml"
    lesson.parent.mkdir(parents=True)
    lesson.write_bytes(
        changed("id: first", "id: every-kind") if "id: first" in LESSON_OF_ALL else LESSON_OF_ALL.encode()
    )
    return desk_in(folder / "data", folder / "course")
