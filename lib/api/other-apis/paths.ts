const OTHER_API = /^\/(?:json-api|login|cpsess\d+)(?:\/|$)/;

/** Whether a path is one of cPanel's that Latchkey has nothing at: its older APIs, its sign-in, its sessions. */
export function isOtherApi(path: string): boolean {
  return OTHER_API.test(path);
}

/** What was asked for at such a path. */
export type OtherCall = {
  api: 'uapi' | 'uapi nested' | 'cpanel 2' | 'whm 1' | 'login';
  module: string;
  func: string;
};

/** Reads which API a client took us for, and what it called. */
export function readOtherCall({ pathname, searchParams }: URL): OtherCall {
  const [first = '', second = '', third = ''] = pathname
    .replace(/^\/cpsess\d+/, '')
    .slice(1)
    .split('/');
  if (first === 'execute') return { api: 'uapi', module: second, func: third };
  if (first === 'login') return { api: 'login', module: '', func: '' };
  if (first === 'json-api' && second !== 'cpanel') return { api: 'whm 1', module: '', func: second };
  const asked = (name: string) => searchParams.get(`cpanel_jsonapi_${name}`) ?? '';
  const api = asked('apiversion') === '3' ? 'uapi nested' : 'cpanel 2';
  return { api, module: asked('module'), func: asked('func') };
}
