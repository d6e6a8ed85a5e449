/** Hands a file to the browser to keep. */
export function saveFile(href: string, fileName: string): void {
  const link = document.createElement('a');
  link.href = href;
  link.download = fileName;
  document.body.append(link);
  link.click();
  link.remove();
}

/** Hands a file made here to the browser to keep. */
export function saveBlob(blob: Blob, fileName: string): void {
  const href = URL.createObjectURL(blob);
  saveFile(href, fileName);
  // The download has its own hold on it by then.
  setTimeout(() => {
    URL.revokeObjectURL(href);
  }, 10_000);
}
