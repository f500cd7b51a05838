/** What a route says that is to end: `config: { deprecated: {...} }` of a route is all that it takes. */

export interface Deprecated {
  /** Since when others should be used instead. */
  since: Date;
  /** From when on it may be gone. */
  sunset: Date;
  /** Where is written what to use instead. */
  url: string;
}

declare module "fastify" {
  interface FastifyContextConfig {
    deprecated?: Deprecated;
  }
}

/** @see RFC 9745 §2.1 (a structured date), RFC 8594 §3 (an HTTP date), and their relation types */
export function deprecationHeaders({ since, sunset, url }: Deprecated): Record<string, string> {
  return {
    deprecation: `@${Math.floor(since.getTime() / 1000)}`,
    sunset: sunset.toUTCString(),
    link: `<${url}>; rel="deprecation"; type="text/html"`,
  };
}
