import { notFound, redirect } from 'next/navigation';

import { orNotFound } from '@/lib/http/or-not-found';
import { resolveShare } from '@/lib/service/resolve-share';
import { sameSitePath } from '@/lib/url/same-site-path';

type Props = { params: Promise<{ id: string }> };

export default async function SharePage({ params }: Props) {
  const { id } = await params;
  const path = sameSitePath(await orNotFound(resolveShare(id)));
  if (path === null) notFound();
  redirect(path);
}
