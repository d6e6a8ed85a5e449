import { FileQuestion } from 'lucide-react';
import Link from 'next/link';

import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';

export default function EventNotFound() {
  return (
    <>
      <h1 className="sr-only">Event not found</h1>
      <Notice
        className="my-auto"
        icon={<FileQuestion aria-hidden />}
        title="No such event here"
        actions={
          <Button asChild look="primary">
            <Link href="/events">All events</Link>
          </Button>
        }
      >
        Events are never deleted, so the link was cut short or belongs to another server.
      </Notice>
    </>
  );
}
