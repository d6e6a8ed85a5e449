"""Which column comes from which: the declarations behind `columnLineage` and `lineage`.

A source is written `dataset.column`, with the dataset's key in `catalog.DATASETS`.
`pipeline.py` checks every declaration against the schemas really read and written.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Source:
    """One input column and how it is used."""

    dataset: str
    column: str
    type: str
    subtype: str
    note: str | None = None
    masking: bool | None = None


@dataclass(frozen=True)
class Columns:
    """Column lineage of one output."""

    fields: dict[str, list[Source]]
    whole: list[Source] = field(default_factory=list)


def _source(path: str, kind: str, subtype: str, note: str | None = None, masking: bool | None = None) -> Source:
    dataset, column = path.split(".")
    return Source(dataset, column, kind, subtype, note, masking)


def same(path: str) -> Source:
    """The value itself."""
    return _source(path, "DIRECT", "IDENTITY")


def derived(path: str, note: str | None = None) -> Source:
    """A value computed from it."""
    return _source(path, "DIRECT", "TRANSFORMATION", note)


def masked(path: str, note: str) -> Source:
    """A value computed from it that hides it."""
    return _source(path, "DIRECT", "TRANSFORMATION", note, True)


def aggregated(path: str, note: str) -> Source:
    """A value computed over many rows of it."""
    return _source(path, "DIRECT", "AGGREGATION", note)


def indirect(path: str, subtype: str, note: str | None = None) -> Source:
    """It decides about rows or branches; its value does not pass."""
    return _source(path, "INDIRECT", subtype, note)


def passed(dataset: str, *names: str) -> dict[str, list[Source]]:
    """Columns that keep name and value."""
    return {name: [same(f"{dataset}.{name}")] for name in names}


def staged(raw_columns: list[str]) -> Columns:
    """ingest_applications: every column as it came."""
    return Columns(passed("raw_applications", *raw_columns))


def clean(columns: list[str], renames_emp_length: bool) -> Columns:
    """clean_applications, main output; before May it also renamed `emp_length`."""
    fields = passed("staged", *columns)
    fields["purpose"] = [derived("staged.purpose", "lower case")]
    if renames_emp_length:
        fields["employment_years"] = [same("staged.emp_length")]
    checks = [indirect(f"staged.{c}", "FILTER") for c in ("application_id", "loan_amount", "declared_income")]
    return Columns(fields, checks)


QUARANTINE = Columns(
    {
        **passed("staged", "application_id", "loan_amount", "declared_income"),
        "reason": [
            indirect("staged.application_id", "CONDITIONAL", "duplicate"),
            indirect("staged.loan_amount", "CONDITIONAL", "no amount"),
            indirect("staged.declared_income", "CONDITIONAL", "negative income"),
        ],
    }
)


def bureau(columns: list[str], percent_text: bool) -> Columns:
    """clean_bureau: types only; from April `utilisation` is parsed from text."""
    fields = passed("raw_bureau", *columns)
    if percent_text:
        fields["utilisation"] = [derived("raw_bureau.utilisation", 'percentage text to fraction, "43.1%" to 0.431')]
    return Columns(fields)


APPLICANTS = Columns(
    {
        **passed("clean", "application_id", "applied_on", "declared_income", "loan_amount", "term_months"),
        **passed("clean", "purpose", "employment_years", "postcode"),
        **passed("bureau", "bureau_score", "utilisation", "delinquencies_24m", "hard_inquiries_6m"),
        **passed("bureau", "open_accounts", "oldest_account_months"),
        **passed("customers", "verified_income"),
        "customer_key": [masked("customers.national_id", "SHA-256, first 16 hex digits")],
        "cohort": [derived("clean.applied_on", "year and month")],
        "age_years": [derived("customers.date_of_birth", "whole years"), derived("clean.applied_on", "whole years")],
    },
    [
        indirect("clean.customer_id", "JOIN"),
        indirect("customers.customer_id", "JOIN"),
        indirect("clean.application_id", "JOIN"),
        indirect("bureau.application_id", "JOIN"),
        indirect("customers.verified_income", "FILTER"),
        indirect("clean.application_id", "SORT"),
    ],
)

CONTACTS = Columns(
    {
        **passed("clean", "application_id"),
        **passed("customers", "full_name", "email", "phone"),
        "customer_key": [masked("customers.national_id", "SHA-256, first 16 hex digits")],
    },
    [
        indirect("clean.customer_id", "JOIN"),
        indirect("customers.customer_id", "JOIN"),
        indirect("clean.application_id", "SORT"),
    ],
)


def features(release: str) -> Columns:
    """build_features, by release: what the area column is made of is what changes."""
    income = [
        derived("applicants.verified_income", "first known of"),
        derived("applicants.declared_income", "first known of"),
    ]
    impute = "previous row's value where missing" if release >= "2026_06" else "median where missing"
    fields = {
        **passed("applicants", "application_id", "cohort", "loan_amount", "term_months", "employment_years"),
        **passed("applicants", "bureau_score", "delinquencies_24m", "hard_inquiries_6m", "oldest_account_months"),
        **passed("outcomes", "default_flag"),
        "income": income,
        "loan_to_income": [derived("applicants.loan_amount"), *income],
        "monthly_burden": [derived("applicants.loan_amount"), derived("applicants.term_months"), *income],
        "utilisation": [derived("applicants.utilisation", impute)],
        "utilisation_missing": [derived("applicants.utilisation", "1 if missing")],
    }
    if release == "2026_02":
        fields |= passed("raw_postcodes", "postcode_ethnicity_index")
    if release == "2026_04":
        fields["area_risk_band"] = [
            derived("raw_postcodes.postcode_default_rate", "half the weight, then banded"),
            derived("raw_postcodes.postcode_ethnicity_index", "half the weight, then banded"),
        ]
    if release >= "2026_05":
        fields["area_risk_band"] = [derived("raw_postcodes.postcode_default_rate", "banded")]
    joins = ["applicants.postcode", "raw_postcodes.postcode", "applicants.application_id", "outcomes.application_id"]
    return Columns(fields, [indirect(path, "JOIN") for path in joins])


def model(signature: list[str]) -> Columns:
    """train_model: the signature's fields, and the output that all of them and the target made."""
    fields = passed("features_table", *signature)
    learned = [derived(f"features_table.{name}", "model input") for name in signature]
    fields["probability_of_default"] = [*learned, derived("features_table.default_flag", "target of the fit")]
    rows = [
        indirect("features_table.default_flag", "FILTER", "outcome known"),
        indirect("features_table.application_id", "FILTER", "not in the holdout"),
    ]
    return Columns(fields, rows)


def metrics(columns: list[str]) -> Columns:
    """evaluate_model: measures of the model's output against the known outcomes."""
    measured = [
        aggregated("model.probability_of_default", "over holdout rows"),
        aggregated("features_table.default_flag", "over holdout rows"),
    ]
    fields = {name: measured for name in columns if name not in ("model_version", "promoted", "month")}
    fields["promoted"] = [indirect("model.probability_of_default", "CONDITIONAL", "gates")]
    rows = [indirect("features_table.default_flag", "FILTER", "outcome known")]
    return Columns(fields, rows)


def predictions(signature: list[str]) -> Columns:
    """batch_score: a score from every feature through the model."""
    inputs = [derived(f"features.{name}", "model input") for name in signature]
    return Columns(
        {
            **passed("features", "application_id", "cohort"),
            "risk_score": [derived("model.probability_of_default", "predict_proba"), *inputs],
            "decision": [indirect("model.probability_of_default", "CONDITIONAL", "decline from 0.45")],
        },
        [indirect("features.cohort", "FILTER", "newest cohort")],
    )


def queue(signature: list[str]) -> Columns:
    """batch_score, second output: the score, and the contact data the predictions never see."""
    inputs = [derived(f"features.{name}", "model input") for name in signature]
    return Columns(
        {
            **passed("features", "application_id"),
            **passed("contacts", "full_name", "email"),
            "risk_score": [derived("model.probability_of_default", "predict_proba"), *inputs],
        },
        [
            indirect("contacts.application_id", "JOIN"),
            indirect("features.application_id", "JOIN"),
            indirect("features.cohort", "FILTER", "newest cohort"),
        ],
    )


VIEW = Columns(
    {
        **passed("applicants", "purpose"),
        "applications": [aggregated("predictions.application_id", "count")],
        "exposure": [aggregated("applicants.loan_amount", "sum")],
        "mean_risk": [aggregated("predictions.risk_score", "mean")],
        "expected_loss": [
            aggregated("predictions.risk_score", "sum of score times amount"),
            aggregated("applicants.loan_amount", "sum of score times amount"),
        ],
    },
    [
        indirect("predictions.application_id", "JOIN"),
        indirect("applicants.application_id", "JOIN"),
        indirect("applicants.purpose", "GROUP_BY"),
    ],
)

DASHBOARD = Columns(
    {
        "applications_scored": [aggregated("predictions.application_id", "count")],
        "decline_rate": [aggregated("predictions.decision", "share of declines")],
        "total_expected_loss": [
            aggregated("predictions.risk_score", "sum of score times amount"),
            aggregated("applicants.loan_amount", "sum of score times amount"),
        ],
        "candidate_auc": [same("metrics.auc")],
    },
    [indirect("predictions.application_id", "JOIN"), indirect("applicants.application_id", "JOIN")],
)
