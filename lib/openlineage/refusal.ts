/** Why an event cannot be taken: what is wrong, where (RFC 6901 pointer), and as what kind of fault. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  /** `malformed`: not JSON or not an event; `over_limit`: too deep, wide or many; `strict`: off, and strict mode is on. */
  readonly fault: 'malformed' | 'over_limit' | 'strict';
  readonly pointer: string;

  constructor(fault: Refusal['fault'], pointer: string, message: string) {
    super(message);
    this.fault = fault;
    this.pointer = pointer;
  }
}

/** Appends one step to a JSON pointer, escaped by RFC 6901 §3. */
export function pointerTo(base: string, step: string | number): string {
  return `${base}/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
