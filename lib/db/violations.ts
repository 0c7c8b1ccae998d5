import { Prisma } from '@/lib/db/generated/client';

/** Whether the database refused a change because a unique constraint would break (Prisma P2002). */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
}
