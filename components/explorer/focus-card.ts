/** Gives a node's card or row the focus, where it is; nothing if it is not on screen. */
export function focusCard(id: string): void {
  document
    .querySelector<HTMLElement>(`[data-node="${CSS.escape(id)}"]`)
    ?.focus({ preventScroll: true });
}

/** The node, group or folded card whose card or row has the focus, or something in it; null if none has. */
export function focusedCard(): string | null {
  const card = document.activeElement?.closest('[data-id], [role="row"], li');
  const named = document.activeElement?.closest<HTMLElement>('[data-node]');
  return (named ?? card?.querySelector<HTMLElement>('[data-node]'))?.dataset['node'] ?? null;
}
