/** @jsxRuntime automatic @jsxImportSource preact */
// How to reach the city: only ways that exist, as the register names them.

import type { PageContext } from "../page.ts";
import type { Drawing } from "../symbols/paths.ts";
import { Icon } from "../symbols/symbol.tsx";
import type { MessageKey } from "../text/text.ts";
import { Words } from "../text/translated.tsx";

const digits = (phone: string): string => phone.replaceAll(/[^+\d]/gu, "");

export const ContactWays = ({ context }: { context: PageContext }) => {
  const { t, city, locale } = context;
  const { phone, mailbox, desk, post } = city.contact ?? {};
  if (!phone && !mailbox && !desk && !post) return <p>{t("contact.none")}</p>;
  const way = (icon: Drawing, title: MessageKey) => (
    <dt>
      <Icon name={icon} size={28} />
      {t(title)}
    </dt>
  );
  return (
    <dl class="ways">
      {phone && (
        <div>
          {way("phone", "ask.call")}
          <dd>
            <a href={`tel:${digits(phone)}`}>{phone.replaceAll(" ", "\u00a0")}</a>
          </dd>
        </div>
      )}
      {mailbox && (
        <div>
          {way("mail", "ask.mail")}
          <dd>
            <a href={`mailto:${mailbox}`}>{mailbox}</a>
          </dd>
        </div>
      )}
      {desk && (
        <div>
          {way("owner", "ask.visit")}
          <dd>
            <Words of={desk} locale={locale} />
          </dd>
        </div>
      )}
      {post && (
        <div>
          {way("letter", "ask.post")}
          <dd lang="nl">{post}</dd>
        </div>
      )}
    </dl>
  );
};
