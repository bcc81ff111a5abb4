import * as v from 'valibot';
import { countries } from '#vocabulary/index.ts';

/**
 * What a learner may tell of themselves when enrolling. Each field has a purpose, which the form says beside it, and a
 * retention, after which it is erased at night even while everything else stays. A sensitive field is asked only of who
 * opts in. `months` count from the end of the edition (from enrolling, where it has none). `to`: whom it is told to: the
 * team of the edition, name by name; or figures, in which nobody is named.
 */
export const profileFields = {
	country: { kind: 'country', required: true, sensitive: false, months: 36, to: 'figures' },
	gender: {
		kind: 'choice',
		choices: ['female', 'male', 'other', 'not_said'],
		required: true,
		sensitive: false,
		months: 36,
		to: 'figures'
	},
	age_band: {
		kind: 'choice',
		choices: ['under_18', '18_24', '25_34', '35_44', '45_54', '55_64', '65_over', 'not_said'],
		required: false,
		sensitive: false,
		months: 36,
		to: 'figures'
	},
	sector: {
		kind: 'choice',
		choices: [
			'government',
			'local_government',
			'international_organisation',
			'ngo',
			'private_sector',
			'self_employed',
			'academia',
			'student',
			'looking_for_work',
			'other'
		],
		required: true,
		sensitive: false,
		months: 36,
		to: 'figures'
	},
	occupation: { kind: 'text', longest: 120, required: false, sensitive: false, months: 12, to: 'team' },
	organisation: { kind: 'text', longest: 160, required: false, sensitive: false, months: 12, to: 'team' },
	relation: {
		kind: 'choice',
		choices: [
			'works_on_it',
			'studies_it',
			'lives_it',
			'has_business',
			'wants_business',
			'supports_others',
			'curious'
		],
		required: false,
		sensitive: false,
		months: 36,
		to: 'figures'
	},
	background: {
		kind: 'choice',
		choices: [
			'migrant',
			'refugee',
			'asylum_seeker',
			'returnee',
			'displaced',
			'stateless',
			'host_community',
			'none',
			'not_said'
		],
		required: false,
		sensitive: true,
		months: 6,
		to: 'figures'
	}
} as const satisfies Record<string, ProfileField>;

/** Answered, and with nothing: what is asked of everybody can be kept to oneself. */
export const notSaid = 'not_said';

export type ProfileField = {
	required: boolean;
	sensitive: boolean;
	months: number;
	to: 'team' | 'figures';
} & (
	{ kind: 'country' } | { kind: 'choice'; choices: readonly string[] } | { kind: 'text'; longest: number }
);
export type ProfileName = keyof typeof profileFields;
export const profileNames = Object.keys(profileFields) as ProfileName[];
/** What whoever follows an edition reads of each learner; of the others they have counts. */
export const teamFields = profileNames.filter((name) => profileFields[name].to === 'team');
export type Profile = Partial<Record<ProfileName, string>>;

export type ProfileProblem = { field: ProfileName | 'consent'; code: 'needed' | 'not_a_choice' | 'too_long' };

/** What a form sent, checked. Sensitive fields are taken only with `optIn`, nothing at all without `consent`. */
export function readProfile(
	sent: Readonly<Record<string, unknown>>,
	{ consent, optIn }: { consent: boolean; optIn: boolean }
): { profile: Profile; problems: ProfileProblem[] } {
	const profile: Profile = {};
	const problems: ProfileProblem[] = [];
	for (const name of profileNames) {
		if (profileFields[name].sensitive && !optIn) continue;
		const { value, problem } = readAnswer(name, Object.hasOwn(sent, name) ? sent[name] : '');
		if (problem) problems.push({ field: name, code: problem });
		else if (value !== '') profile[name] = value;
	}
	if (!consent) problems.push({ field: 'consent', code: 'needed' });
	return { profile, problems };
}

/** One answer, checked; '' is none, which some fields need. */
export function readAnswer(
	name: ProfileName,
	sent: unknown
): { value: string; problem: ProfileProblem['code'] | null } {
	const field: ProfileField = profileFields[name];
	const given = v.safeParse(v.pipe(v.string(), v.trim()), sent);
	const value = given.success ? clean(given.output) : '';
	if (value === '') return { value, problem: field.required ? 'needed' : null };
	return { value, problem: problemOf(field, value) };
}

const known = new Set(countries.map(({ iso2 }) => iso2));

function problemOf(field: ProfileField, value: string): ProfileProblem['code'] | null {
	switch (field.kind) {
		case 'country':
			return value === notSaid || known.has(value) ? null : 'not_a_choice';
		case 'choice':
			return field.choices.includes(value) ? null : 'not_a_choice';
		case 'text':
			return value.length <= field.longest ? null : 'too_long';
	}
}

function clean(text: string): string {
	return text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, ' ').trim();
}

/** The day a field is erased: its months after the edition's last day, or after the enrolment's where it has none. */
export function eraseOn(name: ProfileName, endsOn: string | null, enrolledOn: string): string {
	const [year = 0, month = 1, day = 1] = (endsOn ?? enrolledOn).split('-').map(Number);
	const whole = month - 1 + profileFields[name].months;
	const last = new Date(Date.UTC(year, whole + 1, 0)).getUTCDate();
	return new Date(Date.UTC(year, whole, Math.min(day, last))).toISOString().slice(0, 10);
}
