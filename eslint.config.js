import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import { globSync, readFileSync } from 'node:fs';
import globals from 'globals';
import ts from 'typescript-eslint';

// Most components only show: nothing in them is called later, so that no promise can float. Their types are svelte-check's, and to
// read each with types here took four minutes of six.
const acts =
	/\son[a-z]+=\{|\{on[a-z]+\}|\$effect|onMount|\basync\b|\bawait\b|Promise|\.then\(|\bswitch\b|\bvoid\b|use:|@attach/;
const showing = globSync('src/**/*.svelte', { cwd: import.meta.dirname }).filter(
	(path) => !acts.test(readFileSync(`${import.meta.dirname}/${path}`, 'utf8'))
);

// A mistake found twice becomes a rule here.
export default ts.config(
	{ ignores: ['build/', '.svelte-kit/', 'src/messages/', 'node_modules/', 'hub-data/', 'test-results/'] },
	js.configs.recommended,
	...ts.configs.recommended,
	...svelte.configs.recommended,
	{ languageOptions: { globals: { ...globals.node, ...globals.browser } } },
	{
		files: ['**/*.ts', '**/*.svelte'],
		languageOptions: {
			parserOptions: {
				projectService: true,
				tsconfigRootDir: import.meta.dirname,
				extraFileExtensions: ['.svelte'],
				parser: ts.parser
			}
		},
		rules: {
			'@typescript-eslint/no-floating-promises': 'error',
			'@typescript-eslint/switch-exhaustiveness-check': [
				'error',
				{ considerDefaultExhaustiveForUnions: true }
			],
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
			'@typescript-eslint/consistent-type-imports': 'error',
			'no-console': 'error',
			'no-undef': 'off',
			'svelte/no-at-html-tags': 'error',
			'svelte/no-navigation-without-resolve': 'off'
		}
	},
	{
		// Rules are pure: time is a parameter.
		files: ['src/**/*.ts'],
		ignores: ['src/**/*.server.ts', 'src/**/*.test.ts', 'src/command/**', 'src/routes/**', 'src/worker/**'],
		rules: {
			'no-restricted-syntax': [
				'error',
				{
					selector: "NewExpression[callee.name='Date'][arguments.length=0]",
					message: '`now` is a parameter of rules.'
				},
				{
					selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
					message: '`now` is a parameter of rules.'
				}
			]
		}
	},
	{
		// Forgotten three times: the form of such a page is refused as another site's.
		files: ['src/routes/**/+page.server.ts'],
		rules: {
			'no-restricted-syntax': [
				'error',
				{
					selector: "Literal[value='no-referrer']",
					message: "A form sends no Origin under 'no-referrer'. 'same-origin' tells no other site either."
				}
			]
		}
	},
	{
		files: ['src/command/**', 'bin/**', 'testing/**', 'bench/**'],
		rules: { 'no-console': 'off' }
	},
	{
		files: ['bin/**', '*.js', '*.cjs'],
		extends: [ts.configs.disableTypeChecked]
	},
	{
		// A route's brackets are no pattern.
		files: showing.map((path) => path.replaceAll(/[[\]()]/g, '\\$&')),
		extends: [ts.configs.disableTypeChecked]
	}
);
