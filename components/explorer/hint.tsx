import { Kbd } from '../ui/kbd';

/** Words of a tooltip with the key that does the same. */
export function Hint({ words, keyName }: { words: string; keyName: string }) {
  return (
    <span className="inline-flex items-center gap-2">
      {words} <Kbd>{keyName}</Kbd>
    </span>
  );
}
