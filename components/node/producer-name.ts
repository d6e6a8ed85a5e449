/** A producer URI in a few words: `OpenLineage 1.30.1 · spark`; unknown ones keep host and path. */
export function producerName(producer: string): string {
  const openLineage =
    /github\.com\/OpenLineage\/OpenLineage\/(?:blob|tree)\/v?([^/]+)\/(?:integration|client)\/([^/]+)/.exec(
      producer,
    );
  if (openLineage) return `OpenLineage ${openLineage[1] ?? ''} · ${openLineage[2] ?? ''}`;
  return producer.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '') || producer;
}
