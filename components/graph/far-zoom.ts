/** Below this zoom 14-px text is under 6.5 px: cards give way to blocks with a large name. */
export const FAR_ZOOM = 0.45;

/** From farther blocks cannot hold their names: those that deserve it most lie on the map (underlay/paint-names.ts). */
export const MAP_ZOOM = 0.3;
