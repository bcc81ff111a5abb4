import snowball from 'snowball-stemmers';
import { fold, foldArabicLetters, scriptOf, type Script } from './fold.ts';

/** Raised when stems change: rows analysed by an older version are put again. */
export const analysersVersion = 1;

type Analyser = { script: Script; stem: (folded: string) => string };

const stemmer = (name: string) => {
	const made = snowball.newStemmer(name);
	return (word: string) => made.stem(word);
};
const english = stemmer('english');
const spanish = stemmer('spanish');
const french = stemmer('french');
const arabic = stemmer('arabic');
const russian = stemmer('russian');

const analysers: Record<string, Analyser> = {
	en: { script: 'latin', stem: english },
	// The stemmer knows -ción and -logía by their accents, which are folded before it on both sides.
	es: {
		script: 'latin',
		stem: (word) => fold(spanish(word.replace(/([csx])ion$/, '$1ión').replace(/logia(s?)$/, 'logía$1')))
	},
	fr: { script: 'latin', stem: (word) => french(word.replace(/ee(s?)$/, 'e$1')) },
	ar: { script: 'arabic', stem: (word) => foldArabicLetters(arabic(withArticle(word))) },
	ru: { script: 'cyrillic', stem: russian }
};

/** Folded words of any other language, and words in a script that is not their text's (IOM in an Arabic title). */
export const undetermined = 'und';

/** 'pt-BR' is read as 'pt'. */
export const primary = (language: string) => language.split('-', 1)[0] ?? language;

export type Stem = { language: string; stem: string };

/** The stem of a word that stands in a text of `language`. */
export function stemOf(word: string, language: string): Stem {
	const folded = fold(word);
	const code = analysedAs(folded, language);
	return { language: code, stem: analysers[code]?.stem(folded) ?? folded };
}

/** The language whose analyser reads a folded word in a text of `language`. */
export function analysedAs(folded: string, language: string): string {
	const code = primary(language);
	return analysers[code]?.script === scriptOf(folded) ? code : undetermined;
}

/**
 * What a word that someone typed may stand for in a text: nobody knows the language of two words, so each analyser of the script
 * has a say, and each stem finds only in texts of its own language.
 */
export function typedForms(word: string): { language: string; form: string }[] {
	const folded = fold(word);
	const script = scriptOf(folded);
	const forms = script === 'arabic' ? cliticForms(folded) : [folded];
	const found = [{ language: undetermined, form: folded }];
	for (const [language, analyser] of Object.entries(analysers))
		if (analyser.script === script) for (const form of forms) found.push({ language, form });
	return found;
}

/** The stems of these. */
export const readings = (word: string): Stem[] =>
	typedForms(word).map(({ language, form }) => stemOf(form, language));

/** Languages a phrase is tried in. */
export const phraseLanguages = [...Object.keys(analysers), undetermined];

// The Arabic stemmer reads سياسات as a verb and السياسات as a noun: every word is given the article it would have as a noun.
// و ف ب ك ل before the article are words of their own.
function withArticle(word: string): string {
	const bare = word.replace(/^[وف]?لل(?=.{3})/, '').replace(/^[وف]?[بك]?ال(?=.{3})/, '');
	return `ال${bare}`;
}

/**
 * Without the article a clitic cannot be told from a first letter (وهجرة, "and migration"; وزارة, "ministry"). So texts keep
 * it, and a query asks for the word with each of them, and without a leading و. Many type ه for ة.
 */
function cliticForms(word: string): string[] {
	if (/^[وف]?(?:[بك]?ال|لل)/.test(word)) word = withArticle(word).slice(2);
	const forms = [word, ...['و', 'ب', 'ل', 'ف', 'ك', 'وب', 'ول'].map((clitic) => clitic + word)];
	if (/^و.{4}/.test(word)) forms.push(word.slice(1));
	return word.endsWith('ه') ? forms.flatMap((form) => [form, form.replace(/ه$/, 'ة')]) : forms;
}
