"""The phone's page in a real browser: join, answer every kind, reload, lose the server, two languages, accessibility.

Needs Chromium with its driver and the ``dev`` extra; without them it says so and is skipped.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from tests.unit.every_kind import LESSON

pytestmark = pytest.mark.skipif(
    not (shutil.which("chromedriver") and find_spec("selenium") and find_spec("axe_core_python")),
    reason="no Chromium with its driver here: the phone's page is tried by .ci/run",
)


class Class:
    """The real server in a process of its own, and the teacher's hand."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        lesson = folder / "course" / "only" / "every-kind" / "lesson.yaml"
        lesson.parent.mkdir(parents=True)
        lesson.write_text(LESSON, encoding="utf-8")
        self.port = 0
        self.start()

    def start(self) -> None:
        command = ["-m", "tutor", "class", "every-kind", "--headless", "--json", "--port", str(self.port)]
        command += ["--data", str(self._folder / "data"), "--lessons", str(self._folder / "course")]
        self._process = subprocess.Popen([sys.executable, *command], stdout=subprocess.PIPE, text=True)
        assert self._process.stdout is not None
        self.told = json.loads(self._process.stdout.readline())
        self.url = self.told["url"]
        self.port = int(self.url.rpartition(":")[2])

    def kill(self) -> None:
        self._process.kill()
        self._process.wait()
        if self._process.stdout is not None:
            self._process.stdout.close()

    def host(self, do: str, **more: object) -> None:
        self._ask("POST", "/api/act", {"do": do, **more})

    def state(self) -> dict[str, Any]:
        return dict(self._ask("GET", "/api/state", None))

    def _ask(self, method: str, path: str, told: object) -> Any:
        data = None if told is None else json.dumps(told).encode()
        head = {"Authorization": f"Bearer {self.told['host_token']}", "Content-Type": "application/json"}
        request = urllib.request.Request(self.url + path, data, head, method=method)
        with urllib.request.urlopen(request, timeout=10) as reply:
            return json.loads(reply.read())


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Class]:
    made = Class(tmp_path)
    yield made
    made.kill()


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[Any]:
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    for one in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--lang=en-GB"):
        options.add_argument(one)
    options.add_argument(f"--user-data-dir={tmp_path / 'profile'}")
    options.add_argument("--window-size=390,844")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    made = webdriver.Chrome(
        options=options, service=webdriver.ChromeService(executable_path=shutil.which("chromedriver"))
    )
    made.set_page_load_timeout(20)
    yield made
    made.quit()


def until(true: Callable[[], Any], what: str) -> Any:
    for _ in range(150):
        found = true()
        if found:
            return found
        time.sleep(0.05)
    raise AssertionError(what)


def words(browser: Any) -> str:
    return str(browser.execute_script("return document.body.innerText"))


def join(browser: Any, room: Class) -> None:
    browser.get(f"{room.url}/?c={room.told['code']}")
    until(
        lambda: browser.execute_script("return document.querySelector('#code')?.value") == room.told["code"], "the code"
    )
    browser.find_element("id", "name").send_keys("Lin")
    browser.find_element("css selector", "button.main").click()
    until(lambda: "You are in" in words(browser), "in the room")


def accessible(browser: Any) -> None:
    """No violation that axe knows of at WCAG 2.2 AA."""
    browser.execute_script(files("axe_core_python").joinpath("axe.min.js").read_text(encoding="utf-8"))
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
    found = browser.execute_async_script(
        "const done = arguments[1]; axe.run(document, {runOnly: arguments[0]}).then(done);", tags
    )
    assert not found["violations"], [
        (one["id"], [node["html"] for node in one["nodes"]]) for one in found["violations"]
    ]


def answer(browser: Any, kind: str) -> None:
    """Answer what is open, by keyboard and clicks as a person would."""
    if kind in ("choice", "simulate", "poll", "choices", "spot", "commit"):
        browser.find_element("css selector", "label.pick input").click()
    elif kind in ("match", "classify"):
        for select in browser.find_elements("tag name", "select"):
            select.find_elements("tag name", "option")[1].click()
    elif kind == "order":
        next(one for one in browser.find_elements("css selector", ".row button") if one.is_enabled()).click()
    elif kind == "fill":
        for one in browser.find_elements("css selector", "input.gap"):
            one.send_keys("x")
    elif kind == "story":
        while not browser.find_element("id", "give").is_displayed():
            browser.find_elements("css selector", "fieldset button.turn")[0].click()
    else:
        browser.find_element("css selector", "fieldset input, fieldset textarea").send_keys("12")
    sure = browser.find_elements("css selector", "input[name='#sure']")
    if sure:
        sure[1].click()
    browser.find_element("id", "give").click()


def test_every_kind_is_answered_on_a_phone(browser: Any, room: Class) -> None:
    join(browser, room)
    accessible(browser)
    answered = []
    while True:
        try:
            room.host("next")
        except urllib.error.HTTPError:
            break
        state = room.state()
        kind = state["slide"]["en"]["kind"]
        if not state["asks"]:
            continue
        until(lambda: browser.find_elements("css selector", "button.main"), "the button that says: I have read it")
        accessible(browser)
        room.host("next")
        until(lambda: browser.find_elements("id", "give"), f"the question opens: {kind}")
        if kind != "choice":
            accessible(browser)
        answer(browser, kind)
        until(lambda: "Kept" in words(browser), f"kept: {kind}")
        until(lambda: room.state()["answered"] == 1, f"and at the server: {kind}")
        room.host("reveal")
        until(lambda: not browser.find_elements("id", "give"), f"told: {kind}")
        accessible(browser)
        answered.append(kind)
    assert len(set(answered)) == 13, answered
    room.host("end")
    until(lambda: "The class is over" in words(browser), "the end")
    accessible(browser)
    asked = [json.loads(one["message"])["message"] for one in browser.get_log("performance")]
    urls = {one["params"]["request"]["url"] for one in asked if one["method"] == "Network.requestWillBeSent"}
    assert all(url.startswith((room.url, "data:", "chrome:")) for url in urls), urls
    assert not [one for one in browser.get_log("browser") if one["level"] == "SEVERE" and "409" not in one["message"]]


def test_reload_lost_server_and_another_language(browser: Any, room: Class) -> None:
    join(browser, room)
    while room.state().get("slide", {}).get("en", {}).get("kind") != "choice":
        room.host("next")
    room.host("next")
    until(lambda: browser.find_elements("id", "give"), "the question opens")
    answer(browser, "choice")
    until(lambda: "Kept" in words(browser), "kept")
    browser.refresh()
    until(lambda: "Kept" in words(browser) and "Lin" in words(browser), "kept, after a reload")
    assert browser.find_element("css selector", "label.pick input:checked")
    browser.find_element("id", "lang").click()
    until(lambda: "已存好" in words(browser), "in Chinese")
    accessible(browser)
    room.kill()
    until(lambda: "断开了" in words(browser), "the phone says that it is off")
    browser.find_elements("css selector", "label.pick input")[1].click()
    browser.find_element("id", "give").click()
    until(lambda: "正在交" in words(browser), "the answer waits")
    room.start()
    until(lambda: "已存好" in words(browser) and "断开了" not in words(browser), "kept once the server is back")
    assert room.state()["answered"] == 1 and room.state()["present"] == 1


def test_a_phone_sleeps_through_a_question_and_loses_its_network(browser: Any, room: Class) -> None:
    join(browser, room)
    while room.state().get("slide", {}).get("en", {}).get("kind") != "choice":
        room.host("next")
    room.host("next")
    until(lambda: browser.find_elements("id", "give"), "the question opens")
    answer(browser, "choice")
    until(lambda: "Kept" in words(browser), "kept")
    browser.execute_cdp_cmd("Page.enable", {})
    browser.execute_cdp_cmd("Page.setWebLifecycleState", {"state": "frozen"})
    room.host("reveal")
    room.host("again")
    browser.execute_cdp_cmd("Page.setWebLifecycleState", {"state": "active"})
    until(lambda: "second vote" in words(browser), "awake, it shows what is open now")
    asleep = browser.execute_script("return document.querySelector('#give').innerText")
    assert asleep == "Answer", "the second vote is not given yet"
    offline = {"offline": True, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0}
    browser.execute_cdp_cmd("Network.enable", {})
    browser.execute_cdp_cmd("Network.emulateNetworkConditions", offline)
    browser.execute_script("socket.onclose = null; socket.close(); retry()")  # as when the mobile leaves the Wi-Fi
    answer(browser, "choice")
    until(lambda: "Sending" in words(browser), "the answer waits")
    assert room.state()["answered"] == 0
    browser.execute_cdp_cmd(
        "Network.emulateNetworkConditions",
        {**offline, "offline": False, "downloadThroughput": -1, "uploadThroughput": -1},
    )
    until(lambda: "Kept" in words(browser), "back in the network it is kept, with nobody pressing anything")
    assert room.state()["answered"] == 1 and room.state()["present"] == 1


def test_what_goes_wrong_is_said_and_can_be_put_right(browser: Any, room: Class) -> None:
    """A mistyped code, a token of yesterday's room, a pause, being asked to leave, a poll that can't be changed."""
    code = room.told["code"]
    browser.get(f"{room.url}/{code}")
    browser.execute_script("localStorage.setItem('finlit-token', 'of another room')")
    browser.refresh()
    until(lambda: browser.find_elements("id", "name"), "the form")
    time.sleep(0.3)
    assert not browser.find_elements("css selector", "[role=alert]"), "yesterday's room frightens nobody"
    for wanted, name in (("WRONGS", "Lin"), (code, "")):
        field = browser.find_element("id", "code")
        field.clear()
        field.send_keys(wanted)
        browser.find_element("id", "name").send_keys(name)
        browser.find_element("css selector", "button.main").click()
        until(lambda: "not right" in words(browser) or "You are in" in words(browser), "an answer")
    until(lambda: "called “Lin”" in words(browser), "what was typed before is still there")
    while room.state().get("slide", {}).get("en", {}).get("kind") != "choice":
        room.host("next")
    room.host("next")
    until(lambda: "Not answered yet" in words(browser), "the state of one's answer is always there")
    room.host("pause")
    until(lambda: not browser.find_element("id", "give").is_enabled(), "paused")
    browser.refresh()
    until(lambda: "The teacher paused" in words(browser), "paused, after a reload")
    room.host("pause")
    until(lambda: browser.find_element("id", "give").is_enabled(), "and on again")
    room.host("remove", number=0)
    until(lambda: "asked you to leave" in words(browser), "removed")
    accessible(browser)
    browser.find_element("css selector", "button.main").click()
    until(lambda: "asked you to leave" in words(browser), "trying again changes nothing")
    room.host("remove", number=0)
    browser.find_element("css selector", "button.main").click()
    until(lambda: browser.find_elements("id", "give") and "Lin" in words(browser), "let back in")
    while room.state()["slide"]["en"]["kind"] != "poll":
        room.host("next")
    room.host("next")
    until(lambda: browser.find_elements("id", "give"), "the poll")
    answer(browser, "poll")
    until(lambda: "Kept and counted" in words(browser) and not browser.find_elements("id", "give"), "counted for good")
    room.host("reveal")
    until(lambda: words(browser).count("too few: not shown") == 2, "one answer is shown to nobody")
    room.kill()
    until(lambda: "Disconnected" in words(browser), "off")
    browser.execute_script("localStorage.clear(); token = null; showJoin()")
    browser.find_element("id", "code").send_keys(code)
    browser.find_element("css selector", "button.main").click()
    until(lambda: "can't be reached" in words(browser), "no server, and what to do")
    room.start()
