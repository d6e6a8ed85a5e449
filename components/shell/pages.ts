import { Braces, House, Inbox, Search, Waypoints } from 'lucide-react';

/** The pages one can always go to, for the header and the palette. */
export const PAGES = [
  { href: '/', label: 'Home', icon: House },
  { href: '/lineage', label: 'Lineage', icon: Waypoints },
  { href: '/search', label: 'Search', icon: Search },
  { href: '/events', label: 'Events', icon: Inbox },
  { href: '/api-docs', label: 'API', icon: Braces },
] as const;
