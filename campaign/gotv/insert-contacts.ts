import type pg from "pg";
import type { Contact } from "./contact.ts";

const statement = {
  name: "insert-contacts",
  text: `INSERT INTO contacts (key, voter, volunteer, outcome)
SELECT * FROM unnest($1::text[], $2::int[], $3::int[], $4::text[])
ON CONFLICT (key) DO NOTHING`,
};

const byKey = (one: Contact, other: Contact): number =>
  one.key < other.key ? -1 : Number(one.key > other.key);

/** Stores contacts with one statement and one commit; a key that is stored already is skipped. */
export const insertContacts = async (
  database: Pick<pg.Pool, "query">,
  contacts: readonly Contact[],
): Promise<void> => {
  // In one order everywhere, or two statements that share keys could wait for each other for ever.
  const rows = contacts.toSorted(byKey);
  await database.query({
    ...statement,
    values: [
      rows.map(({ key }) => key),
      rows.map(({ voter }) => voter),
      rows.map(({ volunteer }) => volunteer),
      rows.map(({ outcome }) => outcome),
    ],
  });
};
