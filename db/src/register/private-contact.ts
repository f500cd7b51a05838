/** One person's own address: in tables apart, so that a person can be forgotten without rewriting history. */
import { canonicalJson, type OrganisationEntry, type PrivateContact } from "@meetpaal/model";
import type { Queryable, Transaction } from "../database.ts";

interface ContactRow {
  organisation: string;
  name: string | null;
  mailbox: string | null;
  phone: string | null;
}

const SELECT = `
  select contact.organisation_id as "organisation", person.name, contact.mailbox, contact.phone
  from contact
  left join person on person.id = contact.person_id
  where contact.organisation_id = any ($1)`;

/** Ids of the organisations whose stored contact is not that of the entry. */
export async function findChangedContacts(
  queryable: Queryable,
  organisations: readonly OrganisationEntry[],
): Promise<Set<string>> {
  const { rows } = await queryable.query<ContactRow>(SELECT, [organisations.map(({ id }) => id)]);
  const stored = new Map(rows.map(({ organisation, ...contact }) => [organisation, contact]));
  return new Set(
    organisations
      .filter(({ id, privateContact }) => {
        const contact = stored.get(id);
        if (privateContact === undefined || contact === undefined) return privateContact !== contact;
        return canonicalJson(toRow(privateContact)) !== canonicalJson(contact);
      })
      .map(({ id }) => id),
  );
}

function toRow({ name, mailbox, phone }: PrivateContact): Omit<ContactRow, "organisation"> {
  return { name: name ?? null, mailbox: mailbox ?? null, phone: phone ?? null };
}

const DELETE = `
  with gone as (
    delete from contact
    where organisation_id = any ($1)
    returning person_id
  )
  delete from person
  where id in (select person_id from gone)`;

const INSERT = `
  with person as (
    insert into person (name)
    select $2::text
    where $2::text is not null
    returning id
  )
  insert into contact (organisation_id, person_id, mailbox, phone)
  values ($1, (select id from person), $3, $4)`;

/** Puts the contacts of these organisations in the place of those that were. */
export async function replaceContacts(
  tx: Transaction,
  organisations: readonly OrganisationEntry[],
): Promise<void> {
  await tx.query(DELETE, [organisations.map(({ id }) => id)]);
  for (const { id, privateContact } of organisations) {
    if (privateContact === undefined) continue;
    const { name, mailbox, phone } = toRow(privateContact);
    await tx.query(INSERT, [id, name, mailbox, phone]);
  }
}
