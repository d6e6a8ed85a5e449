/**
 * Puts `text` on the clipboard, and says whether that worked. Browsers give the clipboard API only
 * to https and localhost; a server in a company network is often neither, hence the older way.
 */
export async function copyText(text: string): Promise<boolean> {
  if (window.isSecureContext) {
    return navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
  }
  function handleCopy(event: ClipboardEvent) {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
  }
  document.addEventListener('copy', handleCopy);
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- the only way without https
  const isDone = document.execCommand('copy');
  document.removeEventListener('copy', handleCopy);
  return isDone;
}
