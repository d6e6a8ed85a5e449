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

type Props = {
  params: Promise<{ key: string }>;
  searchParams: Promise<{ field?: string | string[] }>;
};

/** One read for the title and the page. */
const readColumn = cache((key: string, field: string) => orNotFound(getColumn(key, field)));

async function readAddress({ params, searchParams }: Props) {
  const { field } = await searchParams;
  const name = Array.isArray(field) ? field[0] : field;
  if (name === undefined) notFound();
  return readColumn((await params).key, name);
}

const TITLE_LENGTH = 60;

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { node, field } = await readAddress(props);
  const end = (text: string) => Array.from(text).slice(-TITLE_LENGTH).join('');
  return { title: `${end(field)} · ${end(node.name)}` };
}

/** The page of a column. The key and the field decide; an old slug or an alias's key still lead here. */
export default async function Page(props: Props) {
  const column = await readAddress(props);
  const { node, field } = column;
  const client = makeQueryClient();
  client.setQueryData(columnQuery(node.key, field).queryKey, column);
  return (
    <>
      <link rel="canonical" href={columnHref(node, field)} />
      <Hydrated json={JSON.stringify(dehydrate(client))}>
        <ColumnPage nodeKey={node.key} field={field} />
      </Hydrated>
    </>
  );
}
