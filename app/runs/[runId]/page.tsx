import { dehydrate } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { cache } from 'react';

import { Hydrated } from '@/components/node/hydrated';
import { RunPage } from '@/components/run/run-page';
import { makeQueryClient } from '@/lib/client/query-client';
import { runQuery } from '@/lib/client/run-query';
import { orNotFound } from '@/lib/http/or-not-found';
import { getRun } from '@/lib/service/get-run';

type Props = { params: Promise<{ runId: string }> };

/** One read for the title and the page. Run ids that are not UUIDs come percent-encoded. */
const readRun = cache((runId: string) => orNotFound(getRun(decoded(runId))));

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

const TITLE_LENGTH = 120;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const run = await readRun((await params).runId);
  return { title: `Run of ${Array.from(run.job.name).slice(-TITLE_LENGTH).join('')}` };
}

export default async function Page({ params }: Props) {
  const run = await readRun((await params).runId);
  const client = makeQueryClient();
  client.setQueryData(runQuery(run.runId).queryKey, run);
  return (
    <Hydrated json={JSON.stringify(dehydrate(client))}>
      <RunPage runId={run.runId} />
    </Hydrated>
  );
}
