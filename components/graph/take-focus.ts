const TYPING = 'input, textarea, select, [contenteditable="true"]';

/**
 * A ref for the element that is to have the focus: given it when it appears, or when the ref is put on
 * it; not while somebody types elsewhere.
 */
export function takeFocus(element: HTMLElement | null): void {
  if (document.activeElement?.matches(TYPING) === true) return;
  element?.focus({ preventScroll: true });
}
