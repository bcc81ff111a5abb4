import { m } from '#messages/messages.js';
import { newId } from '#platform/index.ts';
import { isUiLanguage, languageNameIn, uiLanguages, type UiLanguage } from '#vocabulary/index.ts';
import type { FieldKind, FormField, FormStep } from './field.ts';

type Say = (inputs: Record<string, never>, options: { locale: UiLanguage }) => string;
type Ready = { kind: FieldKind; step: FormStep; label: Say; purpose: Say } & Partial<
	Omit<FormField, 'kind' | 'step' | 'options' | 'texts' | 'id'>
> & { options?: [id: string, say: Say][] };

/** Whom the field schools are for: the seven groups of their call. */
const groups: [string, Say][] = [
	['officials', m.applications_group_officials],
	['agencies', m.applications_group_agencies],
	['committees', m.applications_group_committees],
	['resource-centres', m.applications_group_resource_centres],
	['focal-persons', m.applications_group_focal_persons],
	['associations', m.applications_group_associations],
	['institutions', m.applications_group_institutions]
];

const yesOrNo: [string, Say][] = [
	['yes', m.applications_yes],
	['no', m.applications_no]
];

const school: Ready[] = [
	{
		...{ kind: 'country', step: 'you', required: true, sensitivity: 'personal', counts: 'country' },
		...{ label: m.applications_ready_country, purpose: m.applications_ready_country_why }
	},
	{
		...{ kind: 'choice', step: 'you', required: true, sensitivity: 'personal', counts: 'gender' },
		...{ label: m.applications_ready_gender, purpose: m.applications_ready_gender_why },
		options: [
			['female', m.applications_gender_female],
			['male', m.applications_gender_male],
			['other', m.applications_gender_other],
			['unsaid', m.applications_gender_unsaid]
		]
	},
	{
		...{ kind: 'several', step: 'you', required: true, sensitivity: 'personal', counts: 'language' },
		...{ label: m.applications_ready_languages, purpose: m.applications_ready_languages_why },
		options: uiLanguages.map((code) => [code, (_, { locale }) => languageNameIn(code, locale)])
	},
	{
		...{ kind: 'short', step: 'work', required: true, isOrganisation: true, identifies: true },
		...{ label: m.applications_ready_organisation, purpose: m.applications_ready_organisation_why }
	},
	{
		...{ kind: 'short', step: 'work', required: true, identifies: true },
		...{ label: m.applications_ready_position, purpose: m.applications_ready_position_why }
	},
	{
		...{ kind: 'choice', step: 'work', required: true, counts: 'group', options: groups },
		...{ label: m.applications_ready_group, purpose: m.applications_ready_group_why }
	},
	{
		...{ kind: 'long', step: 'reasons', required: true },
		...{ label: m.applications_ready_why, purpose: m.applications_ready_why_why }
	},
	{
		...{ kind: 'long', step: 'reasons', required: true },
		...{ label: m.applications_ready_home, purpose: m.applications_ready_home_why }
	},
	{
		...{ kind: 'file', step: 'reasons', required: false, sensitivity: 'personal', identifies: true },
		...{ label: m.applications_ready_letter, purpose: m.applications_ready_letter_why }
	},
	{
		...{ kind: 'choice', step: 'journey', required: true, keptDays: 30, options: yesOrNo },
		...{ label: m.applications_ready_visa, purpose: m.applications_ready_visa_why }
	},
	{
		...{
			kind: 'long',
			step: 'journey',
			required: false,
			sensitivity: 'sensitive',
			keptDays: 14,
			identifies: true
		},
		...{ label: m.applications_ready_needs, purpose: m.applications_ready_needs_why }
	}
];

/** The form of a field school, in each of the event's languages that the hub speaks. */
export function readyForm(languages: readonly string[]): FormField[] {
	const spoken = languages.filter(isUiLanguage);
	const locales: UiLanguage[] = spoken.length > 0 ? spoken : ['en'];
	const inEach = <Said>(say: (locale: UiLanguage) => Said): Record<string, Said> =>
		Object.fromEntries(locales.map((locale) => [locale, say(locale)]));
	return school.map(({ label, purpose, options = [], ...field }) => ({
		...{ required: false, identifies: false, isOrganisation: false, counts: null },
		...{ sensitivity: 'ordinary' as const, keptDays: 90 },
		...field,
		id: newId<'FormField'>(),
		options: options.map(([id, say]) => ({ id, texts: inEach((locale) => say({}, { locale })) })),
		texts: inEach((locale) => ({ label: label({}, { locale }), purpose: purpose({}, { locale }) }))
	}));
}
