import { execFile } from 'node:child_process';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { node } from '../bin/prepare.mjs';

/** A story on invented data, in English and Arabic, with a figure of each kind, released once. */
export type SeededStory = {
	slug: string;
	/** Of the person who writes it. */
	quote: string;
	/** What another person has to say, whose words are withdrawn. */
	withdrawn: string;
};

/** Makes one in the journeys' hub, by the builders of the tests, in a process of its own. */
export async function seedStory(mark: string): Promise<SeededStory> {
	return run<SeededStory>('make', mark);
}

/** Where a story about an edition and an event is read, and their slugs. */
export type SeededAbout = { slug: string; course: string; edition: string; event: string };

/** Makes one, released. Its English text has the word 'zephyrine<mark>'. */
export async function seedStoryAbout(mark: string): Promise<SeededAbout> {
	return run<SeededAbout>('about', mark);
}

/** Takes a whole story back. */
export async function takeStoryBack({ slug }: { slug: string }): Promise<void> {
	await run('takeBack', slug);
}

/** Withdraws one quotation, as its speaker asked. */
export async function withdrawSaid({ slug, withdrawn }: SeededStory): Promise<void> {
	await run('withdraw', slug, withdrawn);
}

/** Writes a sentence more and releases the story a second time. */
export async function releaseAgain({ slug }: SeededStory): Promise<void> {
	await run('again', slug);
}

async function run<Made>(...asked: string[]): Promise<Made> {
	const hub = join(dirname(process.env['SERAI_JOURNEYS_LOG'] ?? ''), 'hub');
	const script = join(import.meta.dirname, 'story-seed.ts');
	const { stdout } = await promisify(execFile)(node(), [script, hub, ...asked], { timeout: 120_000 });
	return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Made;
}
