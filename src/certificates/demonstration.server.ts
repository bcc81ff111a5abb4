import { eq } from 'drizzle-orm';
import { m } from '#messages/messages.js';
import { system } from '#people/index.ts';
import type { Writer } from '#platform/index.server.ts';
import { isUiLanguage } from '#vocabulary/index.ts';
import { publicUrl } from '#platform/index.server.ts';
import type { Kind } from './award.ts';
import { award } from './awarding.server.ts';
import { codeFrom } from './code.ts';
import { revokeIn } from './revocation.server.ts';
import { certificate } from './tables.server.ts';

const edition = '0197a000-0000-7000-8000-00000000ce00';

/** The same in every hub, so that documents can name them: DEM0-0000-0000-001…, 002…, with their check character. */
export const demonstrationCodes = {
	superseded: demonstrationCode(1),
	completion: demonstrationCode(2),
	participation: demonstrationCode(3),
	revoked: demonstrationCode(4)
} as const;

/**
 * One certificate of each kind, one superseded, one revoked, for holders who never lived and whose names say so. What is
 * here already stays as it is.
 */
export async function demonstrationCertificates(tx: Writer, now: Date): Promise<void> {
	const [there] = await tx
		.select({ code: certificate.code })
		.from(certificate)
		.where(eq(certificate.code, demonstrationCodes.superseded));
	if (there) return;
	const give = (code: string, kind: Kind, registration: number, name: string, language: string) =>
		award(tx, { ...shown(registration, language), kind, holder: { personId: null, name }, now }, code);
	await give(demonstrationCodes.superseded, 'participation', 1, 'Amina Example (invented person)', 'en');
	await give(demonstrationCodes.completion, 'completion', 1, 'Amina Example (invented person)', 'en');
	await give(demonstrationCodes.participation, 'participation', 2, 'ليلى مثال (شخصية متخيَّلة)', 'ar');
	await give(demonstrationCodes.revoked, 'completion', 3, 'Diego Ejemplo (persona inventada)', 'es');
	await revokeIn(tx, system('demonstration'), demonstrationCodes.revoked, 'issued_in_error', now);
}

function shown(registration: number, language: string) {
	return {
		registration: `0197a000-0000-7000-8000-00000000ce0${registration}`,
		edition: { id: edition, startsOn: '2025-03-03', endsOn: '2025-04-30', hours: 20, language },
		titles: {
			en: 'Demonstration: Entrepreneurship for migrants and refugees',
			es: 'Demostración: Emprendimiento para migrantes y refugiados',
			fr: 'Démonstration : Entrepreneuriat pour les migrants et les réfugiés',
			ar: 'للعرض: ريادة الأعمال للمهاجرين واللاجئين',
			ru: 'Демонстрация: Предпринимательство для мигрантов и беженцев',
			zh: '演示：移民和难民创业'
		},
		achievements: {
			en: 'An example: nobody studied for this certificate.',
			es: 'Un ejemplo: nadie estudió para este certificado.',
			fr: 'Un exemple : personne n’a étudié pour ce certificat.',
			ar: 'مثال فقط: لم يدرس أحد للحصول على هذه الشهادة.',
			ru: 'Пример: для этого сертификата никто не учился.',
			zh: '仅为示例：没有人为此证书学习过。'
		},
		rules: {
			en: 'Nothing: it was made with the demonstration hub.',
			es: 'Nada: se creó con el portal de demostración.',
			fr: 'Rien : il a été créé avec le portail de démonstration.',
			ar: 'لا شيء: أُنشئت مع منصة العرض.',
			ru: 'Ничего: он создан вместе с демонстрационным порталом.',
			zh: '无：随演示平台一起生成。'
		},
		organisations: [demonstrationHub(language)]
	};
}

/** Who gives the certificates of a demonstration, as it is called in the language of study. */
export function demonstrationHub(language: string): { name: string; url: string } {
	const locale = isUiLanguage(language) ? language : 'en';
	return { name: m.certificates_demonstration_hub({}, { locale }), url: publicUrl() };
}

function demonstrationCode(number: number): string {
	// D, E, M, 0 in Crockford's alphabet; then the number before the check character.
	return codeFrom(Uint8Array.from([13, 14, 20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, number]));
}
