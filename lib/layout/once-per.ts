/**
 * The same function, called once for each object: what it gave is kept as long as the object is. It lets
 * the same thing be made ahead, in a moment of its own, and be there when it is needed.
 */
export function oncePer<Of extends object, Made>(make: (of: Of) => Made): (of: Of) => Made {
  const made = new WeakMap<Of, { readonly value: Made }>();
  return (of) => {
    const known = made.get(of) ?? { value: make(of) };
    made.set(of, known);
    return known.value;
  };
}
