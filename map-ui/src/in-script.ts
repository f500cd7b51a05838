/** JSON inside a script element: only `<` could end it, and JSON may write that as an escape. */
export const inScript = (value: unknown): string => JSON.stringify(value).replaceAll("<", "\\u003c");
