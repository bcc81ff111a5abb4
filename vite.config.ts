import { fileURLToPath } from 'node:url';
import { paraglideVitePlugin } from '@inlang/paraglide-js';
import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import type { CompileOptions } from 'svelte/compiler';
import { defineConfig, type Plugin } from 'vite';
import { kitReplaced } from './vite.kit.ts';
import { markersLeftOut } from './vite.markers.ts';

/** Paraglide makes an Intl.PluralRules for every plural it writes, which takes longer than a line of results: one will do. */
const pluralRulesOnce: Plugin = {
	name: 'plural-rules-once',
	transform: {
		filter: { id: /\/messages\/registry\.js$/ },
		handler: (code) =>
			code.replace('new Intl.PluralRules(locale, options)', 'rulesOf(locale, options)') +
			`const rules = {};
			function rulesOf(locale, options) {
				return (rules[locale + (options?.type ?? '')] ??= new Intl.PluralRules(locale, options));
			}`
	}
};

const words = {
	project: './project.inlang',
	strategy: ['baseLocale' as const],
	disableAsyncLocalStorage: true
};

/** Three hundred elements of a page of results carry such a class; Svelte's own begin with `svelte-`. */
const compilerOptions: CompileOptions = {
	cssHash: ({ hash, filename, css }) => `s${hash(filename === '(unknown)' ? css : filename)}`
};

/**
 * For the build, a module for each message: what a bundler can leave out of what browsers are sent. Else a module for each
 * language: the command line and each file of tests would read thousands.
 */
const apart = fileURLToPath(new URL('node_modules/.cache/serai/messages', import.meta.url));

export default defineConfig(({ command }) => ({
	// The player of lessons is built as a worker is: by itself, since its pages ship nothing else. Its styles come with the page.
	worker: { format: 'es', plugins: () => [pluralRulesOnce, svelte({ configFile: false, compilerOptions })] },
	resolve: { alias: command === 'build' ? [{ find: /^#messages\//, replacement: `${apart}/` }] : [] },
	plugins: [
		pluralRulesOnce,
		kitReplaced(),
		markersLeftOut(),
		paraglideVitePlugin(
			command === 'build'
				? { ...words, outdir: apart, outputStructure: 'message-modules' }
				: { ...words, outdir: './src/messages', outputStructure: 'locale-modules' }
		),
		sveltekit({
			adapter: adapter({ precompress: true, envPrefix: 'SERAI_HTTP_' }),
			compilerOptions,
			paths: { relative: false },
			// Style sheets travel in the page under its nonce: the first paint waits for one answer of 12 kB, 0.55 s on a line of 50 kB/s
			// and 400 ms, and not for a second one (0.98 s). Each later page is 2 kB heavier for it, 40 ms of that line.
			inlineStyleThreshold: 20_000,
			csp: {
				mode: 'nonce',
				directives: {
					'default-src': ['none'],
					'script-src': ['self'],
					'style-src': ['self'],
					// Exactly one: it hides SvelteKit's announcer where a page hydrates.
					'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
					'img-src': ['self', 'data:'],
					'media-src': ['self'],
					'font-src': ['self'],
					'connect-src': ['self'],
					'manifest-src': ['self'],
					'form-action': ['self'],
					'base-uri': ['none'],
					'frame-ancestors': ['none']
				}
			}
		})
	]
}));
