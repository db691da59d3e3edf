"""The real server killed while people answer: what had a receipt is there, once.

``FINLIT_KILLS`` says how often (3 by default, so that the suite stays quick).
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import sys
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientError, ClientSession

from tutor.classroom.journal import Journal

LESSON = "score-report-decision"
KILLS = int(os.environ.get("FINLIT_KILLS", "3"))
PEOPLE = 12


async def started(data: Path) -> tuple[asyncio.subprocess.Process, dict[str, Any]]:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tutor", "class", LESSON, "--headless", "--port", "0", "--data", str(data), "--json",
        stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout is not None
    return process, json.loads(await asyncio.wait_for(process.stdout.readline(), 20))


@pytest.mark.parametrize("seed", range(KILLS))
async def test_no_receipted_answer_is_lost_and_none_is_there_twice(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    process, told = await started(tmp_path)
    host = {"Authorization": f"Bearer {told['host_token']}"}
    receipts: dict[tuple[str, int], int] = {}
    async with ClientSession() as session:
        url = told["url"]
        tokens = []
        for _ in range(PEOPLE):
            async with session.post(f"{url}/api/join", json={"code": told["code"]}) as reply:
                tokens.append((await reply.json())["token"])
        for _ in range(2):
            await session.post(f"{url}/api/act", json={"do": "next"}, headers=host)

        async def answers(token: str) -> None:
            mine = {"Authorization": f"Bearer {token}"}
            async with session.get(f"{url}/api/state", headers=mine) as reply:
                state = await reply.json()
            ids = [entry["id"] for entry in state["slide"]["entries"]]
            for number in range(1000):
                given = {"slide": state["at"], "turn": 1, "key": f"{number}", "answer": random.choice(ids)}
                async with session.post(f"{url}/api/answer", json=given, headers=mine) as reply:
                    receipts[token, number] = (await reply.json())["receipt"]

        working = [asyncio.ensure_future(answers(token)) for token in tokens]
        async with asyncio.timeout(20):  # a slow disk may take its time before the first
            while not receipts:
                await asyncio.sleep(0.01)
        await asyncio.sleep(chance.random() * 0.5)
        process.kill()
        found = await asyncio.gather(*working, return_exceptions=True)
        assert all(isinstance(one, ClientError | OSError) for one in found), found
    await process.wait()
    (path,) = (tmp_path / "rooms").glob("*.room")
    journal = Journal.open(path)
    kept = [(number, act["token"], int(act["key"])) for number, _, act in journal.acts() if act["do"] == "answer"]
    journal.close()
    assert receipts and len({(token, key) for _, token, key in kept}) == len(kept), "none twice"
    there = {(token, key): number for number, token, key in kept}
    assert all(there.get(item) == receipt for item, receipt in receipts.items())
    again, told_again = await started(tmp_path)
    try:
        assert (told_again["code"], told_again["host_token"]) == (told["code"], told["host_token"])
        async with ClientSession() as session:
            async with session.get(f"{told_again['url']}/api/state", headers=host) as reply:
                state = await reply.json()
            assert (state["phase"], state["at"], state["answered"]) == ("open", 0, len({token for token, _ in there}))
            await session.post(f"{told_again['url']}/api/act", json={"do": "end"}, headers=host)
        assert await asyncio.wait_for(again.wait(), 10) == 0
    finally:
        if again.returncode is None:
            again.kill()
