import { setImmediate } from 'node:timers/promises';
import { databaseUrl, log } from '#platform/index.server.ts';
import { broaderTopics, conceptNames, regionsAround, regionsOf } from '#vocabulary/index.ts';
import { BaseBuilder } from './base.ts';
import { Columns, type Room } from './columns.ts';
import { ConceptFinder } from './concepts.ts';
import type { Row } from './copying.server.ts';
import { roomToRead } from './estimate.server.ts';
import { FilterNames } from './filter-names.ts';
import { Follower } from './follower.server.ts';
import { Remembering } from './remembering.ts';
import { SearchIndex, type Answer } from './search-index.ts';
import { Shelf } from './shelf.ts';

export type Change = Row;
export type Live = {
	index: SearchIndex;
	finder: ConceptFinder;
	remembering: Remembering<{ answer: Answer; didYouMean: Promise<string | null> }>;
	stop: () => Promise<void>;
};

let opened: Promise<Live> | null = null;
/** Null while it loads. */
let live: Live | null = null;
/** What was committed here while the index was loading. */
let waiting: Change[] = [];

/** The index of this process, loaded on the first call; later calls wait for the same one. */
export function liveIndex(): Promise<Live> {
	opened ??= load().catch((error: unknown) => {
		opened = null;
		throw error;
	});
	return opened;
}

export async function openIndex(): Promise<void> {
	await liveIndex();
}

export async function closeIndex(): Promise<void> {
	const closing = opened;
	opened = null;
	live = null;
	await (await closing?.catch(() => null))?.stop();
}

/**
 * Goes up with every change of a document that this process knows of, so that others can keep what they read until then.
 * Null: it follows none, and nothing may be kept.
 */
export function generation(): number | null {
	return live?.index.generation ?? null;
}

/** Takes this process's own changes at once. Where no index is open, there is nothing to keep in step. */
export function takeNow(changes: Change[]): void {
	if (live) for (const change of changes) take(live.index, change);
	else if (opened) waiting.push(...changes);
}

async function load(): Promise<Live> {
	const made = await openLive(databaseUrl(), await roomToRead());
	live = made;
	for (const change of waiting) take(made.index, change);
	waiting = [];
	return made;
}

/** An index that follows a database. `room`: about how much is read at first. */
export async function openLive(url: string, room?: Room): Promise<Live> {
	const finder = new ConceptFinder(conceptNames());
	const names = new FilterNames(filtersAround);
	const columns = new Columns(room);
	// Built while the rows arrive.
	const builder = new BaseBuilder(columns, names, room);
	let receive = ({ key, revision, document }: Row): void => {
		if (document) builder.add(columns.append(key, revision, document, names.idsWithAround(document)));
	};
	const late: Row[] = [];
	const follower = new Follower(url, (row) => receive(row));
	await follower.begin();
	receive = (row) => late.push(row);
	const index = new SearchIndex(finder, await unhurried(Shelf.of(columns, names, builder.finish())));
	receive = (row) => take(index, row);
	late.forEach(receive);
	return { index, finder, remembering: new Remembering(), stop: () => follower.stop() };
}

function take(index: SearchIndex, { key, revision, document }: Change): void {
	index.take(key, revision, document);
	if (index.isUntidy)
		unhurried(index.tidy()).catch((error: unknown) =>
			log.error({ reason: String(error) }, 'the search index could not be tidied')
		);
}

/** Lets requests in between. */
async function unhurried<T>(work: Generator<void, T>): Promise<T> {
	for (;;) {
		const step = work.next();
		if (step.done) return step.value;
		await setImmediate();
	}
}

/** Who looks for a topic also wants its narrower ones; who looks for a region, its countries. */
export function filtersAround(filter: string): string[] {
	const colon = filter.indexOf(':');
	const value = filter.slice(colon + 1);
	switch (filter.slice(0, colon)) {
		case 'topic':
			return broaderTopics(value).map((id) => `topic:${id}`);
		case 'country':
			return regionsOf(value).map((m49) => `region:${m49}`);
		case 'region':
			return regionsAround(value).map((m49) => `region:${m49}`);
		default:
			return [];
	}
}
