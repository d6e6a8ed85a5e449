/**
 * Where edges come in and go out: the middle of the left and right sides. React Flow measures what
 * carries these class names and attributes; its own Handle adds subscriptions for drawing edges by
 * hand, two a card, which nobody does here.
 */
export function EdgeEnds() {
  return (
    <>
      <span aria-hidden className="target absolute top-1/2 left-0 size-0" data-handlepos="left" />
      <span aria-hidden className="source absolute top-1/2 right-0 size-0" data-handlepos="right" />
    </>
  );
}
