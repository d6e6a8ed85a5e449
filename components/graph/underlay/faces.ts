import type { Face } from './paint-messages';

const FAMILY = 'Inter Variable';

/**
 * The faces of the house's font that this page has loaded: a worker has fonts of its own and must be
 * given them. Only loaded ones, so that a page in Latin letters fetches nothing more.
 */
export function readFaces(): Face[] {
  const loaded = new Set(
    [...document.fonts]
      .filter(({ family, status }) => family.includes(FAMILY) && status === 'loaded')
      .map(({ unicodeRange }) => normal(unicodeRange)),
  );
  return [...document.styleSheets].flatMap((sheet) =>
    rulesOf(sheet).flatMap((rule): Face[] => {
      if (!(rule instanceof CSSFontFaceRule)) return [];
      const get = (name: string) => rule.style.getPropertyValue(name);
      const unicodeRange = get('unicode-range');
      if (!get('font-family').includes(FAMILY) || !loaded.has(normal(unicodeRange))) return [];
      const base = sheet.href ?? document.baseURI;
      const source = get('src').replace(
        /url\(["']?([^"')]+)["']?\)/g,
        (_, path: string) => `url("${new URL(path, base).href}")`,
      );
      const descriptors = { weight: get('font-weight'), style: 'normal', unicodeRange };
      return [{ family: FAMILY, source, descriptors }];
    }),
  );
}

/** What the font of the house is loaded for. */
const SAMPLE = '600 13px "Inter Variable"';

/** {@link readFaces}, once the house's font is there, or cannot be had. */
export async function loadFaces(): Promise<Face[]> {
  await document.fonts.load(SAMPLE).catch(() => undefined);
  return readFaces();
}

/** Browsers write ranges in different ways. */
function normal(range: string): string {
  return range.toUpperCase().replaceAll(/\s/g, '').replaceAll(/U\+0*/g, 'U+');
}

function rulesOf(sheet: CSSStyleSheet): CSSRule[] {
  try {
    return [...sheet.cssRules];
  } catch {
    // A sheet of another origin keeps its rules to itself.
    return [];
  }
}
