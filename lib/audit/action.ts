/** Every action that leaves an audit event, with the words a person reads. */
export const actions = {
  'token.created': 'Created a token',
  'token.renamed': 'Renamed a token',
  'token.revoked': 'Revoked a token',
  'session.started': 'Signed in',
  'session.ended': 'Signed out',
  'sign_in.failed': 'Failed to sign in',
  'sign_in.refused': 'Was not let in',
  'password.changed': 'Changed the password',
  'password.refused': 'Typed a wrong current password',
  'password.limited': 'Required a new password',
  'contact.changed': 'Changed contact addresses',
  'locale.changed': 'Changed the locale',
  'domain.changed': 'Changed the domain',
  'account.created': 'Created the account',
  'account.suspended': 'Suspended the account',
  'account.resumed': 'Resumed the account',
} as const;

export type Action = keyof typeof actions;

export const actionNames = Object.keys(actions) as [Action, ...Action[]];
