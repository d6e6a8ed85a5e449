import { ModKey } from '../shell/mod-key';
import { Kbd } from '../ui/kbd';

/** Which keys do what, and what has just happened, also for screen readers. */
export function PaletteFooter({
  message,
  found,
  hasNodes,
}: {
  message: string | null;
  found: string | null;
  hasNodes: boolean;
}) {
  return (
    <div className="flex h-10 shrink-0 items-center gap-4 border-t border-line px-4 text-2xs text-ink-faint">
      {hasNodes ? (
        <>
          <span className="flex items-center gap-1">
            <Kbd>↵</Kbd> lineage
          </span>
          <span className="flex items-center gap-1">
            <Kbd>
              <ModKey />
            </Kbd>
            <Kbd>↵</Kbd> details
          </span>
        </>
      ) : (
        <span className="flex items-center gap-1">
          <Kbd>↵</Kbd> choose
        </span>
      )}
      <span className="hidden items-center gap-1 sm:flex">
        <Kbd>esc</Kbd> close
      </span>
      <span role="status" className="ml-auto truncate">
        {message ?? found}
      </span>
    </div>
  );
}
