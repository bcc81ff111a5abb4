import { Gone } from '#platform/index.ts';
import type { TombstoneFacts } from './entry.ts';

/** A published entry that was retired: its address answers 410 and says what was there and why it went. */
export class Tombstone extends Gone {
	override name = 'Tombstone';
	facts: TombstoneFacts;
	constructor(facts: TombstoneFacts) {
		super('entry');
		this.facts = facts;
	}
}
