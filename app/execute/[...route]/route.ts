import { app } from '@/lib/api/app';

// For `next dev` and hosts without our own server, which answers these addresses before Next sees them.
export const dynamic = 'force-dynamic';

const answer = (request: Request) => app.fetch(request);

export {
  answer as DELETE,
  answer as GET,
  answer as HEAD,
  answer as OPTIONS,
  answer as PATCH,
  answer as POST,
  answer as PUT,
};
