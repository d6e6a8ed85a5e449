/** A type as the screen says it: `FEATURE_VIEW` is "Feature view". */
export function typeWords(type: string): string {
  const words = type.toLowerCase().replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
