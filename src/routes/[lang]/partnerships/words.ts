import { daysText, dayText } from '#catalogue/ui/when.ts';
import { intlLocale } from '#catalogue/ui/locale.ts';
import { m } from '#messages/messages.js';
import { partnershipPhase, type Partnership, type PartnershipKind, type Party } from '#network/index.ts';

const kinds: Record<PartnershipKind, () => string> = {
	memorandum: m.partnerships_kind_memorandum,
	cooperation: m.partnerships_kind_cooperation,
	hosting: m.partnerships_kind_hosting,
	project: m.partnerships_kind_project
};

export function kindText(kind: PartnershipKind): string {
	return kinds[kind]();
}

type Dated = Pick<Partnership, 'startsOn' | 'endsOn'>;

export function spanText({ startsOn, endsOn }: Dated, language: string): string {
	return endsOn === null
		? m.partnerships_since({ day: dayText(startsOn, language) })
		: daysText(startsOn, endsOn, language);
}

export function phaseText(dated: Dated, today: string): string {
	const phases = {
		coming: m.partnerships_coming,
		running: m.partnerships_running,
		over: m.partnerships_over
	};
	return phases[partnershipPhase(dated, today)]();
}

/** An amount as readers of `language` write it; cents only where there are some. */
export function amountText(amount: number, currency: string, language: string): string {
	return new Intl.NumberFormat(intlLocale(language), {
		style: 'currency',
		currency,
		currencyDisplay: 'code',
		...(Number.isInteger(amount) && { maximumFractionDigits: 0 })
	}).format(amount);
}

/** What a donor gives; null where it does not say. */
export function givenText(
	{ amount, currency }: Pick<Party, 'amount' | 'currency'>,
	language: string
): string | null {
	return amount === null || currency === null ? null : amountText(Number(amount), currency, language);
}
