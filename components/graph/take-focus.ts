/** A ref for the element that is to have the focus: given it when it appears, or when the ref is put on it. */
export function takeFocus(element: HTMLElement | null): void {
  element?.focus({ preventScroll: true });
}
