import { dehydrate } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { cache } from 'react';

import { Hydrated } from '@/components/node/hydrated';
import { NodePage } from '@/components/panel/node-page';
import { nodeQuery } from '@/lib/client/node-query';
import { makeQueryClient } from '@/lib/client/query-client';
import { orNotFound } from '@/lib/http/or-not-found';
import { getNode } from '@/lib/service/get-node';
import { nodeHref } from '@/lib/url/node-href';

type Props = { params: Promise<{ key: string }> };

/** One read for the title and the page. */
const readNode = cache((key: string) => orNotFound(getNode(key)));

const TITLE_LENGTH = 120;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const node = await readNode((await params).key);
  return { title: Array.from(node.name).slice(-TITLE_LENGTH).join('') };
}

/**
 * The page of a node. The key alone decides which: jobs use this page too, and an old slug, the
 * other kind's path or the key of an alias still lead here; the canonical link names the right path.
 */
export default async function Page({ params }: Props) {
  const node = await readNode((await params).key);
  const client = makeQueryClient();
  client.setQueryData(nodeQuery(node.key).queryKey, node);
  return (
    <>
      <link rel="canonical" href={nodeHref(node)} />
      <Hydrated json={JSON.stringify(dehydrate(client))}>
        <NodePage nodeKey={node.key} />
      </Hydrated>
    </>
  );
}
