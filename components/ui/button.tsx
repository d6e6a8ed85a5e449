import { cva, type VariantProps } from 'class-variance-authority';
import { Slot } from 'radix-ui';
import type { ComponentProps } from 'react';

import { cn } from './cn';

const button = cva(
  'inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md font-medium whitespace-nowrap transition-colors disabled:pointer-events-none disabled:opacity-50 pointer-coarse:min-h-[40px] pointer-coarse:min-w-[40px] [&_svg]:size-4 [&_svg]:shrink-0',
  {
    variants: {
      look: {
        primary: 'bg-accent text-on-accent hover:opacity-90',
        outline: 'border border-line bg-surface text-ink hover:border-line-strong hover:bg-sunken',
        quiet: 'text-ink-soft hover:bg-sunken hover:text-ink',
      },
      size: { sm: 'h-7 px-2 text-xs', md: 'h-8 px-3 text-sm', icon: 'size-8', iconSm: 'size-7' },
    },
    defaultVariants: { look: 'outline', size: 'md' },
  },
);

export type ButtonProps = ComponentProps<'button'> &
  VariantProps<typeof button> & { asChild?: boolean };

/** The one button, large enough for a thumb where there is one. `asChild` lends the look to a link. */
export function Button({ look, size, asChild = false, className, ...props }: ButtonProps) {
  const Tag = asChild ? Slot.Root : 'button';
  return (
    <Tag
      {...(asChild ? {} : { type: 'button' as const })}
      className={cn(button({ look, size }), className)}
      {...props}
    />
  );
}
