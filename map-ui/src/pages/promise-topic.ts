/** The short name of a promise, as it stands in the ledger and in the list. */
import { isMessage, type Translate } from "../text/text.ts";

export const promiseTopic = (t: Translate, id: string): string => {
  const key = `promise.${id}`;
  return isMessage(key) ? t(key) : t("promise.other");
};

/** Where a promise is told of on the page of all of them; a dot would need escaping in a style sheet. */
export const promiseAnchor = (id: string): string => id.replaceAll(".", "-");
