import axios from 'axios';
import got from 'got';
import { request } from 'undici';
import type { Client, Question } from '@/clients/testing/client';
import { worksWithFunctions } from '@/clients/testing/works-with-functions';

/** For clients that send Basic without being asked. */
const basic = ({ user, password }: Question) =>
  `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
const authorization = (asked: Question) => asked.authorization ?? basic(asked);

/** A list is an array in JSON. */
const json = (asked: Question) => JSON.stringify(asked.arguments);
/** A list is `name-0`, `name-1`, as cPanel writes it. */
const numbered = (features: string[]) =>
  Object.fromEntries(features.map((one, at) => [`features-${at}`, one]));
const plain = (args: Question['arguments']) => new URLSearchParams(args as Record<string, string>);

/** A list in a query or a form becomes `name[]=a&name[]=b`. */
const byAxios: Client = async (asked) => {
  const { status, data } = await axios.request<string>({
    url: asked.url,
    method: asked.method,
    ...(asked.method === 'GET' ? { params: asked.arguments } : { data: asked.arguments }),
    headers: {
      ...(asked.method === 'POST' && { 'Content-Type': 'application/x-www-form-urlencoded' }),
      ...(asked.authorization && { Authorization: asked.authorization }),
    },
    auth: asked.user ? { username: asked.user, password: asked.password ?? '' } : undefined,
    responseType: 'text',
    transformResponse: (text) => text,
    validateStatus: () => true,
  });
  return { status, body: data };
};

/** A query is what axios makes of it, and a body is JSON. */
const byAxiosJson: Client = async (asked) => {
  if (asked.method === 'GET') return byAxios(asked);
  const headers = { Authorization: authorization(asked) };
  const { status, data } = await axios.post(asked.url, asked.arguments, {
    headers,
    responseType: 'text',
    transformResponse: (text) => text,
    validateStatus: () => true,
  });
  return { status, body: data };
};

const byGot: Client = async (asked) => {
  const { statusCode, body } = await got(asked.url, {
    method: asked.method,
    ...(asked.method === 'GET' ? { searchParams: plain(asked.arguments) } : { json: asked.arguments }),
    ...(asked.user ? { username: asked.user, password: asked.password } : {}),
    headers: asked.authorization ? { authorization: asked.authorization } : {},
    throwHttpErrors: false,
    retry: { limit: 0 },
  });
  return { status: statusCode, body };
};

const byUndici: Client = async (asked) => {
  const isGet = asked.method === 'GET';
  const { statusCode, body } = await request(asked.url, {
    method: asked.method,
    query: isGet ? asked.arguments : undefined,
    body: isGet ? undefined : json(asked),
    headers: { authorization: authorization(asked), ...(!isGet && { 'content-type': 'application/json' }) },
  });
  return { status: statusCode, body: await body.text() };
};

const byFetch: Client = async (asked) => {
  const isGet = asked.method === 'GET';
  const answer = await fetch(isGet ? `${asked.url}?${plain(asked.arguments)}` : asked.url, {
    method: asked.method,
    body: isGet ? undefined : plain(asked.arguments),
    headers: { Authorization: authorization(asked) },
  });
  return { status: answer.status, body: await answer.text() };
};

worksWithFunctions('axios, forms', byAxios);
worksWithFunctions('axios, JSON', byAxiosJson);
worksWithFunctions('got', byGot);
worksWithFunctions('undici', byUndici);
worksWithFunctions('fetch of Node', byFetch, { lists: numbered });
