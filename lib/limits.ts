import { z } from 'zod';

export const wholeNumber = (least: number, most: number) =>
  z.coerce.number({ error: 'must be a whole number' }).int('must be a whole number').min(least).max(most);

/** The settings that bound what one client may ask of the server. See decision 031. */
export const limitSettings = {
  MAX_BODY_BYTES: wholeNumber(1024, 100_000_000)
    .default(64 * 1024)
    .describe('Largest body of a request, to the API and to pages.'),
  MAX_SELECTION_BYTES: wholeNumber(1024, 100_000_000)
    .default(1024 * 1024)
    .describe('Largest form of the tokens page, which can name 10,000 tokens to revoke.'),
  MAX_HEADER_BYTES: wholeNumber(4096, 65_536)
    .default(16 * 1024)
    .describe('Largest headers of a request, its address included. The proxy door takes up to 128 KB.'),
  HEADER_SECONDS: wholeNumber(1, 3600)
    .default(15)
    .describe('Seconds that a client may take to send the headers of a request.'),
  REQUEST_SECONDS: wholeNumber(1, 3600)
    .default(30)
    .describe(
      'Seconds that a client may take to send a whole request, and to take some of an answer before more is sent.',
    ),
  KEEP_ALIVE_SECONDS: wholeNumber(1, 3600)
    .default(75)
    .describe(
      'Seconds after which an idle connection is closed. Must be more than a balancer in front keeps its own.',
    ),
  MAX_REQUESTS_PER_CONNECTION: wholeNumber(1, 1_000_000)
    .default(1000)
    .describe('Requests after which a connection is closed, with the answer to the last.'),
  MAX_PAGES_PER_NETWORK: wholeNumber(1, 10_000)
    .default(8)
    .describe('Pages that are made at once for one address (IPv6: one /64) by each worker. Others wait.'),
  MAX_PAGES_PER_WORKER: wholeNumber(1, 10_000)
    .default(64)
    .describe('Pages that are made at once for all who ask one worker. Others wait.'),
  MAX_KEPT_BYTES: wholeNumber(1024 * 1024, 1_000_000_000)
    .default(32 * 1024 * 1024)
    .describe(
      'Most bytes that each worker keeps of forms that arrive slowly and pages that are taken slowly. Beyond them the oldest are cut.',
    ),
};
