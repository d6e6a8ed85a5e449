/** Short words for a producer's address: `spark 1.30.1`; the whole address where there is no shorter way to say it. */
export function producerName(producer: string): string {
  if (!URL.canParse(producer)) return producer;
  const { host, pathname } = new URL(producer);
  const parts = pathname.split('/').filter(Boolean);
  if (host !== 'github.com' || parts.length < 2) {
    return parts.length === 0 ? host : `${host}/${parts.join('/')}`;
  }
  const repository = parts[1] ?? host;
  const inTree = parts.slice(parts[2] === 'tree' || parts[2] === 'blob' ? 3 : 2);
  const version = inTree.find((part) => /^v?\d+(\.\d+)+/.test(part)) ?? '';
  const name = inTree.findLast((part) => part !== version) ?? repository;
  return `${name} ${version}`.trimEnd();
}
