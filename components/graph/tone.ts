/** Colours of values without an order; in app/hues.css. */
export const HUES = [
  'hue-1',
  'hue-2',
  'hue-3',
  'hue-4',
  'hue-5',
  'hue-6',
  'hue-7',
  'hue-8',
  'hue-9',
  'hue-10',
  'hue-11',
  'hue-12',
] as const;
type Hue = (typeof HUES)[number];

/** The colour classes of a node: what a block seen from far is painted in. */
export type Tone = 'data' | 'job' | 'model' | 'bad' | 'run' | 'ok' | 'warn' | Hue;

type ToneLook = {
  /** Names of CSS variables (app/globals.css, app/hues.css). */
  readonly fill: string;
  readonly edge: string;
  readonly ink: string;
  /** Share of the edge's colour. */
  readonly edgeAlpha: number;
};

const hueLook = (hue: Hue): ToneLook => ({
  fill: `--${hue}-soft`,
  edge: `--${hue}`,
  ink: '--ink',
  edgeAlpha: 1,
});

export const TONE_LOOKS: Record<Tone, ToneLook> = {
  data: { fill: '--accent-soft', edge: '--accent', ink: '--ink', edgeAlpha: 0.6 },
  job: { fill: '--sunken', edge: '--ink-faint', ink: '--ink-soft', edgeAlpha: 0.55 },
  model: { fill: '--model-soft', edge: '--model', ink: '--model', edgeAlpha: 1 },
  bad: { fill: '--bad-soft', edge: '--bad', ink: '--bad', edgeAlpha: 1 },
  run: { fill: '--run-soft', edge: '--run', ink: '--run', edgeAlpha: 1 },
  ok: { fill: '--ok-soft', edge: '--ok', ink: '--ok', edgeAlpha: 1 },
  warn: { fill: '--warn-soft', edge: '--warn', ink: '--warn', edgeAlpha: 1 },
  ...(Object.fromEntries(HUES.map((hue) => [hue, hueLook(hue)])) as Record<Hue, ToneLook>),
};

/** Of a tone the one strong colour, as it fills a swatch or the box of an icon. Grey is strong enough to be seen. */
export function strongOf(tone: Tone): string {
  return tone === 'job' ? '--ink-faint' : TONE_LOOKS[tone].edge;
}
