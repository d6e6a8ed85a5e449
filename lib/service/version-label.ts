import { readFingerprint, type Instant, type VersionName } from '@/lib/lineage';

const DIGITS_SHOWN = 8;
const TEXT_SHOWN = 32;

function shortText(text: string): string {
  const letters = Array.from(text);
  return letters.length > TEXT_SHOWN ? `${letters.slice(0, TEXT_SHOWN - 1).join('')}…` : text;
}

/** A version in few words: `v3` of a number, `sha256 791d583e` of a hash, the time of an untold one. */
export function versionLabel(name: VersionName, at: Instant, type: string): string {
  if (name.kind === 'run') return `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`;
  const { text } = name;
  const digest = readFingerprint(text, 'version');
  if (digest) {
    const value = digest.value.length > DIGITS_SHOWN + 4 ? digest.value.slice(0, DIGITS_SHOWN) : digest.value; // prettier-ignore
    return `${digest.algorithm} ${shortText(value)}`;
  }
  if (/^\d{1,6}(\.\d+)*$/.test(text)) return type === 'MODEL' ? `v${text}` : `version ${text}`;
  return shortText(text);
}
