/** How long a password lasts that somebody else chose (OWASP ASVS 5.0, 6.4.1). */
export const FIRST_PASSWORD_HOURS = 72;
