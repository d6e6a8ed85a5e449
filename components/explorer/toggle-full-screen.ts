/** Lets an element fill the screen, or gives the screen back. Browsers that refuse leave things as they are. */
export function toggleFullScreen(element: HTMLElement | null): void {
  const change =
    document.fullscreenElement === null ? element?.requestFullscreen() : document.exitFullscreen();
  // A refusal (no permission, an embedded page) needs no words: nothing changed.
  change?.catch(() => undefined);
}
