import { Link2Off } from 'lucide-react';
import Link from 'next/link';

import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';

export default function ShareNotFound() {
  return (
    <>
      <h1 className="sr-only">Short link not found</h1>
      <Notice
        className="my-auto"
        icon={<Link2Off aria-hidden />}
        title="This short link leads nowhere"
        actions={
          <>
            <Button asChild look="primary">
              <Link href="/search">Search instead</Link>
            </Button>
            <Button asChild>
              <Link href="/">Home</Link>
            </Button>
          </>
        }
      >
        It may have been cut short when it was copied, or made on another server. Ask whoever sent
        it for the full link.
      </Notice>
    </>
  );
}
