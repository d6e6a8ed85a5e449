/**
 * Gets a clone ready to run with nothing but Node: packages, database client, built pages. What is
 * up to date is skipped, so a second start takes no time. Plain Node without dependencies, because
 * it runs before there are any.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** The project's own folder; every program runs in it, wherever it was called from. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

const NODE_LEAST = [20, 19];
const BUILD_FOLDER = process.env['NEXT_DIST_DIR'] ?? '.next';
const STAMPS = {
  packages: join('node_modules', '.headwater-packages'),
  client: join('lib', 'store', 'generated', '.headwater-schema'),
  build: join(BUILD_FOLDER, '.headwater-build'),
};
/** What `next build` reads. Tests are left out: they do not change the pages. */
const BUILD_SOURCES = [
  'app',
  'components',
  'lib',
  'public',
  'package-lock.json',
  'next.config.js',
  'postcss.config.mjs',
  'tsconfig.json',
  'prisma/schema.prisma',
];
const NOT_BUILT =
  /(\.test\.tsx?|\.md|\.test-(data|support)\.ts)$|^lib\/(cli|bench|store\/generated)\//;

const EXCERPT_LINES = 24;

/** A failure that says what to do about it. */
class Trouble extends Error {}

function say(text) {
  process.stderr.write(`${text}\n`);
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const isEnough = major > NODE_LEAST[0] || (major === NODE_LEAST[0] && minor >= NODE_LEAST[1]);
  if (!isEnough)
    throw new Trouble(
      `Headwater needs Node ${NODE_LEAST.join('.')} or newer; this is ${process.versions.node}. Install a newer one from nodejs.org or with your version manager, then run the same command again.`,
    );
}

function filesUnder(path) {
  const entries = existsSync(path) ? readdirSync(path, { withFileTypes: true }) : [];
  return entries
    .flatMap((entry) => {
      const inner = `${path}/${entry.name}`;
      return entry.isDirectory() ? filesUnder(inner) : [inner];
    })
    .sort();
}

/** Hash of names and contents: a checkout that only touches times rebuilds nothing. */
function fingerprint(paths) {
  const hash = createHash('sha256').update(process.versions.modules);
  for (const path of paths) {
    const files = /\.[a-z]+$/.test(path) ? [path] : filesUnder(path);
    for (const file of files)
      if (existsSync(file) && !NOT_BUILT.test(file))
        hash.update(`\n${file}\n`).update(readFileSync(file));
  }
  return hash.digest('hex');
}

function isCurrent(stamp, value) {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === value;
}

function writeStamp(stamp, value) {
  mkdirSync(dirname(stamp), { recursive: true });
  rmSync(stamp, { force: true });
  writeFileSync(stamp, value);
}

/** What Prisma's programs need to keep to themselves: `generate` never runs the engine, and naming any file keeps it from being fetched. */
const PRISMA_OFFLINE = {
  PRISMA_SCHEMA_ENGINE_BINARY: process.env['PRISMA_SCHEMA_ENGINE_BINARY'] ?? process.execPath,
  CHECKPOINT_DISABLE: '1',
  PRISMA_HIDE_UPDATE_MESSAGE: '1',
};

/** The lines of a failed program's output that are worth reading. */
function excerpt(output) {
  const lines = output.trim().split('\n');
  if (lines.length <= EXCERPT_LINES) return lines.join('\n');
  const half = EXCERPT_LINES / 2;
  return [...lines.slice(0, half), '…', ...lines.slice(-half)].join('\n');
}

/** Runs a program to its end; gives its exit code and what it said. */
function run(command, args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...env },
      shell: process.platform === 'win32',
    });
    let output = '';
    const keep = (chunk) => {
      output = (output + String(chunk)).slice(-20_000);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) => resolve({ code: 1, output: String(error) }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

async function step(doing, work, advice) {
  const startedAt = performance.now();
  const waiting = setInterval(() => {
    const seconds = Math.round((performance.now() - startedAt) / 1000);
    say(`  … ${doing}, ${seconds} s`);
  }, 15_000);
  const { code, output } = await work().finally(() => clearInterval(waiting));
  if (code !== 0) throw new Trouble(`${doing} failed.\n\n${excerpt(output)}\n\n${advice(output)}`);
  say(`  ${doing}: ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
}

function packagesAdvice(output) {
  if (/better-sqlite3|node-gyp|prebuild-install/.test(output))
    return 'better-sqlite3 has no ready-made binary for this machine and could not be compiled. Install a C++ compiler, make and Python 3 (Debian: apt-get install build-essential python3; macOS: xcode-select --install), then run the same command again.';
  if (/ENOTFOUND|ETIMEDOUT|ECONNREFUSED|EAI_AGAIN|ECONNRESET/.test(output))
    return 'The package registry could not be reached. Check the network or proxy, then run the same command again.';
  if (/EACCES|EPERM/.test(output))
    return 'This folder cannot be written to. Clone Headwater into a folder of your own.';
  return 'Remove node_modules and run the same command again; if it fails again, the lines above say why.';
}

/** What decides which packages there are; the rest of package.json (scripts, say) does not. */
function wantedPackages() {
  const { dependencies, devDependencies, optionalDependencies, overrides, allowScripts } =
    JSON.parse(readFileSync('package.json', 'utf8'));
  const wishes = [dependencies, devDependencies, optionalDependencies, overrides, allowScripts];
  return `${fingerprint(['package-lock.json', '.npmrc'])} ${JSON.stringify(wishes)}`;
}

/** Installs what the lock says, exactly; where npm finds the lock wanting, as near to it as it can. */
async function npmInstall() {
  const flags = ['--no-audit', '--no-fund', '--include=dev', '--loglevel=error'];
  if (!existsSync('package-lock.json')) return run('npm', ['install', ...flags], PRISMA_OFFLINE);
  const exact = await run('npm', ['ci', ...flags], PRISMA_OFFLINE);
  if (exact.code === 0 || !exact.output.includes('EUSAGE')) return exact;
  const lock = readFileSync('package-lock.json');
  const near = await run('npm', ['install', ...flags], PRISMA_OFFLINE);
  writeFileSync('package-lock.json', lock); // npm completes the lock for this machine; that is no change of ours
  return near;
}

async function installPackages() {
  const wanted = wantedPackages();
  const isThere = existsSync(join('node_modules', 'next', 'package.json'));
  if (isThere && isCurrent(STAMPS.packages, wanted)) return;
  await step('installing packages', npmInstall, packagesAdvice);
  const probe = 'new (require("better-sqlite3"))(":memory:")';
  const { code, output } = await run(process.execPath, ['-e', probe]);
  if (code !== 0)
    throw new Trouble(
      `better-sqlite3 does not load.\n\n${excerpt(output)}\n\n${packagesAdvice('better-sqlite3')}`,
    );
  writeStamp(STAMPS.packages, wantedPackages());
}

async function generateClient() {
  const wanted = fingerprint(['prisma/schema.prisma', 'package-lock.json']);
  if (isCurrent(STAMPS.client, wanted)) return;
  await step(
    'generating the database client',
    () =>
      run(
        process.execPath,
        [join('node_modules', 'prisma', 'build', 'index.js'), 'generate'],
        PRISMA_OFFLINE,
      ),
    () => 'prisma/schema.prisma is not usable; the lines above say where.',
  );
  writeStamp(STAMPS.client, wanted);
}

async function buildPages() {
  const wanted = fingerprint(BUILD_SOURCES);
  const isThere = existsSync(join(BUILD_FOLDER, 'BUILD_ID'));
  if (isThere && isCurrent(STAMPS.build, wanted)) return;
  await step(
    'building the pages',
    () => run(process.execPath, [join('node_modules', 'next', 'dist', 'bin', 'next'), 'build']),
    (output) =>
      /heap out of memory|ENOMEM|SIGKILL/.test(output)
        ? 'The machine ran out of memory; the build needs about 2 GB.'
        : 'The lines above say where. If you changed nothing, remove .next and run the same command again.',
  );
  writeStamp(STAMPS.build, wanted);
}

/**
 * Brings the clone up to date.
 *
 * @param {{ build?: boolean }} [options] `build: false` leaves the pages alone.
 */
export async function bootstrap({ build = true } = {}) {
  process.chdir(ROOT);
  try {
    checkNode();
    await installPackages();
    await generateClient();
    if (build) await buildPages();
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    say(`\n${error.message}`);
    process.exit(1);
  }
}

/**
 * Runs a Node program in place of this one: same terminal, signals passed on, same exit code.
 *
 * @param {string[]} args
 * @param {{ env?: Record<string, string>, onLine?: (line: string) => void }} [options] `onLine` is
 *   told of each line of its output, after it was shown.
 */
export async function hand(args, { env = {}, onLine } = {}) {
  const child = spawn(process.execPath, args, {
    stdio: ['inherit', onLine ? 'pipe' : 'inherit', 'inherit'],
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...env },
  });
  if (child.stdout && onLine)
    createInterface({ input: child.stdout }).on('line', (line) => {
      process.stdout.write(`${line}\n`);
      onLine(line);
    });
  const passInterrupt = () => {
    // A terminal sends Ctrl-C to the whole group already; a service manager only to us.
    if (!process.stdin.isTTY) child.kill('SIGINT');
  };
  const passStop = () => child.kill('SIGTERM');
  process.on('SIGINT', passInterrupt);
  process.on('SIGTERM', passStop);
  const [code, signal] = await new Promise((resolve) => {
    child.on('exit', (...ended) => resolve(ended));
  });
  process.off('SIGINT', passInterrupt);
  process.off('SIGTERM', passStop);
  process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 143);
}

/**
 * Arguments that make Node run a TypeScript program of ours.
 *
 * Without the pretenuring, which takes what is made like the answers that are kept for long-lived, so
 * that a download of 100,000 rows leaves 100 MB behind before anybody looks.
 */
export function program(name) {
  const node = ['--no-allocation-site-pretenuring', '--import', 'tsx', '--conditions=react-server'];
  return [...node, join('lib', name)];
}
