import { z } from 'zod';

/** What a limited token can be granted. A function without a feature is for unrestricted tokens only. */
export const features = [
  {
    name: 'apitokens',
    label: 'API tokens',
    description:
      'Create API tokens with no more rights than its own; list, rename and revoke all tokens of the account, unrestricted ones too.',
  },
  {
    name: 'diskusage',
    label: 'Disk usage',
    description: 'Read how much disk the account uses, and its limits.',
  },
  {
    name: 'filelist',
    label: 'File list',
    description:
      'List the files of the account’s home, with sizes, dates and permissions; never their contents.',
  },
  {
    name: 'updatecontact',
    label: 'Contact information',
    description: 'Change the contact addresses of the account.',
  },
  {
    name: 'verify',
    label: 'Verification',
    description: 'Ask whether a token is good. For services that accept your tokens.',
  },
] as const;

export type Feature = (typeof features)[number]['name'];

export const featureNames = features.map((feature) => feature.name) as [Feature, ...Feature[]];

export const featureName = z.enum(featureNames, {
  error: (issue) => `There is no feature “${String(issue.input)}”. Choose from: ${featureNames.join(', ')}.`,
});

/** A feature's name as a person reads it; one that this version does not know stays as it is. */
export function featureLabel(name: string): string {
  return features.find((feature) => feature.name === name)?.label ?? name;
}
