import { customType } from 'drizzle-orm/pg-core';

/**
 * A column of JSON that may be a text by itself. Drizzle's `jsonb` reads such a text a second time: what somebody wrote
 * as "1750" or "true" would come back as a number or a truth.
 */
export const jsonValue = customType<{ data: unknown; driverData: unknown }>({
	dataType: () => 'jsonb',
	toDriver: (value) => JSON.stringify(value)
});
