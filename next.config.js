/** @type {import('next').NextConfig} */
const config = {
  // A redirect on POST loses events: clients follow it with GET and report success.
  skipTrailingSlashRedirect: true,
  poweredByHeader: false,
  serverExternalPackages: ['better-sqlite3', '@prisma/adapter-better-sqlite3', 'pino'],
  // Worktrees and tests may build beside a running server.
  distDir: process.env['NEXT_DIST_DIR'] ?? '.next',
};

export default config;
