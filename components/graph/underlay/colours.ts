import { HUES } from '../tone';

/** CSS variables the canvas paints with. */
const NAMES: readonly string[] = [
  '--canvas',
  '--surface',
  '--sunken',
  '--line',
  '--line-strong',
  '--ink',
  '--ink-soft',
  '--ink-faint',
  '--accent',
  '--accent-soft',
  '--ok',
  '--ok-soft',
  '--warn',
  '--warn-soft',
  '--bad',
  '--bad-soft',
  '--run',
  '--run-soft',
  '--model',
  '--model-soft',
  ...HUES.flatMap((hue) => [`--${hue}`, `--${hue}-soft`]),
];

/** What each CSS variable stands for in the theme of now. */
export type Colours = ReadonlyMap<string, string>;

/** Reads the colours of the theme of now. */
export function readColours(): Colours {
  const style = getComputedStyle(document.documentElement);
  return new Map(NAMES.map((name) => [name, style.getPropertyValue(name).trim()]));
}

/** Calls back whenever the theme may have changed; gives what ends it. */
export function watchTheme(tell: () => void): () => void {
  const observer = new MutationObserver(tell);
  observer.observe(document.documentElement, { attributeFilter: ['class', 'style'] });
  return () => {
    observer.disconnect();
  };
}
