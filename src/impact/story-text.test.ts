import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { plainText, proseFrom } from '#courses/index.ts';
import type { StoryBlock, StoryInline } from './story.ts';
import { interviewFrom, storyFrom, type StoryFlaw } from './story-text.ts';

const text = (words: string): StoryInline => ({ is: 'text', text: words });
const paragraph = (...of: StoryInline[]): StoryBlock => ({ is: 'paragraph', of });
const quote = '01900000-0000-7000-8000-000000000001';

describe('a text becomes blocks', () => {
	test.each<[string, string, unknown[]]>([
		[
			'a token is a fact, and what of it is shown',
			'{{fact:application}} of {{ fact:application:sector.ngo.base }}.',
			[
				paragraph(
					{ is: 'fact', key: 'application', facet: 'value' } as StoryInline,
					text(' of '),
					{ is: 'fact', key: 'application:sector.ngo', facet: 'base' } as StoryInline,
					text('.')
				)
			]
		],
		[
			'signs of the markup in a key are part of it',
			'**{{fact:topics_applied.legal_frame}}** and {{fact:by_topic}}',
			[
				paragraph(
					{ is: 'strong', of: [{ is: 'fact', key: 'topics_applied.legal_frame', facet: 'value' }] },
					text(' and '),
					{ is: 'fact', key: 'by_topic', facet: 'value' }
				)
			]
		],
		[
			'figures stand alone, also without empty lines around',
			`Before:\n{{chart:application:sector}}\n{{map:participants}}\nafter.`,
			[
				paragraph(text('Before:')),
				{ is: 'chart', indicator: 'application', by: 'sector', facts: [] },
				{ is: 'map', indicator: 'participants', facts: [] },
				paragraph(text('after.'))
			]
		],
		[
			'a chart of answers, a table, a quote',
			`{{chart:obstacles}}\n\n{{table:participants:gender}}\n\n{{quote:${quote}}}`,
			[
				{ is: 'chart', indicator: 'obstacles', by: null, facts: [] },
				{ is: 'table', indicator: 'participants', by: 'gender', facts: [] },
				{ is: 'quote', quote }
			]
		],
		[
			'a box has a title and may hold a figure',
			`> [!box] Certificates\n> {{table:participants:certificate}}\n> Of all.`,
			[
				{
					is: 'box',
					title: 'Certificates',
					of: [
						{ is: 'table', indicator: 'participants', by: 'certificate', facts: [] },
						paragraph(text('Of all.'))
					]
				}
			]
		],
		['a quotation has none', '> Words.', [{ is: 'box', title: '', of: [paragraph(text('Words.'))] }]],
		[
			'headings have two levels, and anchors that differ, in any script',
			'# Who\n\n### Who\n\n## من شارك؟',
			[
				{ is: 'heading', level: 2, anchor: 'who', of: [text('Who')] },
				{ is: 'heading', level: 3, anchor: 'who-2', of: [text('Who')] },
				{ is: 'heading', level: 2, anchor: 'من-شارك', of: [text('من شارك؟')] }
			]
		],
		[
			'a table has tokens in it',
			'| a |\n|---|\n| {{fact:x.n}} |',
			[{ is: 'grid', head: [[text('a')]], rows: [[[{ is: 'fact', key: 'x', facet: 'n' }]]] }]
		],
		[
			'HTML is words',
			'<script>alert(1)</script>{{fact:x}}',
			[paragraph(text('<script>alert(1)</script>'), { is: 'fact', key: 'x', facet: 'value' })]
		]
	])('%s', (_, markdown, blocks) => {
		expect(storyFrom(markdown)).toEqual({ blocks, notes: [], flaws: [] });
	});
});

test('notes are numbered as they come, and hold markup, brackets and tokens', () => {
	expect(storyFrom('One^[See *this* [page](https://x.example/) and [that], {{fact:x}}.] two^[b].')).toEqual({
		blocks: [
			paragraph(text('One'), { is: 'note', number: 1 }, text(' two'), { is: 'note', number: 2 }, text('.'))
		],
		notes: [
			[
				text('See '),
				{ is: 'emphasis', of: [text('this')] },
				text(' '),
				{ is: 'link', to: 'https://x.example/', of: [text('page')] },
				text(' and [that], '),
				{ is: 'fact', key: 'x', facet: 'value' },
				text('.')
			],
			[text('b')]
		],
		flaws: []
	});
});

describe('what cannot be read stays as words and is a flaw, with its line', () => {
	test.each<[string, string, string, StoryFlaw[]]>([
		[
			'of no kind',
			'a\n\n{{picture:x}}',
			'a {{picture:x}}',
			[{ code: 'token_unknown', line: 3, text: '{{picture:x}}' }]
		],
		[
			'of no form',
			'{{fact:}} {{}}',
			'{{fact:}} {{}}',
			[
				{ code: 'token_unknown', line: 1, text: '{{fact:}}' },
				{ code: 'token_unknown', line: 1, text: '{{}}' }
			]
		],
		[
			'the same twice',
			'{{x}}\n{{x}}',
			'{{x}}\n{{x}}',
			[
				{ code: 'token_unknown', line: 1, text: '{{x}}' },
				{ code: 'token_unknown', line: 2, text: '{{x}}' }
			]
		],
		[
			'a figure within a line',
			'See {{map:participants}}',
			'See {{map:participants}}',
			[{ code: 'token_misplaced', line: 1, text: '{{map:participants}}' }]
		],
		[
			'a token in a title',
			'> [!box] {{fact:x}} people',
			'{{fact:x}} people',
			[{ code: 'token_misplaced', line: 1, text: '{{fact:x}}' }]
		],
		[
			'a quote of no id',
			'{{quote:first}}',
			'{{quote:first}}',
			[{ code: 'token_unknown', line: 1, text: '{{quote:first}}' }]
		],
		['a note without its end', 'a^[b *c* {{fact:x}}', 'a^[b c ', [{ code: 'note_open', line: 1, text: '^[' }]]
	])('%s', (_, markdown, words, flaws) => {
		const read = storyFrom(markdown);
		expect(read.flaws).toEqual(flaws);
		expect(wordsOf(read.blocks).join(' ')).toBe(words);
	});
});

test('an interview has neither tokens nor notes: they are words', () => {
	expect(interviewFrom('A^[b] {{fact:x}}\n\n{{map:y}}')).toEqual([
		paragraph(text('A^[b] {{fact:x}}')),
		paragraph(text('{{map:y}}'))
	]);
});

const signs = fc.constantFrom(
	'^[',
	']',
	'[',
	'\n',
	'\n\n',
	'> ',
	'- ',
	'# ',
	'*',
	'**',
	'|',
	'{{',
	'}}',
	'word',
	' ',
	'`',
	'[!box] '
);
test('whatever is written is read, and no letter of it is lost', () => {
	fc.assert(
		fc.property(fc.array(fc.oneof(signs, fc.string({ maxLength: 5 })), { maxLength: 40 }), (all) => {
			const markdown = all.join('').replaceAll('[!box]', '');
			const { blocks, notes } = storyFrom(markdown);
			const kept = [...wordsOf(blocks), ...notes.map(wordsOfLine)].join('');
			expect(letters(kept)).toBe(letters(plainText(proseFrom(markdown))));
		})
	);
});

const letters = (words: string): string => (words.match(/[\p{L}\p{N}]/gu) ?? []).sort().join('');

function wordsOf(blocks: readonly StoryBlock[]): string[] {
	return blocks.flatMap((block): string[] => {
		switch (block.is) {
			case 'paragraph':
			case 'heading':
				return [wordsOfLine(block.of)];
			case 'list':
				return block.of.flatMap(wordsOf);
			case 'box':
				return [...(block.title ? [block.title] : []), ...wordsOf(block.of)];
			case 'grid':
				return [block.head, ...block.rows].flat().map(wordsOfLine);
			case 'code':
				return [block.text];
			default:
				return [];
		}
	});
}

function wordsOfLine(of: readonly StoryInline[]): string {
	return of.map((one) => ('text' in one ? one.text : 'of' in one ? wordsOfLine(one.of) : '')).join('');
}
