import type { Kind } from './award.ts';
import { achievementTypes, listLength, type Texts } from './credential.ts';

/** What a signed certificate says, read back from it. */
export type Said = {
	code: string;
	kind: Kind;
	did: string;
	holder: string;
	/** In the language it was studied in. */
	title: string;
	titles: Texts;
	language: string;
	achievements: Texts;
	rules: Texts;
	organisations: { name: string; url: string | null }[];
	startsOn: string | null;
	endsOn: string | null;
	hours: number | null;
	evidenceUrl: string | null;
	issuedAt: Date;
	expiresAt: Date | null;
	/** Counted over all lists; null when its list is not one of ours. */
	statusIndex: number | null;
};

/** Reads a badge of ours, from whatever came; null when it is none. What it says is only true if its proof is right. */
export function saidByBadge(badge: unknown): Said | null {
	const document = fieldsOf(badge);
	const subject = fieldsOf(document['credentialSubject']);
	const achievement = fieldsOf(subject['achievement']);
	const identity = fieldsOf(listOf(subject['identifier'])[0]);
	const did = text(fieldsOf(document['issuer'])['id']);
	const code = /\/certificates\/([\w-]+)$/.exec(text(document['id']) ?? '')?.[1];
	const holder = text(identity['identityHash']);
	const title = text(achievement['name']);
	const language = text(achievement['inLanguage']);
	const issuedAt = instant(document['validFrom']);
	const kind = (Object.keys(achievementTypes) as Kind[]).find(
		(one) => achievementTypes[one] === achievement['achievementType']
	);
	if (!did || !code || !holder || !title || !language || !issuedAt || !kind) return null;
	return {
		...{ code, kind, did, holder, title, language, issuedAt },
		titles: texts(achievement['alternateName']),
		achievements: texts(achievement['abstract']),
		rules: texts(fieldsOf(achievement['criteria'])['text']),
		organisations: listOf(achievement['provider']).flatMap((one) => {
			const { name, id } = fieldsOf(one);
			return typeof name === 'string' ? [{ name, url: text(id) }] : [];
		}),
		startsOn: text(subject['activityStartDate'])?.slice(0, 10) ?? null,
		endsOn: text(subject['activityEndDate'])?.slice(0, 10) ?? null,
		hours: Number(/^PT(\d+)H$/.exec(text(achievement['timeRequired']) ?? '')?.[1]) || null,
		evidenceUrl: text(fieldsOf(listOf(document['evidence'])[0])['id']),
		expiresAt: instant(document['validUntil']),
		statusIndex: statusIndexOf(fieldsOf(document['credentialStatus']))
	};
}

function statusIndexOf(status: Fields): number | null {
	const list = /\/certificates\/status\/(\d+)$/.exec(text(status['statusListCredential']) ?? '')?.[1];
	const index = /^\d+$/.exec(text(status['statusListIndex']) ?? '')?.[0];
	return list && index && status['statusPurpose'] === 'revocation'
		? (Number(list) - 1) * listLength + Number(index)
		: null;
}

type Fields = { [name: string]: unknown };

export function fieldsOf(value: unknown): Fields {
	return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

function listOf(value: unknown): unknown[] {
	return Array.isArray(value) ? value : value === undefined ? [] : [value];
}

function text(value: unknown): string | null {
	return typeof value === 'string' ? value : null;
}

function texts(value: unknown): Texts {
	return Object.fromEntries(
		Object.entries(fieldsOf(value)).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
	);
}

function instant(value: unknown): Date | null {
	const date = typeof value === 'string' ? new Date(value) : null;
	return date && !Number.isNaN(date.getTime()) ? date : null;
}
