const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 8000;

/** Resolves once the server answers this page again; rejects when `signal` is aborted. */
export async function whenBack(signal: AbortSignal): Promise<void> {
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
    if (await answers(signal)) return;
    await new Promise((resolve) => setTimeout(resolve, wait));
    signal.throwIfAborted();
  }
}

/** Whether the page that is shown could be had now. */
async function answers(signal: AbortSignal): Promise<boolean> {
  try {
    const answer = await fetch(location.href, { method: 'HEAD', cache: 'no-store', signal });
    // Also when what the page showed is gone.
    return answer.status < 500;
  } catch {
    signal.throwIfAborted();
    return false;
  }
}
