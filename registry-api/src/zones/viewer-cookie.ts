/**
 * The cookie of whoever opened a viewer link. It is the only cookie of the site, set for organisers alone: so visitors
 * have none, and no consent banner.
 */
import { fastifyCookie } from "@fastify/cookie";
import { type Database, findViewer, type Viewer } from "@meetpaal/db";

const NAME = "meetpaal_viewer";

/** A token is 256 bits in base64url; anything else in the cookie is nobody's. */
const TOKEN = /^[\w-]{43}$/;

/**
 * The token in a request's cookie; whether it holds is for `findViewer` to say.
 *
 * @param header - `Cookie`, as it came
 */
export function viewerTokenOf(header: string | undefined): string | null {
  const token = header === undefined ? undefined : fastifyCookie.parse(header)[NAME];
  return token !== undefined && TOKEN.test(token) ? token : null;
}

/** The viewer of a request; null: no link was opened, or it ended. */
export async function viewerOf(database: Database, header: string | undefined): Promise<Viewer | null> {
  const token = viewerTokenOf(header);
  return token === null ? null : await findViewer(database.work("api"), token);
}

/** `Set-Cookie` for a link that holds; scripts cannot read it, and other sites' forms do not send it. */
export function viewerCookie(token: string, until: Date, isSecure: boolean): string {
  return fastifyCookie.serialize(NAME, token, {
    path: "/",
    httpOnly: true,
    sameSite: "lax",
    secure: isSecure,
    expires: until,
  });
}
