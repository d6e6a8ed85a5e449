"""Synthetic source systems of the credit-risk pipeline.

Every frame is a pure function of the seed and the month, so the bytes written
from them (and their SHA-256) are the same on every recording.  People, national
ids, e-mail addresses and postcodes are invented.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import numpy as np
import pandas as pd

SEED = 20260103
ROWS_PER_COHORT = (640, 760)
WINDOW = 8  # monthly cohorts in an extract
OUTCOME_LAG = 2  # months until a loan's outcome is known

FIRST = ["Ada", "Bram", "Cleo", "Dara", "Edo", "Fay", "Gus", "Hana", "Ivo", "Juno", "Kai", "Lena"]
LAST = ["Ashby", "Birch", "Calder", "Dunmore", "Elling", "Frost", "Garrow", "Holt", "Ives", "Kell"]
PURPOSES = ["car", "debt consolidation", "education", "home improvement", "other"]
REGIONS = ["North", "South", "East", "West", "Midlands"]


@dataclass(frozen=True)
class Sources:
    """What the outside world delivers for one monthly cycle."""

    applications: pd.DataFrame
    bureau: pd.DataFrame
    postcodes: pd.DataFrame
    customers: pd.DataFrame
    outcomes: pd.DataFrame


def rng_for(*parts: object) -> np.random.Generator:
    """A random generator that depends only on the seed and the given parts."""
    digest = hashlib.sha256(":".join(map(str, (SEED, *parts))).encode()).digest()
    return np.random.default_rng(int.from_bytes(digest[:8], "big"))


def months_back(month: str, count: int) -> list[str]:
    """The `count` months that end with `month` (YYYY-MM), oldest first."""
    year, number = map(int, month.split("-"))
    last = year * 12 + number - 1
    return [f"{i // 12}-{i % 12 + 1:02d}" for i in range(last - count + 1, last + 1)]


def postcode_index() -> pd.DataFrame:
    """The reference file: one row a postcode, the same bytes every month."""
    rng = rng_for("postcodes")
    count = 60
    default_rate = np.round(rng.beta(4, 22, count), 4)
    return pd.DataFrame(
        {
            "postcode": [f"AC{i // 10 + 1} {i % 10}QX" for i in range(count)],
            "region": rng.choice(REGIONS, count),
            "households": rng.integers(400, 9000, count).astype("int32"),
            "postcode_default_rate": default_rate,
            "postcode_ethnicity_index": np.round(rng.uniform(0, 1, count) * 0.6 + default_rate, 4),
        }
    )


def cohort(month: str) -> pd.DataFrame:
    """All that is true of one month's applicants, before any system records it."""
    rng = rng_for("cohort", month)
    n = int(rng.integers(*ROWS_PER_COHORT))
    index = postcode_index()
    area = rng.integers(0, len(index), n)
    utilisation = np.round(rng.beta(1.6, 2.2, n), 3)
    delinquencies = rng.poisson(0.45, n)
    inquiries = rng.poisson(1.1, n)
    income = np.round(rng.lognormal(10.35, 0.42, n), -1)
    amount = np.round(rng.uniform(1000, 25000, n) / 50) * 50
    employment = rng.integers(0, 31, n)
    burden = amount / income
    area_rate = index["postcode_default_rate"].to_numpy()[area]
    logit = (
        -4.35
        + 5.2 * utilisation
        + 0.35 * delinquencies
        + 0.12 * inquiries
        + 1.1 * np.minimum(burden, 1.5)
        - 0.02 * employment
        + 3.0 * (area_rate - 0.15)
    )
    default = rng.uniform(0, 1, n) < 1 / (1 + np.exp(-logit))
    score = np.round(735 - 60 * utilisation - 22 * delinquencies - 6 * inquiries + rng.normal(0, 55, n))
    year, number = map(int, month.split("-"))
    serial = np.arange(1, n + 1)
    day = np.sort(rng.integers(1, 29, n))
    first, last = rng.choice(FIRST, n), rng.choice(LAST, n)
    customer = (year * 12 + number) * 1000 % 1_000_000 + serial
    verified = np.where(rng.uniform(0, 1, n) < 0.72, np.round(income * rng.normal(0.97, 0.05, n), 0), np.nan)
    birth_year = 2026 - rng.integers(19, 71, n)
    birth_month, birth_day = rng.integers(1, 13, n), rng.integers(1, 29, n)
    return pd.DataFrame(
        {
            "application_id": [f"A{month[2:4]}{month[5:]}-{i:05d}" for i in serial],
            "customer_id": customer,
            "cohort": month,
            "applied_on": [f"{month}-{d:02d}" for d in day],
            "loan_amount": amount.astype("int64"),
            "pence": rng.integers(0, 100, n),
            "term_months": rng.choice([12, 24, 36, 48, 60], n),
            "purpose": rng.choice(PURPOSES, n),
            "declared_income": income.astype("int64"),
            "employment_years": employment,
            "postcode": index["postcode"].to_numpy()[area],
            "channel": rng.choice(["web", "branch", "broker"], n, p=[0.6, 0.15, 0.25]),
            "full_name": [f"{a} {b}" for a, b in zip(first, last)],
            "email": [f"{a}.{b}.{c}@mail.example".lower() for a, b, c in zip(first, last, customer)],
            "phone": [f"+44 7700 9{int(v):05d}" for v in rng.integers(0, 99999, n)],
            "national_id": [f"ZZ{int(v):06d}X" for v in rng.integers(0, 999999, n)],
            "date_of_birth": [f"{y}-{m:02d}-{d:02d}" for y, m, d in zip(birth_year, birth_month, birth_day)],
            "verified_income": verified,
            "bureau_score": np.clip(score, 300, 850).astype("int64"),
            "utilisation": utilisation,
            "delinquencies_24m": delinquencies,
            "hard_inquiries_6m": inquiries,
            "open_accounts": rng.poisson(4.2, n) + 1,
            "oldest_account_months": rng.integers(3, 320, n),
            "default_flag": default.astype("int64"),
        }
    )


def applications_extract(people: pd.DataFrame, month: str) -> pd.DataFrame:
    """The origination system's monthly CSV, with the flaws such files have.

    From May on the system delivers `channel`, amounts with pence, and
    `employment_years` where it used to say `emp_length`.
    """
    rng = rng_for("applications", month)
    columns = [
        "application_id", "customer_id", "applied_on", "loan_amount", "term_months",
        "purpose", "declared_income", "employment_years", "postcode",
    ]  # fmt: skip
    frame = people[columns].copy()
    frame["purpose"] = [p.upper() if rng.uniform() < 0.1 else p for p in frame["purpose"]]
    broken = rng.choice(len(frame), int(rng.integers(30, 56)), replace=False)
    frame.loc[frame.index[broken[:20]], "declared_income"] = -1
    frame.loc[frame.index[broken[20:]], "loan_amount"] = 0
    if month >= "2026-05":
        frame["loan_amount"] = frame["loan_amount"] + people["pence"] / 100
        frame.loc[frame.index[broken[20:]], "loan_amount"] = 0.0
        frame["channel"] = people["channel"]
    else:
        frame = frame.rename(columns={"employment_years": "emp_length"})
    repeated = frame.iloc[rng.choice(len(frame), int(rng.integers(9, 27)), replace=False)]
    return pd.concat([frame, repeated], ignore_index=True)


def bureau_extract(people: pd.DataFrame, month: str, null_rate: float | None = None) -> pd.DataFrame:
    """The credit bureau's full refresh for every applicant in the window.

    From April on `utilisation` arrives as text such as "43.1%"; in June the
    vendor leaves it empty for well over a third of the applicants.
    """
    rng = rng_for("bureau", month)
    columns = [
        "application_id", "bureau_score", "utilisation", "delinquencies_24m",
        "hard_inquiries_6m", "open_accounts", "oldest_account_months",
    ]  # fmt: skip
    frame = people[columns].copy()
    rate = null_rate if null_rate is not None else (0.38 if month == "2026-06" else 0.011)
    if month >= "2026-04":
        frame["utilisation"] = [f"{100 * value:.1f}%" for value in frame["utilisation"]]
    frame["utilisation"] = frame["utilisation"].where(rng.uniform(0, 1, len(frame)) >= rate)
    frame["extracted_on"] = f"{month}-02"
    return frame


def sources(month: str, utilisation_null_rate: float | None = None) -> Sources:
    """Everything that stands ready when the cycle of `month` starts.

    The newest cohort is the month before; outcomes lag `OUTCOME_LAG` cohorts.
    `utilisation_null_rate` overrides the vendor's, for what-if questions.
    """
    window = months_back(month, WINDOW + 1)[:-1]
    people = pd.concat([cohort(m) for m in window], ignore_index=True)
    customers = people[
        ["customer_id", "national_id", "full_name", "email", "phone", "date_of_birth", "verified_income"]
    ].copy()
    customers["verified_income"] = customers["verified_income"].astype("Int64")
    matured = people[people["cohort"] <= window[-1 - OUTCOME_LAG]]
    outcomes = matured[["application_id", "default_flag"]].reset_index(drop=True)
    return Sources(
        applications=applications_extract(people, month),
        bureau=bureau_extract(people, month, utilisation_null_rate),
        postcodes=postcode_index(),
        customers=customers,
        outcomes=outcomes,
    )
