/**
 * A map whose values are made when they are asked for: of 10,000 places a page looks at a few dozen. A
 * value asked for twice is made twice.
 */
export class LazyMap<Value> implements ReadonlyMap<string, Value> {
  readonly #names: () => Iterable<string>;
  readonly #valueOf: (name: string) => Value | undefined;

  /** `names` gives all keys there may be, each once; `valueOf` the value of one, undefined where there is none. */
  constructor(names: () => Iterable<string>, valueOf: (name: string) => Value | undefined) {
    this.#names = names;
    this.#valueOf = valueOf;
  }

  get(name: string): Value | undefined {
    return this.#valueOf(name);
  }

  has(name: string): boolean {
    return this.#valueOf(name) !== undefined;
  }

  get size(): number {
    return [...this.entries()].length;
  }

  *entries(): MapIterator<[string, Value]> {
    for (const name of this.#names()) {
      const value = this.#valueOf(name);
      if (value !== undefined) yield [name, value];
    }
  }

  *keys(): MapIterator<string> {
    for (const [name] of this.entries()) yield name;
  }

  *values(): MapIterator<Value> {
    for (const [, value] of this.entries()) yield value;
  }

  [Symbol.iterator](): MapIterator<[string, Value]> {
    return this.entries();
  }

  forEach(tell: (value: Value, name: string, map: ReadonlyMap<string, Value>) => void): void {
    for (const [name, value] of this.entries()) tell(value, name, this);
  }
}

/** The same map with each value changed, when it is asked for. */
export function mapLazily<Value>(
  map: ReadonlyMap<string, Value>,
  change: (value: Value, name: string) => Value,
): ReadonlyMap<string, Value> {
  return new LazyMap(
    () => map.keys(),
    (name) => {
      const value = map.get(name);
      return value === undefined ? undefined : change(value, name);
    },
  );
}
