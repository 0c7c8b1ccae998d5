import { withBasePath } from '@/lib/address/own-address';
import type { OtherCall } from '@/lib/api/other-apis/paths';
import { refuse, toEnvelope, toNestedForm } from '@/lib/functions/outcome';

/** A refusal as a client of the API that was called reads it. */
export function refusalIn({ api, module, func }: OtherCall, reason: string): object {
  switch (api) {
    case 'uapi':
      return toEnvelope(refuse(reason));
    case 'uapi nested':
      return toNestedForm(module, func, refuse(reason));
    case 'whm 1':
      return { metadata: { version: 1, command: func, result: 0, reason }, ...cpanelResult(reason) };
    case 'login':
      return { status: 0, message: reason, ...cpanelResult(reason) };
    case 'cpanel 2':
      return cpanelResult(reason, { module, func });
  }
}

function cpanelResult(error: string, called: object = {}) {
  return { cpanelresult: { apiversion: 2, ...called, error, data: { reason: error, result: '0' } } };
}

/** Where to find here what was called, if it can be found. */
export function adviceOn({ api, module, func }: OtherCall): string {
  const named = /^\w{1,50}$/.test(module) && /^\w{1,50}$/.test(func);
  const address = withBasePath(named ? `/execute/${module}/${func}` : '/execute/MODULE/FUNCTION');
  if (api === 'uapi') return `Leave “/cpsess…” out of the address: call ${address}.`;
  if (api === 'login') return `Scripts do not sign in here: bring a token, and call ${address}.`;
  return `Latchkey answers cPanel’s UAPI: call ${address}.`;
}
