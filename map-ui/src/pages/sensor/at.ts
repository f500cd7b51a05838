/**
 * The moment of `?at=`. A day alone means noon (UTC) of that day, so that it falls on that day everywhere in Europe; what is no time,
 * or lies in the future, means now.
 */
export const readAt = (text: string | null, now: Date): Date | null => {
  if (text === null || text === "") return null;
  const at = new Date(/^\d{4}-\d{2}-\d{2}$/u.test(text) ? `${text}T12:00:00Z` : text);
  return Number.isNaN(at.getTime()) || at >= now ? null : at;
};
