"""Rates and schedules from files, as scripts call them."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest

from tutor.cli.helping import FILES

from .test_commands import run

EXAMPLES: list[dict[str, Any]] = [
    {
        "loan": {
            "standard": "us-reg-z",
            "advances": [{"amount": 5000, "date": "1978-02-23"}],
            "payments": [{"amount": 219.17, "date": "1978-03-01", "count": 24, "every": "semimonth"}],
        },
        "nominal": 10.34,
    },
    {
        "loan": {
            "standard": "cn-2021-3",
            "unit": "month",
            "advances": [{"amount": 100000, "at": 0}],
            "charges": [{"amount": 1000, "at": 0}],
            "payments": [{"amount": 8833.3, "at": 1, "count": 12, "every": 1}],
        },
        "nominal": 12.80,
    },
]
YAML = """standard: us-reg-z   # the shape that the handbook shows
advances: [{amount: 5000, date: 1978-02-23}]
charges:  []
payments: [{amount: 219.17, date: 1978-03-01, count: 24, every: semimonth}]
"""


@pytest.mark.parametrize("example", EXAMPLES)
def test_published_rates(example: dict[str, Any]) -> None:
    found = json.loads(run("rate", "-", "--json", stdin=json.dumps(example["loan"])).stdout)
    assert found["nominal_annual_rate_percent"] == pytest.approx(example["nominal"], abs=0.005)
    assert set(found) == {
        "standard",
        "unit_period",
        "nominal_annual_rate_percent",
        "effective_annual_rate_percent",
        "amount_financed",
        "finance_charge",
        "total_of_payments",
    }


def test_yaml_with_plain_dates(tmp_path: Path) -> None:
    file = tmp_path / "loan.yaml"
    file.write_text(YAML, encoding="utf-8")
    found = json.loads(run("rate", str(file), "--json").stdout)
    assert found["nominal_annual_rate_percent"] == pytest.approx(10.34, abs=0.005)
    assert found["total_of_payments"] == pytest.approx(24 * 219.17)
    assert "10.34" in run("rate", str(file)).stdout.replace("10.3379", "10.34")


def test_amounts_of_any_precision() -> None:
    loan = EXAMPLES[1]["loan"] | {"charges": []}
    text = json.dumps(loan).replace("8833.3", "8884.8788678341700000000000001")
    found = json.loads(run("rate", "-", "--json", stdin=text).stdout)
    assert found["nominal_annual_rate_percent"] == pytest.approx(12, abs=1e-6)


@pytest.mark.parametrize(
    ("text", "place", "says"),
    [
        (YAML.replace("semimonth", "fortnight"), "-:4:", "fortnight"),
        (YAML.replace("219.17", "-5"), "-:4:", ""),
        (YAML.replace("1978-03-01", "1978-02-30"), "-:4:", ""),
        (YAML.replace("219.17", "1e400"), "-:4:", ""),
        (YAML.replace("219.17", "2.17"), "-:", ""),
        (YAML.replace("count", "cuont"), "-:4:", "count"),
        (YAML.replace("us-reg-z", "us"), "-:1:", "us-reg-z"),
        ("a: [", "-:", ""),
        ("a: &x 1", "-:1:", ""),
        ("", "-:1:1:", ""),
        ("[]", "-:1:1:", ""),
    ],
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_wrong_file_is_located(text: str, place: str, says: str, lang: str) -> None:
    done = run("rate", "-", "--lang", lang, stdin=text)
    assert done.returncode == 1 and done.stdout == ""
    assert done.stderr.startswith(place) and says in done.stderr and "Traceback" not in done.stderr


def test_a_file_that_is_not_there() -> None:
    done = run("rate", "no-such-file.yaml")
    assert done.returncode == 2 and "no-such-file.yaml" in done.stderr


def test_a_schedule_as_words_json_and_csv() -> None:
    file = "kind: equal-payment\nprincipal: 100000\nrate: 6%\ncount: 12\n"
    found = json.loads(run("schedule", "-", "--json", stdin=file).stdout)
    assert found["rows"][0]["payment"] == 8606.64 and len(found["rows"]) == 12
    assert found["nominal_annual_rate_percent"] == pytest.approx(6, abs=0.001)
    rows = list(csv.DictReader(io.StringIO(run("schedule", "-", "--csv", stdin=file).stdout)))
    assert sum(float(row["principal"]) for row in rows) == pytest.approx(100000)
    assert rows[-1]["closing"] == "0.00" and rows[-1]["notes"] == "rounded"
    told = run("schedule", "-", "--lang", "zh", stdin=file, data=None)
    assert "8,606.64" in told.stdout and "四舍五入" in told.stdout


@pytest.mark.parametrize(
    ("text", "low", "high", "missing", "warnings"),
    [
        ("前6期0利息，之后每期服务费0.75%", None, None, {"principal", "term"}, {"teaser", "flat-fee"}),
        ("借1万每天利息低至2元", 7.3, None, {"fees"}, {"lowest-only", "small-unit"}),
        ("12 payments of 900, no interest", None, None, {"principal"}, {"no-annual-rate"}),
        ("You borrow 10,000 and repay 12 monthly payments of 900.", 14.45, 14.45, set(), set()),
        ("最高可借20000元，日息低至0.5元", None, None, {"basis"}, {"small-unit"}),
    ],
)
def test_an_offer_as_it_stands(
    text: str, low: float | None, high: float | None, missing: set[str], warnings: set[str]
) -> None:
    found = json.loads(run("offer", "-", "--json", stdin=text).stdout)
    assert set(found) == {"known", "missing", "ask", "nominal_annual_rate_percent", "warnings"}
    assert missing <= set(found["missing"]) and warnings <= set(found["warnings"])
    assert len(found["ask"]) == len(found["missing"])
    rate = found["nominal_annual_rate_percent"]
    if low is None:
        assert rate is None
    else:
        assert rate[0] == pytest.approx(low, abs=0.01)
        assert rate[1] == (pytest.approx(high, abs=0.01) if high is not None else None)


def test_an_offer_in_words_and_in_any_encoding(tmp_path: Path) -> None:
    file = tmp_path / "advert.txt"
    file.write_bytes("借款10万日息低至20元".encode("gb18030"))
    told = run("offer", str(file), "--lang", "zh").stdout
    assert "7.30%" in told and "年" in told
    assert run("offer", "-", stdin="", data=tmp_path).returncode == 0
    poem = run("offer", "-", "--json", stdin="床前明月光，疑是地上霜。").stdout
    assert json.loads(poem)["nominal_annual_rate_percent"] is None and json.loads(poem)["known"] == {}


DEBTS = """income: 6500
essentials: 3600
budget: 2600
debts:
  - {name: Skylark, owed: 8000, rate: 18%, minimum: 10%, floor: 50, due: 20}
  - {name: Pebble, owed: 6000, rate: 24%, payment: 400}
consolidate: {rate: 20%, count: 36, fee: 2%}
"""


def test_all_debts_on_one_page() -> None:
    found = json.loads(run("debts", "-", "--json", stdin=DEBTS).stdout)
    assert found["totals"]["owed"] == 14000 and found["plans"]["avalanche"]["months"] == 6
    assert found["consolidation"]["payment_change"] < 0 < found["consolidation"]["total_change"]
    rows = list(csv.DictReader(io.StringIO(run("debts", "-", "--csv", stdin=DEBTS).stdout)))
    assert rows[0] == {"month": "0", "as-now": "14000.00", "avalanche": "14000.00", "snowball": "14000.00"}
    told = run("debts", "-", "--lang", "zh", stdin=DEBTS).stdout
    assert "14,000.00" in told and "多付" in told
    wrong = run("debts", "-", stdin=DEBTS.replace("18%", "18"))
    assert wrong.returncode == 1 and wrong.stderr.startswith("-:5:")


OFFERS = """offers:
  - {name: flat, kind: flat-fee, principal: 10000, fee: 0.6%, count: 12}
  - {name: even, kind: equal-payment, principal: 10000, rate: 12%, count: 12}
"""


def test_offers_are_ranked() -> None:
    found = json.loads(run("compare", "-", "--json", stdin=OFFERS).stdout)
    assert [one["name"] for one in found["offers"]] == ["even", "flat"] and not found["amounts_differ"]
    assert run("compare", "-", "--csv", stdin=OFFERS).stdout.startswith("rank,name,nominal_annual_rate_percent")
    assert "13.0342%" in run("compare", "-", stdin=OFFERS).stdout
    wrong = run("compare", "-", stdin=OFFERS.replace("fee: 0.6%", "fe: 0.6%"))
    assert wrong.returncode == 1 and wrong.stderr.startswith("-:2:")


@pytest.mark.parametrize("command", list(FILES))
def test_the_files_in_the_help_are_taken_as_they_stand(command: str) -> None:
    for file in FILES[command]:
        assert file.splitlines()[0] in run(command, "--help").stdout
        done = run(command, "-", stdin=file)
        assert done.returncode == 0 and done.stdout, done.stderr


def test_rate_takes_the_plan_that_schedule_takes() -> None:
    plan = FILES["schedule"][0]
    found = json.loads(run("rate", "-", "--json", stdin=plan).stdout)
    rows = json.loads(run("schedule", "-", "--json", stdin=plan).stdout)
    assert found["nominal_annual_rate_percent"] == pytest.approx(rows["nominal_annual_rate_percent"])
    assert found["unit_period"] == "month"
    assert re.search(r"计息周期\s+月\n", run("rate", "-", "--lang", "zh", stdin=plan).stdout)
    assert run("rate", "-", stdin=plan.replace("fee", "fees")).returncode == 1
