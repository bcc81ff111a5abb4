// What runs where a survey is answered: what is entered is on the device before any network sees it, goes to the hub as
// somebody writes, and stays here, shown and to be taken along, as long as the hub has not got it.
import { isMet, numberFrom, type Answers, type AnswerValue, type Condition } from '#surveys/player.ts';

/** As it lies on the device. `id`: minted here once, so that the same answers sent twice are one. */
type Kept = { id: string; questions: string[]; answers: Answers; at: string };

const found = document.querySelector<HTMLFormElement>('form[data-survey]');
if (found) keepSurvey(found);

function keepSurvey(form: HTMLFormElement): void {
	const { path = '', page = '', language = 'en', declined = '~', survey = '' } = form.dataset;
	const place = `survey ${path.split('/').at(-1) ?? ''} ${page}`;
	const state = document.getElementById('survey-state');
	const device = document.getElementById('survey-device');
	const list = document.getElementById('survey-kept');
	const known = JSON.parse(form.dataset['known'] ?? '{}') as Answers;
	const boxes = [...form.querySelectorAll<HTMLElement>('[data-question]')];
	let waits: ReturnType<typeof setTimeout> | undefined;

	// Who has this script saw each question as soon as an answer asked for it: the hub need not show the page again.
	const live = form.querySelector<HTMLInputElement>('input[name=live]');
	if (live) live.value = 'yes';
	const before = read(place);
	if (before) {
		fill(before.answers);
		say('back');
		void send();
	}
	ask();
	form.addEventListener('input', () => {
		ask();
		write(place, now());
		clearTimeout(waits);
		waits = setTimeout(() => void send(), 1_000);
	});
	addEventListener('online', () => void send());
	form.addEventListener('submit', (event) => {
		clearTimeout(waits);
		write(place, now());
		// With a line the page is sent as it is without a script, and what it keeps is found again if that fails.
		if (navigator.onLine) return;
		event.preventDefault();
		show();
	});
	document.getElementById('survey-file')?.addEventListener('click', () => {
		const kept = read(place) ?? now();
		const file = new Blob(
			[JSON.stringify({ serai: 'survey-answers', link: path, survey, language, ...kept }, null, '\t')],
			{
				type: 'application/json'
			}
		);
		const link = document.createElement('a');
		link.href = URL.createObjectURL(file);
		link.download = `${survey}-answers.json`;
		link.click();
		URL.revokeObjectURL(link.href);
	});

	/** Hides what these answers do not ask for, and shows what they do. */
	function ask(): void {
		const standing: Answers = { ...known };
		for (const box of form.querySelectorAll<HTMLElement>('section, [data-question]')) {
			const condition = box.dataset['when'];
			const parent = box.parentElement?.closest<HTMLElement>('section');
			box.hidden =
				(parent?.hidden ?? false) ||
				(condition !== undefined && !isMet(JSON.parse(condition) as Condition, standing));
			const id = box.dataset['question'];
			if (id === undefined) continue;
			const answer = box.hidden ? undefined : answerIn(box);
			if (answer === undefined) delete standing[id];
			else standing[id] = answer;
		}
	}

	function now(): Kept {
		const answers: Answers = {};
		const questions = boxes
			.filter(({ dataset }) => dataset['kind'] !== 'note')
			.map(({ dataset }) => dataset['question'] ?? '');
		for (const box of boxes) {
			const answer = answerIn(box);
			if (answer !== undefined) answers[box.dataset['question'] ?? ''] = answer;
		}
		return { id: read(place)?.id ?? crypto.randomUUID(), questions, answers, at: new Date().toISOString() };
	}

	function answerIn(box: HTMLElement): AnswerValue | null | undefined {
		const id = box.dataset['question'] ?? '';
		const sent = new FormData(form);
		const said = sent
			.getAll(`q.${id}`)
			.filter((value): value is string => typeof value === 'string' && value !== '');
		if (said.includes(declined)) return null;
		const [first] = said;
		switch (box.dataset['kind']) {
			case 'several':
				return said.length > 0 ? said : undefined;
			case 'matrix': {
				const rows = [...sent].flatMap(([name, value]) =>
					name.startsWith(`q.${id}.`) && typeof value === 'string' ? [[name.slice(id.length + 3), value]] : []
				);
				return rows.length > 0 ? (Object.fromEntries(rows) as { [row: string]: string }) : undefined;
			}
			case 'number':
			case 'scale': {
				const number = numberFrom(first ?? '');
				return Number.isNaN(number) ? undefined : number;
			}
			default:
				return first?.trim() ? first : undefined;
		}
	}

	function fill(answers: Answers): void {
		for (const [id, answer] of Object.entries(answers)) {
			const values = answer === null ? [declined] : Array.isArray(answer) ? answer : [answer];
			for (const value of values)
				if (typeof value === 'object')
					for (const [row, chosen] of Object.entries(value)) put(`q.${id}.${row}`, [chosen]);
				else put(`q.${id}`, values.map(String));
		}
	}

	function put(name: string, values: string[]): void {
		for (const field of form.elements) {
			if (
				field instanceof HTMLInputElement &&
				field.name === name &&
				/^(?:radio|checkbox)$/u.test(field.type)
			)
				field.checked = values.includes(field.value);
			else if (
				(field instanceof HTMLInputElement ||
					field instanceof HTMLTextAreaElement ||
					field instanceof HTMLSelectElement) &&
				field.name === name
			)
				field.value = values[0] === declined ? '' : (values[0] ?? '');
		}
	}

	/** Gives the hub what is kept here; it is forgotten here when the hub has it. */
	async function send(): Promise<void> {
		const kept = read(place);
		if (!kept) return;
		const answer = await fetch(`${path}/kept`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ language, ...kept })
		}).catch(() => null);
		if (answer === null || answer.status >= 500) show();
		else if (!answer.ok) {
			// The link opens nothing any more, and what was written is not lost for it.
			show();
			say('refused');
		} else if (read(place)?.at === kept.at) {
			write(place, null);
			if (device) device.hidden = true;
			say('saved');
		}
	}

	/** What is here only. */
	function show(): void {
		say('kept');
		if (!device || !list) return;
		device.hidden = false;
		list.textContent = boxes
			.filter((box) => !box.hidden && answerIn(box) !== undefined)
			.map((box) => {
				const label =
					box.querySelector('legend, label')?.textContent?.trim() ?? box.dataset['question'] ?? '';
				const answer = answerIn(box);
				return `${label}: ${answer === null ? '–' : typeof answer === 'object' ? Object.values(answer).join(', ') : String(answer)}`;
			})
			.join('\n');
	}

	function say(what: string): void {
		if (state) state.textContent = state.dataset[what] ?? '';
	}
}

function read(place: string): Kept | null {
	try {
		const kept = JSON.parse(localStorage.getItem(place) ?? 'null') as Kept | null;
		return kept && Array.isArray(kept.questions) ? kept : null;
	} catch {
		return null;
	}
}

function write(place: string, kept: Kept | null): void {
	try {
		if (kept) localStorage.setItem(place, JSON.stringify(kept));
		else localStorage.removeItem(place);
	} catch {
		// A browser that keeps nothing: the fields still hold it.
	}
}
