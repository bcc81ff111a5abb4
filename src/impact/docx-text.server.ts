import {
	ExternalHyperlink,
	FootnoteReferenceRun,
	InternalHyperlink,
	TextRun,
	type IRunOptions,
	type ParagraphChild
} from 'docx';
import type { PaperInline } from './paper.ts';

/** In which language and direction words stand, and where the numbers of the annex are. */
export type Setting = {
	language: string;
	direction: 'ltr' | 'rtl';
	/** The bookmark of a number in the annex. */
	markOf: (key: string) => string | null;
};

export type RunLook = Pick<IRunOptions, 'bold' | 'italics' | 'size' | 'color' | 'style'>;

/** Words with what a word processor has to know of them: spelling and direction hang on it. */
export function run(
	text: string,
	{ language, direction }: Omit<Setting, 'markOf'>,
	look: RunLook = {}
): TextRun {
	return new TextRun({
		...{ ...look, text, rightToLeft: direction === 'rtl' },
		language: direction === 'rtl' ? { bidirectional: language } : { value: language }
	});
}

/** An address or an identifier, which runs from the left wherever it stands. */
export function code(text: string, look: RunLook = {}): TextRun {
	return new TextRun({ ...look, text, font: 'Courier New' });
}

/** `inNote`: footnotes hold no links and no notes of their own; an address stands in them as it is. */
export function runsOf(
	of: readonly PaperInline[],
	setting: Setting,
	look: RunLook = {},
	inNote = false
): ParagraphChild[] {
	return of.flatMap((one): ParagraphChild[] => {
		switch (one.is) {
			case 'text':
				return [run(one.text, setting, look)];
			case 'strong':
				return runsOf(one.of, setting, { ...look, bold: true }, inNote);
			case 'emphasis':
				return runsOf(one.of, setting, { ...look, italics: true }, inNote);
			case 'code':
				return [code(one.text, look)];
			case 'break':
				return [new TextRun({ break: 1 })];
			case 'link': {
				if (inNote) return [...runsOf(one.of, setting, look, inNote), code(` (${one.to})`)];
				const children = runsOf(one.of, setting, { ...look, style: 'Hyperlink' }, inNote);
				return [new ExternalHyperlink({ link: one.to, children })];
			}
			case 'number': {
				const anchor = setting.markOf(one.key);
				const words = run(one.text, setting, { ...look, bold: true });
				return anchor === null || inNote ? [words] : [new InternalHyperlink({ anchor, children: [words] })];
			}
			case 'note':
				return inNote ? [] : [new FootnoteReferenceRun(one.number)];
		}
	});
}
