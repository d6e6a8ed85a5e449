/** Lets the page fill the screen, all of it, for dialogs and tooltips live beside the explorer, or gives the screen back. Browsers that refuse leave things as they are. */
export function toggleFullScreen(): void {
  const change =
    document.fullscreenElement === null
      ? document.documentElement.requestFullscreen()
      : document.exitFullscreen();
  // A refusal (no permission, an embedded page) needs no words: nothing changed.
  change.catch(() => undefined);
}
