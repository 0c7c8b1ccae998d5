/** The fields of a form: text for one that was sent once, a list for one that was sent several times. */
export function formValues(form: FormData): Record<string, string | string[]> {
  const names = [...new Set(form.keys())];
  return Object.fromEntries(
    names.map((name) => {
      // A file, which no form of ours has, counts as not sent.
      const values = form.getAll(name).filter((value) => typeof value === 'string');
      return [name, values.length === 1 ? String(values[0]) : values];
    }),
  );
}
