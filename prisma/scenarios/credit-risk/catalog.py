"""What the project declares about its datasets and jobs: names, types, owners, words, tags."""

from __future__ import annotations

from dataclasses import dataclass, field

RAW = "s3://acme-credit-raw"
LAKE = "s3://acme-credit-lake"
CORE = "postgres://core-db.acme.internal:5432"
DWH = "postgres://dwh.acme.internal:5432"
HIVE = "hive://metastore.acme.internal:9083"
REGISTRY = "mlflow://models.acme.internal"
BI = "looker://bi.acme.internal"

JOBS_NAMESPACE = "credit-risk"
PIPELINE = "credit_risk.monthly"
REPOSITORY = "https://git.acme.example/credit/credit-risk"
CATALOGUE = "https://catalogue.acme.example/publisher"

PII = ("pii", "true")


@dataclass(frozen=True)
class Dataset:
    """One dataset as its producer declares it."""

    namespace: str
    name: str
    type: str
    format: str = "parquet"
    subtype: str | None = None
    owner: str | None = None
    about: str | None = None
    tags: tuple[tuple[str, str], ...] = ()
    column_tags: dict[str, tuple[str, str]] = field(default_factory=dict)
    external: bool = False  # written by somebody else: its readers describe it
    alias: tuple[str, str, str] | None = None  # namespace, name, type

    @property
    def uri(self) -> str:
        """The physical address."""
        return f"{self.namespace}/{self.name}"


DATASETS: dict[str, Dataset] = {
    "raw_applications": Dataset(RAW, "applications/loan_applications.csv", "FILE", "csv", external=True),
    "raw_bureau": Dataset(RAW, "bureau/bureau_extract.csv", "FILE", "csv", external=True),
    "raw_postcodes": Dataset(RAW, "reference/postcode_index.csv", "FILE", "csv", external=True),
    "customers": Dataset(CORE, "core.public.customers", "TABLE", "csv", external=True),
    "outcomes": Dataset(CORE, "core.public.loan_outcomes", "TABLE", "csv", external=True),
    "staged": Dataset(
        LAKE, "staging/applications", "FILE", owner="team:credit-data",
        about="Applications extract, typed, otherwise **as delivered**.",
    ),
    "clean": Dataset(
        LAKE, "clean/applications", "FILE", owner="team:credit-data",
        about="Applications with one row an id, positive income and amount.\n\nRejected rows: `quarantine/applications`.",
    ),
    "quarantine": Dataset(
        LAKE, "quarantine/applications", "FILE", owner="team:credit-data",
        about="Rows that `clean_applications` set aside, each with its reason.",
    ),
    "bureau": Dataset(
        LAKE, "clean/bureau", "FILE", owner="team:credit-data",
        about="Bureau extract, one row an application; `utilisation` as a fraction of the limit.",
    ),
    "applicants": Dataset(
        LAKE, "curated/applicants", "FILE", owner="team:credit-data", tags=(("classification", "confidential"),),
        about="Applications joined with bureau and customer data. Holds **no direct identifiers**: `customer_key` is a one-way hash.",
    ),
    "contacts": Dataset(
        LAKE, "curated/applicant_contacts", "FILE", owner="team:credit-data",
        tags=(("classification", "restricted"),),
        column_tags={"full_name": PII, "email": PII, "phone": PII},
        about="How to reach an applicant. For letters only, never for models.",
    ),
    "features": Dataset(
        LAKE, "features/loan_features", "FILE", owner="team:credit-modelling",
        alias=(HIVE, "features.loan_features", "TABLE"),
        about="Model features, one row an application. Registered in the metastore as `features.loan_features`.",
    ),
    "features_table": Dataset(HIVE, "features.loan_features", "TABLE", subtype="EXTERNAL"),
    "model": Dataset(
        REGISTRY, "credit_default", "MODEL", "json", subtype="GRADIENT_BOOSTING", owner="team:credit-modelling",
        alias=("s3://acme-credit-models", "credit_default", "LOCATION"),
        about="Probability that a loan defaults.\n\n- one version a month\n- promoted only when `evaluate_model` passes every *error* gate",
    ),
    "metrics": Dataset(
        LAKE, "evaluation/metrics", "FILE", owner="team:credit-modelling",
        about="One row a model version: metrics on train and holdout, and whether it was promoted.",
    ),
    "predictions": Dataset(
        LAKE, "scores/predictions", "FILE", owner="team:credit-decisions", tags=(("classification", "confidential"),),
        about="Risk score and decision for the newest cohort, with the model version that gave them.",
    ),
    "queue": Dataset(
        LAKE, "scores/adverse_action_queue", "FILE", owner="team:credit-decisions",
        tags=(("classification", "restricted"),), column_tags={"full_name": PII, "email": PII},
        about="Declined applicants who must be written to.",
    ),
    "volumes": Dataset(
        LAKE, "quality/volume_reconciliation", "FILE", owner="team:credit-data",
        about="Row counts from stage to stage.",
    ),
    "reasons": Dataset(
        LAKE, "quality/rejection_reasons", "FILE", owner="team:credit-data",
        about="Why rows were set aside or are incomplete.",
    ),
    "view": Dataset(
        DWH, "risk.reporting.v_portfolio_by_purpose", "VIEW", "csv", subtype="MATERIALIZED",
        owner="team:portfolio-reporting", about="Exposure and expected loss of the newest cohort by purpose.",
    ),
    "dashboard": Dataset(
        BI, "dashboards/portfolio_risk", "DASHBOARD", "json", owner="team:portfolio-reporting",
        about="**Portfolio risk** board of the credit committee, refreshed monthly.",
    ),
    "fairness_report": Dataset(LAKE, "audit/fairness_report", "FILE"),
}  # fmt: skip

COLUMNS: dict[str, str] = {
    "application_id": "Application number",
    "customer_id": "Customer number in the core system",
    "customer_key": "One-way hash of the national id",
    "cohort": "Month of application",
    "applied_on": "Date of application",
    "loan_amount": "Amount asked for, GBP",
    "term_months": "Term in months",
    "purpose": "What the loan is for",
    "declared_income": "Yearly income as declared, GBP",
    "verified_income": "Yearly income as verified, GBP",
    "income": "Verified income, else declared",
    "emp_length": "Years with the employer",
    "employment_years": "Years with the employer",
    "postcode": "Postcode of residence",
    "channel": "Where the application came in",
    "reason": "Why the row was set aside",
    "bureau_score": "Bureau score, 300 to 850",
    "utilisation": "Share of the revolving limit in use",
    "utilisation_missing": "1 if the bureau gave no utilisation",
    "delinquencies_24m": "Late payments in 24 months",
    "hard_inquiries_6m": "Credit searches in 6 months",
    "open_accounts": "Open credit accounts",
    "oldest_account_months": "Age of the oldest account, months",
    "national_id": "National identity number",
    "full_name": "First and last name",
    "email": "E-mail address",
    "phone": "Telephone number",
    "date_of_birth": "Date of birth",
    "age_years": "Age at application",
    "postcode_default_rate": "Historic default rate of the postcode",
    "postcode_ethnicity_index": "Census-derived ethnicity index of the postcode",
    "area_risk_band": "Risk band of the area, 0 to 3",
    "loan_to_income": "Loan amount over yearly income",
    "monthly_burden": "Monthly instalment over monthly income",
    "default_flag": "1 if the loan defaulted",
    "probability_of_default": "Model output, 0 to 1",
    "risk_score": "Probability of default given by the model",
    "decision": "accept or decline",
    "model_version": "Version of credit_default that scored the row",
}


@dataclass(frozen=True)
class Job:
    """One job as its owners declare it."""

    kind: str
    owner: str
    seconds: int
    about: str


JOBS: dict[str, Job] = {
    "": Job("DAG", "team:credit-data", 0, "Monthly credit-risk cycle: from extracts to scores and report."),
    "ingest_applications": Job("TASK", "team:credit-data", 41, "Type the applications extract and stage it."),
    "clean_applications": Job("TASK", "team:credit-data", 63, "Set unusable applications aside."),
    "clean_bureau": Job("TASK", "team:credit-data", 52, "Type the bureau extract."),
    "join_customers": Job("QUERY", "team:credit-data", 118, "Join applications, bureau and customers in SQL."),
    "reconcile_volumes": Job("TASK", "team:credit-data", 17, "Account for every row between the stages."),
    "build_features": Job("TASK", "team:credit-modelling", 96, "Compute model features."),
    "train_model": Job("TRAINING", "team:credit-modelling", 780, "Train `credit_default` on known outcomes."),
    "evaluate_model": Job("EVALUATION", "team:credit-modelling", 74, "Check the new version against the promotion gates."),
    "batch_score": Job("INFERENCE", "team:credit-decisions", 133, "Score the newest cohort with the champion version."),
    "publish_portfolio": Job("REPORT", "team:portfolio-reporting", 29, "Refresh the portfolio view and dashboard."),
}  # fmt: skip
