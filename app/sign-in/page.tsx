import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { page } from '@/app/_request/marked';
import { newPasswordPath, ownPath } from '@/app/_request/own-path';
import { currentSession } from '@/app/_request/session/actor';
import { signInAction } from '@/app/sign-in/actions';
import { NotFoundPage } from '@/components/frame/not-found-page';
import { SignInForm } from '@/components/sign-in/sign-in-form';

export const metadata: Metadata = { title: 'Sign in' };

export default page(async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  const { next } = await searchParams;
  const target = ownPath(typeof next === 'string' ? next : null);
  const session = await currentSession();
  if (session) redirect(session.restricted ? newPasswordPath(target) : target);
  return (
    <NotFoundPage>
      <SignInForm action={signInAction} next={target} />
    </NotFoundPage>
  );
});
