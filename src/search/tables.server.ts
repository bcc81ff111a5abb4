import { bigint, customType, pgTable, smallint, text } from 'drizzle-orm/pg-core';

const bytea = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => 'bytea' });

export const searchDocument = pgTable('search_document', {
	key: text().primaryKey(),
	/** Set by the trigger, like `changed_in` and `changed_at`. */
	revision: bigint({ mode: 'number' }).notNull().default(0),
	analysers: smallint().notNull(),
	words: text().array().notNull().default([]),
	/** Null: not to be found any more. */
	body: bytea()
});
