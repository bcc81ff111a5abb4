import type { Invitee } from './invitation.ts';

export type PastedLine = { line: number; text: string };
export type Pasted = { people: Invitee[]; wrong: PastedLine[] };

export const mostPasted = 2000;

/**
 * People as a team pastes them: a line each, `address`, or `name, address`, or `name, address, language` (commas,
 * semicolons or tabs, as a spreadsheet gives them). Who stands there twice is one; who is pasted again was asked already.
 */
export function inviteesFrom(text: string, spoken: readonly string[]): Pasted {
	const pasted: Pasted = { people: [], wrong: [] };
	const seen = new Set<string>();
	for (const [at, raw] of text.split(/\r\n?|\n/u).entries()) {
		const line = raw.trim();
		if (line === '') continue;
		const cells = line.split(/\t|[;,]\s*/u).map((cell) => cell.trim());
		const email = cells.find(
			(cell) => /^[^\s@<>"]{1,64}@[^\s@<>"]+\.[^\s@<>"]+$/u.test(cell) && cell.length <= 254
		);
		const language =
			cells.find((cell) => spoken.includes(cell.toLowerCase()))?.toLowerCase() ?? spoken[0] ?? 'en';
		const name = cells.find((cell) => cell !== email && cell.toLowerCase() !== language) ?? '';
		if (!email || name.length > 100 || pasted.people.length >= mostPasted) {
			pasted.wrong.push({ line: at + 1, text: line.slice(0, 120) });
			continue;
		}
		const holder = `address:${email.toLowerCase()}`.slice(0, 100);
		if (seen.has(holder)) continue;
		seen.add(holder);
		pasted.people.push({ holder, personId: null, name: name || null, email, language, strata: {} });
	}
	return pasted;
}
