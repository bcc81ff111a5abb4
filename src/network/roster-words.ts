import type { ExpertRole } from './expert.ts';

// How people ask for somebody, in each language. Data of a reader, as stop words are: nothing here is shown to anyone.

export const roleWords: Record<ExpertRole, Record<string, string[]>> = {
	trainer: {
		en: ['trainer', 'teacher', 'instructor', 'lecturer'],
		es: ['formador', 'formadora', 'capacitador', 'capacitadora', 'instructor', 'docente'],
		fr: ['formateur', 'formatrice', 'enseignant', 'enseignante', 'instructeur'],
		ar: ['مدرب', 'مدربة', 'مدرس', 'محاضر'],
		ru: ['тренер', 'преподаватель', 'инструктор', 'лектор'],
		zh: ['培训师', '讲师', '教员', '培训者']
	},
	facilitator: {
		en: ['facilitator', 'moderator'],
		es: ['facilitador', 'facilitadora', 'moderador', 'moderadora'],
		fr: ['facilitateur', 'facilitatrice', 'animateur', 'animatrice', 'modérateur'],
		ar: ['ميسر', 'ميسرة', 'منسق جلسات'],
		ru: ['фасилитатор', 'модератор', 'ведущий'],
		zh: ['引导员', '主持人', '协调员']
	},
	researcher: {
		en: ['researcher', 'scholar', 'academic'],
		es: ['investigador', 'investigadora', 'académico'],
		fr: ['chercheur', 'chercheuse', 'universitaire'],
		ar: ['باحث', 'باحثة', 'أكاديمي'],
		ru: ['исследователь', 'исследовательница', 'учёный'],
		zh: ['研究员', '研究人员', '学者']
	},
	reviewer: {
		en: ['reviewer', 'peer reviewer'],
		es: ['revisor', 'revisora'],
		fr: ['relecteur', 'relectrice', 'réviseur'],
		ar: ['مراجع', 'مراجعة علمية'],
		ru: ['рецензент', 'редактор'],
		zh: ['审稿人', '评审']
	},
	evaluator: {
		en: ['evaluator', 'assessor'],
		es: ['evaluador', 'evaluadora'],
		fr: ['évaluateur', 'évaluatrice'],
		ar: ['مقيم', 'مقيمة', 'خبير تقييم'],
		ru: ['оценщик', 'эксперт по оценке'],
		zh: ['评估员', '评估人员', '评估专家']
	}
};

/** Who speaks a language, where that is one word of its own. */
export const speakerWords: Record<string, Record<string, string[]>> = {
	en: {
		en: ['anglophone'],
		fr: ['anglophone'],
		es: ['anglófono', 'angloparlante'],
		ru: ['англоязычный', 'англоговорящий'],
		ar: ['ناطق بالإنجليزية', 'الانجليزية']
	},
	es: {
		en: ['hispanophone'],
		fr: ['hispanophone'],
		es: ['hispanohablante', 'castellano'],
		ru: ['испаноязычный', 'испаноговорящий'],
		ar: ['ناطق بالإسبانية', 'الاسبانية']
	},
	fr: {
		en: ['francophone'],
		fr: ['francophone'],
		es: ['francófono', 'francoparlante'],
		ru: ['франкоязычный', 'франкоговорящий'],
		ar: ['ناطق بالفرنسية', 'الفرنسية']
	},
	ar: {
		en: ['arabophone'],
		fr: ['arabophone'],
		es: ['arabófono', 'arabohablante'],
		ru: ['арабоязычный', 'арабоговорящий'],
		ar: ['ناطق بالعربية', 'العربية']
	},
	ru: {
		en: ['russophone'],
		fr: ['russophone'],
		es: ['rusohablante', 'rusófono'],
		ru: ['русскоязычный', 'русскоговорящий'],
		ar: ['ناطق بالروسية', 'الروسية']
	},
	zh: {
		en: ['sinophone', 'mandarin'],
		fr: ['sinophone', 'mandarin'],
		es: ['sinohablante', 'mandarín'],
		ru: ['китаеязычный', 'китайскоговорящий'],
		ar: ['ناطق بالصينية', 'الصينية'],
		zh: ['汉语', '华语', '普通话']
	}
};

/** Words that a sentence of this kind is made of, and that narrow nothing. */
export const plainWords: Record<string, string> = {
	en: 'speaking speaker speaks free available availability has have had worked working works work experience experienced expert experts specialist someone somebody knows know knowledge good with between',
	es: 'habla hable hablar hablante libre disponible disponibilidad ha haya trabajado trabajar trabaja experiencia experto experta expertos especialista alguien conoce conocimiento entre',
	fr: 'parle parlant parler libre disponible disponibilité a ayant travaillé travailler expérience expert experte experts spécialiste quelqu connaît connaissance entre',
	ar: 'يتحدث تتحدث ناطق ناطقة متاح متاحة متوفر عمل عملت خبرة خبير خبيرة خبراء متخصص متخصصة شخص يعرف لديه لديها اللغة',
	ru: 'говорящий говорящая говорит владеет язык языком свободен свободна свободный доступен работал работала работавший опыт опытом эксперт эксперты специалист кто знает знание между',
	zh: '会说 会 说 讲 空闲 有空 可用 工作过 工作 经验 专家 有 从事 曾 懂 语'
};

type OfferWords = { facet: 'audience' | 'modality'; values: string[]; words: Record<string, string[]> };

/** For whom and how somebody teaches, as it is said in passing; the whole labels are known besides. */
export const offerWords: readonly OfferWords[] = [
	{
		facet: 'modality',
		values: ['online-live', 'online-tutored', 'online-self-paced', 'blended', 'hybrid'],
		words: {
			en: ['online', 'remotely', 'distance learning'],
			es: ['en línea', 'a distancia', 'virtual'],
			fr: ['en ligne', 'à distance'],
			ar: ['عبر الإنترنت', 'عن بعد'],
			ru: ['онлайн', 'дистанционно', 'удалённо'],
			zh: ['在线', '线上', '远程']
		}
	},
	{
		facet: 'modality',
		values: ['face-to-face', 'blended', 'hybrid'],
		words: {
			en: ['face-to-face', 'in person', 'on site', 'classroom'],
			es: ['presencial', 'en persona', 'en aula'],
			fr: ['en présentiel', 'sur place', 'en salle'],
			ar: ['حضوريا', 'وجها لوجه'],
			ru: ['очный', 'лично', 'в аудитории'],
			zh: ['面对面', '现场', '线下']
		}
	},
	{
		facet: 'audience',
		values: ['ngo'],
		words: {
			en: [
				'NGO',
				'NGOs',
				'non-governmental organisations',
				'non-governmental organizations',
				'civil society'
			],
			es: ['ONG', 'organizaciones no gubernamentales', 'sociedad civil'],
			fr: ['ONG', 'organisations non gouvernementales', 'société civile'],
			ar: ['منظمات غير حكومية', 'المجتمع المدني'],
			ru: ['НПО', 'неправительственные организации', 'гражданское общество'],
			zh: ['非政府组织', '民间社会']
		}
	},
	{
		facet: 'audience',
		values: ['government', 'local-authorities'],
		words: {
			en: ['officials', 'civil servants', 'public officers'],
			es: ['funcionarios', 'servidores públicos'],
			fr: ['fonctionnaires', 'agents publics'],
			ar: ['موظفين حكوميين', 'مسؤولين حكوميين'],
			ru: ['чиновники', 'госслужащие', 'государственные служащие'],
			zh: ['公务员', '官员']
		}
	},
	{
		facet: 'audience',
		values: ['local-authorities'],
		words: {
			en: ['municipalities', 'local authorities', 'mayors', 'city officials'],
			es: ['municipios', 'alcaldías', 'ayuntamientos'],
			fr: ['municipalités', 'collectivités locales', 'mairies'],
			ar: ['بلديات', 'سلطات محلية'],
			ru: ['муниципалитеты', 'местные власти'],
			zh: ['地方政府', '市政官员']
		}
	},
	{
		facet: 'audience',
		values: ['law-enforcement'],
		words: {
			en: ['police', 'border guards', 'border officials'],
			es: ['policía', 'guardia de fronteras'],
			fr: ['police', 'gardes-frontières'],
			ar: ['شرطة', 'حرس الحدود'],
			ru: ['полиция', 'пограничники'],
			zh: ['警察', '边防人员']
		}
	},
	{
		facet: 'audience',
		values: ['diplomats'],
		words: {
			en: ['diplomats', 'consuls', 'consular staff'],
			es: ['diplomáticos', 'cónsules'],
			fr: ['diplomates', 'consuls', 'agents consulaires'],
			ar: ['دبلوماسيين', 'قناصل'],
			ru: ['дипломаты', 'консулы'],
			zh: ['外交官', '领事']
		}
	},
	{
		facet: 'audience',
		values: ['media'],
		words: {
			en: ['journalists'],
			es: ['periodistas'],
			fr: ['journalistes'],
			ar: ['صحفيين'],
			ru: ['журналисты'],
			zh: ['记者']
		}
	}
];
