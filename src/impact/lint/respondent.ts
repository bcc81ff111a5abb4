import type { Raw } from './finding.ts';
import { words } from './pattern.ts';
import type { Span } from './place.ts';
import type { Reading, Sentence } from './reading.ts';
import { shared, stemsOf } from './stem.ts';

const respondents = words(
	'respondents?|encuestad[oa]s|personas encuestadas|quienes respondieron|répondant(?:e?s)'
);
const participants = words(
	'participants?|participantes?|learners?|attendees?|trainees?|alumn[oa]s|asistentes?'
);
const said = words(
	'said|say|found|find|felt|feel|think|thought|reported|report|indicated|indicate|agreed|agree|mentioned|mention|stated|state|considered|consider|rated|rate|believed?|expressed|described|declared|answered|dijeron|dicen|consider\\p{L}+|opin\\p{L}+|indic\\p{L}+|señal\\p{L}+|mencion\\p{L}+|afirm\\p{L}+|valor\\p{L}+|manifest\\p{L}+|declar\\p{L}+|encontr\\p{L}+|expres\\p{L}+'
);
const everybody = words('all|every|everyone|each|100|full|todos|todas|cada|tous|toutes');
const represent = words(
	'represent(?:ed|s)?|made up|make up|account(?:ed)? for|constitut\\p{L}+|formed|were|representa\\p{L}*|constitu\\p{L}+'
);

/** Who answered a survey called who took part, or the reverse: what the one say need not hold for the other. */
export function respondentsIn(reading: Reading): Raw[] {
	const asked = reading.sentences.find(({ text }) => respondents.test(text));
	if (!asked || !reading.sentences.some(({ text }) => participants.test(text))) return [];
	const findings = [
		...sameNumber(reading),
		...reading.sentences.flatMap((sentence) => [
			...inOne(sentence),
			...ofParticipants(reading, sentence, asked)
		])
	];
	const taken = new Set(findings.flatMap(({ spans }) => spans.map(({ start }) => start)));
	return [
		...findings,
		...saidTwice(reading).filter(({ spans }) => !spans.some(({ start }) => taken.has(start)))
	];
}

/** "312 respondents" and "312 participants" */
function sameNumber({ sentences }: Reading): Raw[] {
	const all = sentences
		.flatMap((sentence) => sentence.mentions.map((mention) => ({ sentence, mention })))
		.filter(({ mention }) => mention.unit === 'count' && mention.value >= 10 && !mention.hedge);
	const answered = all.filter(({ mention }) => mention.noun === 'respondent');
	const tookPart = all.filter(({ mention }) => mention.noun === 'participant' || mention.noun === 'learner');
	for (const a of answered)
		for (const b of tookPart)
			if (a.mention.value === b.mention.value) {
				if (everybody.test(a.sentence.text) || everybody.test(b.sentence.text)) return [];
				return [
					finding(
						'respondents_same_number',
						{ start: a.mention.start, end: a.mention.until },
						{ start: b.mention.start, end: b.mention.until },
						{ count: a.mention.value }
					)
				];
			}
	return [];
}

/** "respondents from companies represented the smallest number of participants (2 per cent)" */
function inOne({ text, start, mentions }: Sentence): Raw[] {
	const [a, b] = [respondents.exec(text), participants.exec(text)];
	if (!a || !b || !mentions.some(({ unit }) => unit === 'percent')) return [];
	const [first, second] = a.index < b.index ? [a, b] : [b, a];
	const gap = text.slice(first.index + first[0].length, second.index);
	if (
		gap.length > 90 ||
		/[;:]/.test(gap) ||
		!represent.test(gap) ||
		/(?<!\p{L})(?:who|whom|that|former|also|quienes|que)(?!\p{L})/iu.test(gap)
	)
		return [];
	return [finding('respondents_swapped', at(a, start), at(b, start), {})];
}

/** "70 per cent of participants found …", where a survey has respondents. */
function ofParticipants({ sentences }: Reading, { text, start, mentions }: Sentence, asked: Sentence): Raw[] {
	const share = mentions.find(
		({ unit, of, until }) =>
			unit === 'percent' &&
			(of === 'participant' || of === 'learner') &&
			said.test(text.slice(until - start, until - start + 30))
	);
	const word = share && respondents.exec(asked.text);
	// "All participants were asked": then who answered is who took part.
	if (
		!share ||
		!word ||
		(respondents.test(text) &&
			!mentions.some(({ unit, noun }) => unit === 'count' && noun === 'respondent')) ||
		sentences.some((one) => everybody.test(one.text) && /respon|answer|contest/iu.test(one.text))
	)
		return [];
	return [
		finding(
			'respondents_share',
			at(word, asked.start),
			{ start: share.start, end: share.until },
			{ percent: share.value }
		)
	];
}

/** Each is compared with each: a book is not. */
const most = 300;

/** One statement, once from "respondents", once from "participants". */
function saidTwice({ sentences }: Reading): Raw[] {
	const from = sentences
		.filter(({ text, kind }) => kind === 'paragraph' && respondents.test(text) && !participants.test(text))
		.slice(0, most)
		.map((sentence) => ({
			...sentence,
			about: stemsOf(sentence.text.slice(respondents.exec(sentence.text)?.index ?? 0))
		}));
	const to = sentences.filter(
		({ text, kind }) =>
			kind === 'paragraph' && participants.test(text) && !respondents.test(text) && said.test(text)
	);
	return to.slice(0, most).flatMap((two) => {
		const word = participants.exec(two.text);
		const [clause = ''] = two.text.slice(word?.index ?? 0).split(/[,;:]/);
		const about = stemsOf(clause.replace(participants, ''));
		const one = from.find((one) => {
			const common = shared(one.about, about).length;
			return common >= 3 && common >= 0.65 * about.size;
		});
		const other = one && respondents.exec(one.text);
		if (!word || !other || !one) return [];
		return [finding('respondents_statement', at(other, one.start), at(word, two.start), {})];
	});
}

const at = (match: RegExpExecArray, start: number): Span => ({
	start: start + match.index,
	end: start + match.index + match[0].length
});

function finding(code: string, a: Span, b: Span, values: Raw['values']): Raw {
	return { kind: 'respondents', code, severity: 'doubtful', spans: [a, b], values, feasible: [] };
}
