import type { Tone } from './tone';

/** What a node's colour is, and what it says. */
export type Sign = {
  readonly tone: Tone;
  /** Null where the usual look says enough. */
  readonly word: string | null;
};
