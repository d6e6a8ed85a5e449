const OWN_DIST_DIR = process.env['NEXT_DIST_DIR'];
const isDev = process.env.NODE_ENV === 'development';

/** Nothing is loaded from elsewhere, and nobody may frame us. Next's own boot scripts are inline. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  `script-src 'self' 'unsafe-inline'${isDev ? " 'unsafe-eval'" : ''}`,
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** @type {import('next').NextConfig} */
const config = {
  // Types are a gate of their own, `npm run types`; a first start does not wait for them.
  typescript: { ignoreBuildErrors: true },
  // A redirect on POST loses events: clients follow it with GET and report success.
  skipTrailingSlashRedirect: true,
  poweredByHeader: false,
  serverExternalPackages: ['better-sqlite3', '@prisma/adapter-better-sqlite3', 'pino'],
  // Worktrees and tests may build beside a running server: `NEXT_DIST_DIR=.next-other`. With strict
  // route types Next does not write that folder into tsconfig.json.
  distDir: OWN_DIST_DIR ?? '.next',
  experimental: { strictRouteTypes: OWN_DIST_DIR !== undefined },
  headers: () => [
    {
      source: '/:path*',
      headers: [
        { key: 'Content-Security-Policy', value: CONTENT_SECURITY_POLICY },
        { key: 'X-Content-Type-Options', value: 'nosniff' },
        { key: 'Referrer-Policy', value: 'same-origin' },
      ],
    },
  ],
};

export default config;
