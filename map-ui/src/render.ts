/** From a page to an answer. Pages are looked up again each time (`no-cache`): an old verdict would be a lie. */
import type { SiteAnswer } from "@meetpaal/registry-api/contract";
import { h } from "preact";
import { render } from "preact-render-to-string";
import { Document } from "./frame/document.tsx";
import type { Page, PageContext } from "./page.ts";

export const renderPage = (context: PageContext, page: Page): SiteAnswer => ({
  status: page.status,
  headers: {
    "content-type": "text/html; charset=utf-8",
    "content-language": context.locale,
    "cache-control": "no-cache",
    ...page.headers,
  },
  body: `<!doctype html>${render(h(Document, { context, page }))}`,
});
