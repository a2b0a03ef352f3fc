/** The CSRF token of the session, kept in memory only: it comes with `me` and goes with every change. */
let csrfToken: string | undefined;

export const setCsrfToken = (token: string | undefined): void => {
  csrfToken = token;
};

export const csrfHeaders = (): Readonly<Record<string, string>> =>
  csrfToken === undefined ? {} : { 'x-csrf-token': csrfToken };
