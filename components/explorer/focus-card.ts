/** Gives a node's card or row the focus, where it is; nothing if it is not on screen. */
export function focusCard(id: string): void {
  document
    .querySelector<HTMLElement>(`[data-node="${CSS.escape(id)}"]`)
    ?.focus({ preventScroll: true });
}
