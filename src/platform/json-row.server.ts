import { Column, sql, type SQL } from 'drizzle-orm';
import type { SelectResultFields } from 'drizzle-orm/query-builders/select.types';

/**
 * Many columns as one JSON object, read as if each had been selected: the driver and Drizzle take a row apart column by column,
 * which costs more than the query where pages read wide rows. Not for numbers that JSON rounds (bigint, numeric).
 */
export function jsonRow<Columns extends Record<string, Column | SQL>>(
	columns: Columns
): SQL<SelectResultFields<Columns>> {
	const named = Object.entries(columns).map(([name, column]) => sql`${column} as ${sql.identifier(name)}`);
	const instants = Object.keys(columns).filter((name) => {
		const column = columns[name];
		return column instanceof Column && column.dataType === 'date';
	});
	// Not json_build_object, which takes fifty names at most.
	return sql`(select to_json(own) from (select ${sql.join(named, sql`, `)}) own)`.mapWith(
		(row: Record<string, unknown>) => {
			for (const name of instants) {
				const text = row[name];
				if (typeof text === 'string') row[name] = new Date(text);
			}
			return row as SelectResultFields<Columns>;
		}
	) as SQL<SelectResultFields<Columns>>;
}
