/** Copies `text`; where the page is not a secure context, through a text area that stands beside `anchor` for a moment. */
export async function copyText(text: string, anchor: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text, anchor);
  }
}

function copyBySelection(text: string, anchor: HTMLElement): boolean {
  const area = document.createElement('textarea');
  area.value = text;
  area.readOnly = true;
  area.tabIndex = -1;
  area.setAttribute('aria-hidden', 'true');
  area.className = 'sr-only';
  anchor.after(area);
  area.select();
  const copied = document.execCommand('copy');
  area.remove();
  anchor.focus();
  return copied;
}
