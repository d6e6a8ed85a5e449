/** The colour classes of a node: what a block seen from far is painted in. */
export type Tone = 'data' | 'job' | 'model' | 'bad' | 'run' | 'ok' | 'warn';

type ToneLook = {
  /** Names of CSS variables (app/globals.css). */
  readonly fill: string;
  readonly edge: string;
  readonly ink: string;
  /** Share of the edge's colour. */
  readonly edgeAlpha: number;
};

export const TONE_LOOKS: Record<Tone, ToneLook> = {
  data: { fill: '--accent-soft', edge: '--accent', ink: '--ink', edgeAlpha: 0.6 },
  job: { fill: '--sunken', edge: '--line-strong', ink: '--ink-soft', edgeAlpha: 1 },
  model: { fill: '--model-soft', edge: '--model', ink: '--model', edgeAlpha: 1 },
  bad: { fill: '--bad-soft', edge: '--bad', ink: '--bad', edgeAlpha: 1 },
  run: { fill: '--run-soft', edge: '--run', ink: '--run', edgeAlpha: 1 },
  ok: { fill: '--ok-soft', edge: '--ok', ink: '--ok', edgeAlpha: 1 },
  warn: { fill: '--warn-soft', edge: '--warn', ink: '--warn', edgeAlpha: 1 },
};
