import Markdown from 'react-markdown';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import remarkGfm from 'remark-gfm';
import type { ComponentProps } from 'react';

import { ExternalLink } from './external-link';
import { safeHref } from './safe-href';

/** What is left after sanitising: no images, no raw HTML, links only where a link may lead. */
const SCHEMA: typeof defaultSchema = {
  ...defaultSchema,
  tagNames: (defaultSchema.tagNames ?? []).filter((tag) => tag !== 'img' && tag !== 'input'),
  protocols: { href: ['http', 'https', 'mailto'] },
};

function Heading({ children }: ComponentProps<'h1'>) {
  return <p className="font-semibold text-ink">{children}</p>;
}

function Anchor({ href, children }: ComponentProps<'a'>) {
  if (href === undefined || safeHref(href) === null) return <>{children}</>;
  return (
    <ExternalLink href={href} className="underline">
      {children}
    </ExternalLink>
  );
}

const PARTS = {
  a: Anchor,
  // Headings of stored text must not break into the outline of the page.
  h1: Heading,
  h2: Heading,
  h3: Heading,
  h4: Heading,
  h5: Heading,
  h6: Heading,
};

/** Markdown that somebody sent. HTML in it is shown as text. */
export function SentMarkdown({ text }: { text: string }) {
  return (
    <div className="flex flex-col gap-2 text-pretty wrap-anywhere [&_blockquote]:border-l-2 [&_blockquote]:border-line-strong [&_blockquote]:pl-3 [&_code]:rounded [&_code]:bg-sunken [&_code]:px-1 [&_code]:font-mono [&_code]:text-[0.92em] [&_hr]:border-line [&_li]:ml-4 [&_ol]:list-decimal [&_pre]:overflow-x-auto [&_pre]:rounded-md [&_pre]:bg-sunken [&_pre]:p-3 [&_pre_code]:bg-transparent [&_pre_code]:p-0 [&_td]:border [&_td]:border-line [&_td]:px-2 [&_td]:py-1 [&_th]:border [&_th]:border-line [&_th]:px-2 [&_th]:py-1 [&_th]:text-left [&_ul]:list-disc">
      <Markdown
        remarkPlugins={[remarkGfm]}
        rehypePlugins={[[rehypeSanitize, SCHEMA]]}
        urlTransform={(url) => safeHref(url)}
        components={PARTS}
      >
        {text}
      </Markdown>
    </div>
  );
}
