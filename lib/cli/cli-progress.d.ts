/** What is used of cli-progress, which ships no types. */
declare module 'cli-progress' {
  /** One bar on a terminal. */
  export class SingleBar {
    constructor(options: Readonly<Record<string, unknown>>, preset?: object);
    start(total: number, value: number, payload?: Readonly<Record<string, unknown>>): void;
    update(value: number, payload?: Readonly<Record<string, unknown>>): void;
    setTotal(total: number): void;
    stop(): void;
  }
  export const Presets: { readonly shades_classic: object };
}
