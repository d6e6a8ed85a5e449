type Variable = { readonly name: string; readonly value: string };

/** Names whose values are plainly no secret. Anything else is masked: environments hold credentials. */
const HARMLESS =
  /^(LANG|LC_[A-Z]+|TZ|PYTHON_?VERSION|JAVA_VERSION|NODE_VERSION|SPARK_VERSION|AIRFLOW_VERSION|ENV|ENVIRONMENT|STAGE|REGION|AWS_REGION|HOSTTYPE|OSTYPE|GIT_(COMMIT|BRANCH|SHA)|CI)$/;

/** Values for the screen: `••••` unless the name says they are harmless. Nothing of a secret's length shows. */
export function maskEnvironment(variables: readonly Variable[]): Variable[] {
  return variables.map(({ name, value }) => ({
    name,
    value: HARMLESS.test(name) ? value : '••••',
  }));
}
