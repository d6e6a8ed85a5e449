import type { Metadata } from 'next';
import { cache } from 'react';

import { CertificateView } from '@/components/certificate/certificate-view';
import { orNotFound } from '@/lib/http/or-not-found';
import { getCertificate } from '@/lib/service/get-certificate';
import { versionHref } from '@/lib/url/node-href';

import { serverUrl } from '../../../../../server-url';

type Props = { params: Promise<{ key: string; version: string }> };

/** One read for the title and the page. */
const readCertificate = cache((key: string, version: string) =>
  orNotFound(getCertificate(key, version)),
);

const TITLE_LENGTH = 120;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { key, version } = await params;
  const certificate = await readCertificate(key, version);
  const { node, label } = certificate.version;
  const name = Array.from(node.name).slice(-TITLE_LENGTH).join('');
  return { title: `Birth certificate of ${name} ${label}` };
}

/** One version of a model on one sheet of paper. */
export default async function Page({ params }: Props) {
  const { key, version } = await params;
  const certificate = await readCertificate(key, version);
  const { node, key: own } = certificate.version;
  const link = `${await serverUrl()}${versionHref(node, own)}`;
  return <CertificateView certificate={certificate} link={link} />;
}
