export type Theme = 'light' | 'dark';

/** The colours of the screen (app/globals.css) in sRGB: programs that open a picture know no oklch. */
export const INKS = {
  light: {
    canvas: '#f9fafb',
    surface: '#ffffff',
    lineStrong: '#c6cbcf',
    ink: '#151b21',
    inkSoft: '#474e55',
    inkFaint: '#656d74',
    accent: '#0072a8',
    model: '#7945ab',
    ok: '#006f3b',
    bad: '#c2272d',
  },
  dark: {
    canvas: '#0d1115',
    surface: '#15191d',
    lineStrong: '#444b52',
    ink: '#eef0f3',
    inkSoft: '#b6bbc1',
    inkFaint: '#9399a0',
    accent: '#5dbee9',
    model: '#c99fef',
    ok: '#63cf90',
    bad: '#f68482',
  },
} as const satisfies Record<Theme, object>;

export type Ink = keyof (typeof INKS)['light'];
