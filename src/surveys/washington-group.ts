import { aQuestionOf, type Option, type Question } from './question.ts';

export const washingtonGroup = 'washington-group-short-set';

/**
 * Washington Group Short Set on Functioning (WG-SS): the Group's English wording and our translations, which follow it word
 * for word but which nobody has tested with respondents, as the Group asks before figures of two countries are compared.
 * Reword nothing: figures are only comparable as long as everybody asks the same. A disability is counted where at least
 * one of the six is answered “a lot of difficulty” or “cannot do at all” (`hasDisability`).
 * https://www.washingtongroup-disability.com
 */
const domains: [id: string, words: Record<string, string>][] = [
	[
		'wg_seeing',
		{
			en: 'Do you have difficulty seeing, even if wearing glasses?',
			es: '¿Tiene dificultad para ver, incluso cuando usa lentes?',
			fr: 'Avez-vous des difficultés à voir, même avec des lunettes\u202f?',
			ar: 'هل لديك صعوبة في الرؤية، حتى عند ارتداء النظارات؟',
			ru: 'Испытываете ли Вы трудности со зрением, даже если носите очки?',
			zh: '即使戴眼镜，您看东西有困难吗？'
		}
	],
	[
		'wg_hearing',
		{
			en: 'Do you have difficulty hearing, even if using a hearing aid(s)?',
			es: '¿Tiene dificultad para oír, incluso cuando usa audífonos?',
			fr: 'Avez-vous des difficultés à entendre, même avec un appareil auditif\u202f?',
			ar: 'هل لديك صعوبة في السمع، حتى عند استخدام معينات سمعية؟',
			ru: 'Испытываете ли Вы трудности со слухом, даже если используете слуховой аппарат?',
			zh: '即使使用助听器，您听声音有困难吗？'
		}
	],
	[
		'wg_walking',
		{
			en: 'Do you have difficulty walking or climbing steps?',
			es: '¿Tiene dificultad para caminar o subir escalones?',
			fr: 'Avez-vous des difficultés à marcher ou à monter des marches\u202f?',
			ar: 'هل لديك صعوبة في المشي أو صعود الدرج؟',
			ru: 'Испытываете ли Вы трудности при ходьбе или подъёме по ступенькам?',
			zh: '您行走或上台阶有困难吗？'
		}
	],
	[
		'wg_remembering',
		{
			en: 'Do you have difficulty remembering or concentrating?',
			es: '¿Tiene dificultad para recordar o concentrarse?',
			fr: 'Avez-vous des difficultés à vous souvenir ou à vous concentrer\u202f?',
			ar: 'هل لديك صعوبة في التذكر أو التركيز؟',
			ru: 'Испытываете ли Вы трудности с запоминанием или концентрацией внимания?',
			zh: '您记忆或集中注意力有困难吗？'
		}
	],
	[
		'wg_self_care',
		{
			en: 'Do you have difficulty with self-care, such as washing all over or dressing?',
			es: '¿Tiene dificultad con su cuidado personal, como lavarse todo el cuerpo o vestirse?',
			fr: 'Avez-vous des difficultés à prendre soin de vous, par exemple à vous laver entièrement ou à vous habiller\u202f?',
			ar: 'هل لديك صعوبة في العناية بنفسك، مثل الاستحمام أو ارتداء الملابس؟',
			ru: 'Испытываете ли Вы трудности с самообслуживанием, например при мытье всего тела или одевании?',
			zh: '您在自理方面（例如洗澡或穿衣）有困难吗？'
		}
	],
	[
		'wg_communicating',
		{
			en: 'Using your usual language, do you have difficulty communicating, for example understanding or being understood?',
			es: 'Al usar su lengua habitual, ¿tiene dificultad para comunicarse, por ejemplo, para entender o para que le entiendan?',
			fr: 'Dans votre langue habituelle, avez-vous des difficultés à communiquer, par exemple à comprendre ou à être compris(e)\u202f?',
			ar: 'عند استخدام لغتك المعتادة، هل لديك صعوبة في التواصل، كأن تفهم الآخرين أو أن يفهموك؟',
			ru: 'Испытываете ли Вы трудности в общении на привычном для Вас языке, например с пониманием других или с тем, чтобы поняли Вас?',
			zh: '使用您的日常语言时，您与人交流有困难吗，例如理解别人或被别人理解？'
		}
	]
];

const answers: Option[] = [
	{
		id: 'none',
		texts: {
			en: 'No, no difficulty',
			es: 'No, ninguna dificultad',
			fr: 'Non, aucune difficulté',
			ar: 'لا، لا توجد صعوبة',
			ru: 'Нет, никаких трудностей',
			zh: '没有，没有困难'
		}
	},
	{
		id: 'some',
		texts: {
			en: 'Yes, some difficulty',
			es: 'Sí, cierta dificultad',
			fr: 'Oui, quelques difficultés',
			ar: 'نعم، بعض الصعوبة',
			ru: 'Да, некоторые трудности',
			zh: '有，有些困难'
		}
	},
	{
		id: 'a_lot',
		texts: {
			en: 'Yes, a lot of difficulty',
			es: 'Sí, mucha dificultad',
			fr: 'Oui, beaucoup de difficultés',
			ar: 'نعم، صعوبة كبيرة',
			ru: 'Да, большие трудности',
			zh: '有，困难很大'
		}
	},
	{
		id: 'cannot',
		texts: {
			en: 'Cannot do it at all',
			es: 'No puedo hacerlo en absoluto',
			fr: 'Je ne peux pas du tout le faire',
			ar: 'لا أستطيع القيام بذلك إطلاقًا',
			ru: 'Совсем не могу этого делать',
			zh: '完全做不到'
		}
	}
];

const purpose: Record<string, string> = {
	en: 'To see whether people with disabilities are reached. Only counts leave this hub.',
	es: 'Para saber si llegamos a las personas con discapacidad. De este portal solo salen recuentos.',
	fr: 'Pour savoir si nous atteignons les personnes handicapées. Seuls des totaux quittent ce portail.',
	ar: 'لمعرفة مدى وصولنا إلى الأشخاص ذوي الإعاقة. لا يخرج من هذه المنصة سوى أعداد إجمالية.',
	ru: 'Чтобы знать, участвуют ли люди с инвалидностью. Портал покидают только общие числа.',
	zh: '用于了解残疾人的参与情况。只有汇总数字会离开本平台。'
};

const lead: Record<string, string> = {
	en: 'The next questions ask about difficulties you may have doing certain activities because of a HEALTH PROBLEM.',
	es: 'Las siguientes preguntas se refieren a las dificultades que puede tener para realizar ciertas actividades debido a un PROBLEMA DE SALUD.',
	fr: 'Les questions suivantes portent sur les difficultés que vous pouvez avoir à faire certaines choses en raison d’un PROBLÈME DE SANTÉ.',
	ar: 'تتناول الأسئلة التالية الصعوبات التي قد تواجهها في القيام ببعض الأنشطة بسبب مشكلة صحية.',
	ru: 'Следующие вопросы касаются трудностей, которые Вы можете испытывать при выполнении определённых действий из-за ПРОБЛЕМ СО ЗДОРОВЬЕМ.',
	zh: '下面的问题是关于您因健康问题而在进行某些活动时可能遇到的困难。'
};

const without = (words: Record<string, string>, why: Record<string, string>): Question['texts'] =>
	Object.fromEntries(
		Object.entries(words).map(([code, label]) => [code, { label, hint: '', purpose: why[code] ?? '' }])
	);

/** The block as it is asked everywhere: the note that leads to it, and its six questions. */
export function washingtonGroupBlock(): Question[] {
	return [
		aQuestionOf({ id: 'wg_lead', kind: 'note', texts: without(lead, {}), block: washingtonGroup }),
		...domains.map(([id, words]) =>
			aQuestionOf({
				...{ id, kind: 'choice', texts: without(words, purpose), options: structuredClone(answers) },
				...{ mayDecline: true, sensitivity: 'sensitive', disclosure: 'grouped', keptDays: 366 },
				block: washingtonGroup
			})
		)
	];
}

/** The cut-off that the Washington Group recommends; null where not one of the six was answered. */
export function hasDisability(answers: Record<string, unknown>): boolean | null {
	const said = domains.flatMap(([id]) => (typeof answers[id] === 'string' ? [answers[id]] : []));
	return said.length === 0 ? null : said.some((answer) => answer === 'a_lot' || answer === 'cannot');
}
