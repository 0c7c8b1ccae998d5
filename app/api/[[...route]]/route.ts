import { mountedApi } from '@/app/_request/mounted-api';

// For hosts that run Next in another way than our own server does.
export const dynamic = 'force-dynamic';

export {
  mountedApi as DELETE,
  mountedApi as GET,
  mountedApi as HEAD,
  mountedApi as OPTIONS,
  mountedApi as PATCH,
  mountedApi as POST,
  mountedApi as PUT,
};
