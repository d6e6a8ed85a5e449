import { dehydrate } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';

import { ColumnPage } from '@/components/column/column-page';
import { Hydrated } from '@/components/node/hydrated';
import { columnQuery } from '@/lib/client/column-query';
import { makeQueryClient } from '@/lib/client/query-client';
import { orNotFound } from '@/lib/http/or-not-found';
import { getColumn } from '@/lib/service/get-column';
import { columnHref } from '@/lib/url/column-href';
import { readColumnQuery } from '@/lib/url/column-query';

type Props = {
  params: Promise<{ key: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** One read for the title and the page. */
const readColumn = cache((key: string, query: string) => {
  const { field, ...moments } = readColumnQuery(new URLSearchParams(query)).query;
  return field === null ? notFound() : orNotFound(getColumn(key, field, moments));
});

async function readAddress({ params, searchParams }: Props) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(await searchParams))
    for (const one of [value ?? []].flat()) query.append(name, one);
  const { asOf, edges, from, to, version } = readColumnQuery(query).query;
  return {
    column: await readColumn((await params).key, query.toString()),
    moments: { asOf, edges, from, to, version },
  };
}

const TITLE_LENGTH = 60;

export async function generateMetadata(props: Props): Promise<Metadata> {
  const {
    column: { node, field },
  } = await readAddress(props);
  const end = (text: string) => Array.from(text).slice(-TITLE_LENGTH).join('');
  return { title: `${end(field)} · ${end(node.name)}` };
}

/** The page of a column. The key and the field decide; an old slug or an alias's key still lead here. */
export default async function Page(props: Props) {
  const { column, moments } = await readAddress(props);
  const { node, field } = column;
  const client = makeQueryClient();
  client.setQueryData(columnQuery(node.key, field, moments).queryKey, column);
  return (
    <>
      <link rel="canonical" href={columnHref(node, field)} />
      <Hydrated json={JSON.stringify(dehydrate(client))}>
        <ColumnPage nodeKey={node.key} field={field} moments={moments} />
      </Hydrated>
    </>
  );
}
