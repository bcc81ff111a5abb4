import { Gone } from '#platform/index.ts';
import type { TombstoneFacts } from './entry.ts';

/** A published entry that was retired: its address answers 410 and says what was there and why it went. */
export class Tombstone extends Gone {
	override name = 'Tombstone';
	facts: TombstoneFacts;
	constructor(facts: TombstoneFacts) {
		super('entry', {
			title: facts.title.text,
			titleLanguage: facts.title.language,
			providers: facts.providers.map(({ shortName, name }) => shortName ?? name).join(', '),
			retiredOn: facts.retiredAt.toISOString().slice(0, 10),
			...(facts.reason !== null && { reason: facts.reason })
		});
		this.facts = facts;
	}
}
