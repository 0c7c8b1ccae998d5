import next from 'next';
import { serve } from '@/bench/contenders/serve';

// The same verification, through the route handler in app/api instead of ahead of Next.
const pages = next({ dev: false });
await pages.prepare();
const handle = pages.getRequestHandler();
serve((request, response) => void handle(request, response));
