import { createHash } from 'node:crypto';
import { answer } from '@/bench/contenders/answer';
import { allTokens } from '@/bench/contenders/known';
import { bearerOf, serve } from '@/bench/contenders/serve';

// The ceiling: node:http, SHA-256 and a Map of all tokens. It would let a revoked token pass for ever.
const known = await allTokens();

serve((request, response) => {
  const digest = createHash('sha256').update(bearerOf(request.headers.authorization)).digest('base64');
  answer(response, known.get(digest));
});
