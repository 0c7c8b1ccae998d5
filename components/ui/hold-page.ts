/** Keeps the page from scrolling, without a jump where its scrollbar was; gives back how to let it go. */
export function holdPage(): () => void {
  const page = document.documentElement;
  const hadScrollbar = innerWidth > page.clientWidth;
  page.style.overflow = 'hidden';
  if (hadScrollbar) page.style.scrollbarGutter = 'stable';
  return () => {
    page.style.overflow = '';
    page.style.scrollbarGutter = '';
  };
}
