import type { Metadata } from 'next';
import { NotFoundPage } from '@/components/frame/not-found-page';
import { NothingHere } from '@/components/frame/nothing-here';

export const metadata: Metadata = { title: 'Not found' };

export default function NotFound() {
  return (
    <NotFoundPage>
      <NothingHere />
    </NotFoundPage>
  );
}
