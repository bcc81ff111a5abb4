import { type QueueQuery } from '#catalogue/index.server.ts';
import { evidences, flags, kinds } from '#catalogue/index.ts';
import { isLanguage } from '#vocabulary/index.ts';

/** What the queue is narrowed to, from its address; what is not understood is left out. */
export function queueQueryFrom(params: URLSearchParams): QueueQuery {
	const text = (name: string) => params.get(name) ?? '';
	const language = text('language');
	const provider = text('provider');
	return {
		kind: kinds.find((kind) => kind === text('kind')) ?? null,
		flag: flags.find((flag) => flag === text('flag')) ?? null,
		evidence: evidences.find((evidence) => evidence === text('evidence')) ?? null,
		provider: /^[a-z0-9-]{1,120}$/.test(provider) ? provider : null,
		language: isLanguage(language) ? language : null,
		duplicates: text('duplicates') !== '',
		after: text('after') || null
	};
}

/** The same as an address has it, without the page. */
export function queueParams(query: QueueQuery): URLSearchParams {
	const { kind, flag, evidence, provider, language, duplicates } = query;
	const named = { kind, flag, evidence, provider, language, duplicates: duplicates ? 'yes' : null };
	return new URLSearchParams(
		Object.entries(named).filter((pair): pair is [string, string] => Boolean(pair[1]))
	);
}
