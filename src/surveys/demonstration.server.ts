import { eq } from 'drizzle-orm';
import { system } from '#people/index.ts';
import { db } from '#platform/index.server.ts';
import { loadReadyQuestionnaires } from './ready.server.ts';
import { surveyWave } from './tables.server.ts';
import { openWave } from './wave.server.ts';

/** What comes with the hub, and an illustrative wave by open link, so that the way of answering can be seen. */
export async function loadSurveysDemonstration(now = new Date()): Promise<void> {
	await loadReadyQuestionnaires(now);
	const slug = 'follow-up-illustrative';
	const [there] = await db.select({ id: surveyWave.id }).from(surveyWave).where(eq(surveyWave.slug, slug));
	if (there) return;
	const day = (days: number) => new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10);
	await openWave(
		system('demonstration'),
		{
			...{ slug, questionnaire: 'course-follow-up', version: null, organisationId: null, subject: null },
			title: {
				en: 'What became of what you learned (illustrative)',
				es: 'Qué fue de lo que aprendió (ilustrativa)',
				fr: 'Ce qu’est devenu ce que vous avez appris (illustratif)',
				ar: 'ما آل إليه ما تعلمته (توضيحي)',
				ru: 'Что стало с тем, чему Вы научились (пример)',
				zh: '所学后来如何（示例）'
			},
			...{ kind: 'open', linkage: 'anonymous', languages: ['en', 'es', 'fr', 'ar'], reminderDays: [] },
			...{ opensOn: day(0), closesOn: day(365), month: null, illustrative: true }
		},
		now
	);
}
