import type { GraphView } from '@/lib/url/graph-view';

type Hops = Pick<GraphView, 'expanded' | 'collapsed'>;
type Side = 'up' | 'down';

const without = (list: readonly string[], ...gone: readonly string[]) =>
  list.filter((entry) => !gone.includes(entry));

/** The view with one more hop, or all of them, at one side of a node. */
export function expandSide<View extends Hops>(
  view: View,
  key: string,
  side: Side,
  isAll = false,
): View {
  const one = `${key}.${side}`;
  const all = `${one}*`;
  const entry = isAll ? all : one;
  const expanded = view.expanded.includes(all) ? [all] : [entry];
  return {
    ...view,
    expanded: [...without(view.expanded, one, all), ...expanded].sort(),
    collapsed: without(view.collapsed, one, all),
  };
}

/** The view without what lies beyond one side of a node. */
export function collapseSide<View extends Hops>(view: View, key: string, side: Side): View {
  const one = `${key}.${side}`;
  return {
    ...view,
    expanded: without(view.expanded, one, `${one}*`, `${one}.job`, `${one}.dataset`),
    collapsed: [...without(view.collapsed, one), one].sort(),
  };
}
