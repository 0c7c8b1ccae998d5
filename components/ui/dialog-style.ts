export const scrimStyle = 'fixed inset-0 z-scrim animate-[appear_120ms] bg-scrim';

/** Centred where there is room, a sheet at the bottom on a phone; long content scrolls inside. */
export const panelStyle =
  'fixed inset-x-0 bottom-0 z-dialog m-auto grid max-h-[92dvh] w-full animate-[rise_140ms_ease-out] content-start gap-4 overflow-y-auto ' +
  'rounded-t-lg border border-line bg-raised p-5 shadow-lg outline-none sm:inset-0 sm:h-fit sm:max-w-lg sm:rounded-lg sm:p-6';

export const footStyle = 'flex flex-col-reverse gap-2 pt-1 sm:flex-row sm:justify-end';
