import { generatePassword } from '@/lib/accounts/passwords/generate-password';
import { newPassword } from '@/lib/accounts/passwords/password';
import { Exit } from '@/lib/cli/exit';
import { readHidden } from '@/lib/cli/read-hidden';

export type PasswordOptions = { passwordFile?: string; generatePassword?: true };

/** The password that the options ask for: made, read from a file, piped in, or typed twice. */
export async function newPasswordFrom(
  options: PasswordOptions,
): Promise<{ text: string; generated: boolean }> {
  const { passwordFile: file, generatePassword: generated = false } = options;
  if (generated && file !== undefined)
    throw new Exit('usage', 'Give --password-file or --generate-password, not both.');
  if (generated) return { text: generatePassword(), generated };
  const password = newPassword.safeParse(await readHidden({ file, what: 'password', twice: true }));
  if (!password.success)
    throw new Exit('failed', password.error.issues[0]?.message ?? 'This password cannot be used.');
  return { text: password.data, generated };
}
