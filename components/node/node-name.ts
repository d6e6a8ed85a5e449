/** Last parts that say nothing by themselves: `stg_orders.test`, `core.main`, `train.py`. */
const GENERIC_TAIL = /^(test|tests|run|task|job|main|latest|data|part|output|model|py|sql|csv|json|parquet)$/i;

/**
 * Splits a dotted or slashed name so that the last part can be set large and the rest small:
 * `core.public.customers` → `core.public.` + `customers`. A last part that says nothing by itself
 * takes the one before along: `shop.staging.stg_orders.test` → `shop.staging.` + `stg_orders.test`.
 */
export function splitName(name: string): { readonly head: string; readonly tail: string } {
  const trimmed = name.replace(/[/.]+$/, '');
  const slash = trimmed.lastIndexOf('/');
  if (slash >= 0) return { head: name.slice(0, slash + 1), tail: name.slice(slash + 1) };
  const dot = trimmed.lastIndexOf('.');
  const isGeneric = GENERIC_TAIL.test(trimmed.slice(dot + 1));
  const cut = dot > 0 && isGeneric ? trimmed.lastIndexOf('.', dot - 1) : dot;
  return { head: name.slice(0, cut + 1), tail: name.slice(cut + 1) };
}
