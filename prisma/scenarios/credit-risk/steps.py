"""The pipeline's steps that kept one form from January to July.

Steps are plain functions from frames to frames: they know nothing of lineage.
Steps that changed with a commit live in `releases/`.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3

import numpy as np
import pandas as pd
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.metrics import brier_score_loss, log_loss, roc_auc_score, roc_curve

TARGET = "default_flag"
NOT_FEATURES = ("application_id", "cohort", TARGET)

JOIN_APPLICANTS_SQL = """\
SELECT a.application_id,
       sha256_hex(c.national_id)                                         AS customer_key,
       substr(a.applied_on, 1, 7)                                        AS cohort,
       a.applied_on,
       CAST((julianday(a.applied_on) - julianday(c.date_of_birth)) / 365.25 AS INTEGER) AS age_years,
       a.declared_income,
       c.verified_income,
       a.loan_amount,
       a.term_months,
       a.purpose,
       a.employment_years,
       a.postcode,
       b.bureau_score,
       b.utilisation,
       b.delinquencies_24m,
       b.hard_inquiries_6m,
       b.open_accounts,
       b.oldest_account_months
  FROM applications a
  JOIN customers c ON c.customer_id = a.customer_id
  JOIN bureau b    ON b.application_id = a.application_id
 WHERE c.verified_income IS NULL OR c.verified_income > 0
 ORDER BY a.application_id"""

JOIN_CONTACTS_SQL = """\
SELECT a.application_id,
       sha256_hex(c.national_id) AS customer_key,
       c.full_name,
       c.email,
       c.phone
  FROM applications a
  JOIN customers c ON c.customer_id = a.customer_id
 ORDER BY a.application_id"""


def ingest_applications(raw: pd.DataFrame) -> pd.DataFrame:
    """Type the CSV extract: small integers stay small, dates stay text."""
    staged = raw.copy()
    for column in staged.select_dtypes("int64"):
        staged[column] = staged[column].astype("int32")
    return staged


def join_customers(
    applications: pd.DataFrame, bureau: pd.DataFrame, customers: pd.DataFrame
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Join the three sources in SQL; identities leave only as a one-way key or as contact data."""
    with sqlite3.connect(":memory:") as db:
        db.create_function("sha256_hex", 1, lambda value: hashlib.sha256(value.encode()).hexdigest()[:16])
        applications.to_sql("applications", db, index=False)
        bureau.to_sql("bureau", db, index=False)
        customers.to_sql("customers", db, index=False)
        applicants = pd.read_sql(JOIN_APPLICANTS_SQL, db)
        contacts = pd.read_sql(JOIN_CONTACTS_SQL, db)
    db.close()
    applicants["verified_income"] = applicants["verified_income"].astype("Int64")
    return applicants, contacts


def reconcile_volumes(
    staged: pd.DataFrame, clean: pd.DataFrame, quarantine: pd.DataFrame, bureau: pd.DataFrame
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Count rows from stage to stage, and the reasons why some were set aside."""
    ids = set(clean["application_id"])
    covered = bureau["application_id"].isin(ids).sum()
    volumes = pd.DataFrame(
        {
            "stage": ["staged", "clean", "quarantined", "covered by bureau"],
            "row_count": [len(staged), len(clean), len(quarantine), int(covered)],
        }
    )
    volumes["share_of_staged"] = (volumes["row_count"] / len(staged)).round(6)
    missing = bureau["utilisation"].isna().sum()
    reasons = quarantine.groupby("reason").size().rename("row_count").reset_index()
    reasons.loc[len(reasons)] = ["bureau: utilisation missing", int(missing)]
    return volumes, reasons


def is_holdout(features: pd.DataFrame) -> pd.Series:
    """Three applications in ten, chosen by id: the same ones whatever the month."""
    bucket = [int(hashlib.sha256(i.encode()).hexdigest()[:8], 16) % 10 for i in features["application_id"]]
    return pd.Series(np.array(bucket) < 3, index=features.index)


def feature_columns(features: pd.DataFrame) -> list[str]:
    """The columns a model learns from, in order."""
    return [c for c in features.columns if c not in NOT_FEATURES]


def train_model(features: pd.DataFrame, params: dict) -> GradientBoostingClassifier:
    """Fit a gradient boosting classifier on applications whose outcome is known."""
    known = features[features[TARGET].notna() & ~is_holdout(features)]
    model = GradientBoostingClassifier(**params)
    model.fit(known[feature_columns(features)], known[TARGET].astype(int))
    return model


def model_artifact(model: GradientBoostingClassifier) -> bytes:
    """The trees as canonical JSON: what the registry stores, and what its digest is taken of."""
    trees = []
    for (estimator,) in model.estimators_:
        tree = estimator.tree_
        trees.append(
            {
                "feature": tree.feature.tolist(),
                "threshold": [round(float(v), 6) for v in tree.threshold],
                "left": tree.children_left.tolist(),
                "right": tree.children_right.tolist(),
                "value": [round(float(v), 6) for v in tree.value.ravel()],
            }
        )
    body = {"features": model.feature_names_in_.tolist(), "trees": trees}
    return json.dumps(body, sort_keys=True, separators=(",", ":")).encode()


def score(model: GradientBoostingClassifier, features: pd.DataFrame) -> np.ndarray:
    """Probability of default, from the columns the model was fitted on."""
    return np.round(model.predict_proba(features[model.feature_names_in_])[:, 1], 6)


def model_metrics(model: GradientBoostingClassifier, features: pd.DataFrame) -> dict[str, dict]:
    """auc, ks, brier and log loss of a model on its training and holdout rows."""
    known = features[features[TARGET].notna()]
    holdout = is_holdout(known)
    result = {}
    for split, rows in (("train", known[~holdout]), ("test", known[holdout])):
        truth, risk = rows[TARGET].astype(int), score(model, rows)
        false_rate, true_rate, _ = roc_curve(truth, risk)
        result[split] = {
            "rows": len(rows),
            "auc": round(float(roc_auc_score(truth, risk)), 4),
            "ks": round(float(np.max(true_rate - false_rate)), 4),
            "brier": round(float(brier_score_loss(truth, risk)), 4),
            "log_loss": round(float(log_loss(truth, risk)), 4),
        }
    return result


def evaluate_model(metrics: dict, champion_auc: float | None, gates: dict, features: list[str]) -> list[dict]:
    """Check a candidate against the promotion gates; each result names what was expected and seen."""
    test = metrics["test"]
    results = [
        gate("auc_minimum", "threshold", "error", test["auc"] >= gates["auc"], f">= {gates['auc']}", test["auc"]),
        gate("ks_minimum", "threshold", "error", test["ks"] >= gates["ks"], f">= {gates['ks']}", test["ks"]),
        gate("brier_maximum", "threshold", "warn", test["brier"] <= gates["brier"], f"<= {gates['brier']}", test["brier"]),
    ]  # fmt: skip
    if champion_auc is not None:
        drop = round(champion_auc - test["auc"], 4)
        limit = gates["auc_drop"]
        results.append(gate("auc_drop_against_champion", "comparison", "warn", drop <= limit, f"<= {limit}", drop))
    if "forbidden_names" in gates:
        found = sorted(set(gates["forbidden_names"]) & set(features))
        results.append(
            gate("no_prohibited_feature_by_name", "policy", "error", not found, "none", ", ".join(found) or "none")
        )
    return results


def gate(name: str, kind: str, severity: str, passed: bool, expected: str, actual: object) -> dict:
    """One gate's outcome."""
    status = "pass" if passed else "fail"
    return dict(name=name, type=kind, severity=severity, status=status, expected=expected, actual=str(actual))


def batch_score(
    model: GradientBoostingClassifier, version: str, features: pd.DataFrame, contacts: pd.DataFrame
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Score the newest cohort; list those to be declined with how to write to them."""
    newest = features[features["cohort"] == features["cohort"].max()]
    predictions = newest[["application_id", "cohort"]].copy()
    predictions["risk_score"] = score(model, newest)
    predictions["decision"] = np.where(predictions["risk_score"] >= 0.45, "decline", "accept")
    predictions["model_version"] = version
    declined = predictions[predictions["decision"] == "decline"]
    queue = declined[["application_id", "risk_score"]].merge(contacts, on="application_id", how="left")
    return predictions.reset_index(drop=True), queue[["application_id", "full_name", "email", "risk_score"]]


def publish_portfolio(
    predictions: pd.DataFrame, applicants: pd.DataFrame, metrics: pd.DataFrame
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The view behind the portfolio report, and the dashboard's tiles."""
    frame = predictions.merge(applicants[["application_id", "purpose", "loan_amount"]], on="application_id")
    frame["expected_loss"] = frame["risk_score"] * frame["loan_amount"]
    view = frame.groupby("purpose", as_index=False).agg(
        applications=("application_id", "count"),
        exposure=("loan_amount", "sum"),
        mean_risk=("risk_score", "mean"),
        expected_loss=("expected_loss", "sum"),
    )
    view = view.round({"exposure": 2, "mean_risk": 6, "expected_loss": 2})
    latest = metrics.iloc[-1]
    tiles = pd.DataFrame(
        {
            "applications_scored": [int(len(frame))],
            "decline_rate": [round(float((frame["decision"] == "decline").mean()), 6)],
            "total_expected_loss": [round(float(frame["expected_loss"].sum()), 2)],
            "candidate_auc": [float(latest["auc"])],
        }
    )
    return view, tiles
