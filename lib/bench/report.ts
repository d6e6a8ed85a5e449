import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import process from 'node:process';

/** One line of a benchmark: what was measured, and the figures by name. */
export type Row = { readonly what: string } & Readonly<Record<string, string | number>>;

/** A ratio the design asks for, and whether it was reached. */
export type Bar = {
  readonly what: string;
  readonly wanted: string;
  readonly got: string;
  readonly isMet: boolean;
};

export type Report = {
  readonly name: string;
  readonly rows: readonly Row[];
  readonly bars: readonly Bar[];
};

function table(rows: readonly Row[]): string {
  const heads = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const text = (value: string | number | undefined) =>
    typeof value === 'number'
      ? value.toLocaleString('en', { maximumFractionDigits: 2 })
      : (value ?? '');
  const lines = [heads, ...rows.map((row) => heads.map((head) => text(row[head])))];
  const widths = heads.map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0)));
  return lines
    .map((line) =>
      line
        .map((cell, at) =>
          at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0),
        )
        .join('  '),
    )
    .join('\n');
}

/** Share `p` (0 to 1) of the values are at most this. */
export function percentile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * p))] ?? Number.NaN;
}

/** Prints a table, and JSON: to the file behind `--json`, else below the table. */
export function printReport(report: Report, args: readonly string[]): void {
  const say = (line: string) => process.stdout.write(`${line}\n`);
  say(`\n${table(report.rows)}\n`);
  for (const { what, wanted, got, isMet } of report.bars)
    say(`${isMet ? 'met    ' : 'NOT MET'}  ${what}: ${got} (wanted ${wanted})`);
  const json = JSON.stringify({ ...report, cores: cpus().length, node: process.version }, null, 2);
  const at = args.indexOf('--json');
  const file = at >= 0 ? args[at + 1] : undefined;
  if (file) writeFileSync(file, `${json}\n`);
  else say(`\n${json}`);
}
