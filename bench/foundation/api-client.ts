import { Agent, request } from 'node:http';

export type ApiClient = {
  /** Sends one request and waits for the whole answer; throws unless it has this status. */
  send: (method: 'GET' | 'POST', path: string, status: number, body?: object) => Promise<string>;
  close: () => void;
};

/** One connection to the API that stays open, as a program's has it. */
export function apiClient(url: string, secret: string): ApiClient {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const authorization = `Bearer ${secret}`;
  const send: ApiClient['send'] = (method, path, status, body) =>
    new Promise((resolve, reject) => {
      const headers = { authorization, ...(body && { 'content-type': 'application/json' }) };
      request(url + path, { agent, method, headers }, async (response) => {
        const text = (await response.toArray()).join('');
        if (response.statusCode === status) resolve(text);
        else reject(new Error(`${method} ${path} answered ${response.statusCode}: ${text}`));
      })
        .once('error', reject)
        .end(body && JSON.stringify(body));
    });
  return { send, close: () => agent.destroy() };
}
