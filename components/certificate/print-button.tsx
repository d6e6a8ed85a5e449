'use client';

import { Printer } from 'lucide-react';

import { Button } from '../ui/button';

/** Opens the browser's print dialog. */
export function PrintButton() {
  return (
    <Button
      look="primary"
      onClick={() => {
        window.print();
      }}
    >
      <Printer aria-hidden />
      Print
    </Button>
  );
}
