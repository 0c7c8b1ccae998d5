import { type Agent, request } from 'node:http';

/** Milliseconds from sending a GET until the first byte of its body; throws unless it was answered 200. */
export function firstByte(url: string, agent: Agent, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const begun = performance.now();
    request(url, { agent, headers }, (response) => {
      let first = Number.NaN;
      response.once('data', () => (first = performance.now() - begun));
      response.resume().once('end', () => {
        if (response.statusCode === 200) resolve(first);
        else reject(new Error(`${url} answered ${response.statusCode}`));
      });
    })
      .once('error', reject)
      .end();
  });
}
