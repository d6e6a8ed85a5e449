/** Below this zoom 14-px text is under 6.5 px: cards give way to blocks with a large name. */
export const FAR_ZOOM = 0.45;
