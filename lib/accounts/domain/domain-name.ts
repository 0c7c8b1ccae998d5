import { domainToASCII } from 'node:url';
import { z } from 'zod';

/** RFC 1035 with RFC 1123's digits: labels of 1 to 63 characters, at least two of them, 253 altogether. */
const DOMAIN = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?=[a-z0-9-]*[a-z])[a-z0-9-]{2,63}$/;

const fault = 'This is not a domain. Give it as example.com, without a scheme, a port or a path.';

/** A domain as a person types it, made lower case and ASCII. */
export const domainName = z
  .string()
  .trim()
  // domainToASCII reads a host off the front of whatever it is given.
  .regex(/^[^\s/\\:@?#%]*$/, fault)
  .transform((typed) => domainToASCII(typed).replace(/\.$/, ''))
  .pipe(z.string().regex(DOMAIN, fault));
