import { Braces, House, Inbox, Search, Waypoints } from 'lucide-react';

import { graphViewHref, OVERVIEW } from '@/lib/url/graph-view';

/** The pages one can always go to, for the header and the palette: each with the path that says one is there. */
export const PAGES = [
  { path: '/', href: '/', label: 'Home', icon: House },
  { path: '/lineage', href: graphViewHref(OVERVIEW), label: 'Lineage', icon: Waypoints },
  { path: '/search', href: '/search', label: 'Search', icon: Search },
  { path: '/events', href: '/events', label: 'Events', icon: Inbox },
  { path: '/api-docs', href: '/api-docs', label: 'API', icon: Braces },
] as const;
