/** The mark: two springs that meet and become one stream. */
export function Logo({ className }: { className?: string }) {
  return (
    <svg
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.25"
      strokeLinecap="round"
      aria-hidden
      className={className}
    >
      <path d="M5 5.5c0 5 7 4 7 9.5" />
      <path d="M19 5.5c0 5-7 4-7 9.5" />
      <path d="M12 15v6" />
      <circle cx="5" cy="4" r="1.6" fill="currentColor" stroke="none" />
      <circle cx="19" cy="4" r="1.6" fill="currentColor" stroke="none" />
    </svg>
  );
}
