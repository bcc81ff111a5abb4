// The house, top row first. A row may use the rows below it, only through their front door
// (index.ts, index.server.ts); never above, never beside. See ARCHITECTURE.md.
const rows = [
	['command'], // the command line: starts the others
	['routes', 'worker'], // HTTP in, HTTP out; jobs
	['following'], // digests of what is new, of whatever kind
	['impact', 'harvest'], // evidence and stories; what others publish, brought in
	['training', 'events', 'research'], // courses and editions; seminars and field schools; projects
	['surveys'], // questionnaires, waves, responses
	['courses'], // what is taught here: content in several languages, questions, versions
	['catalogue'], // what exists to learn from
	['network'], // organisations, experts, partnerships
	['certificates'], // condition trees, signed claims, verification
	['records'], // what a learner did
	['discussions'], // what people say to each other about any subject
	['search'], // one index in all languages
	['people'], // accounts, roles, consent, audit
	['vocabulary'], // topics, SDGs, GCM objectives, countries, regions, languages
	['ui'], // components that know no domain
	['platform'] // database, jobs, mail, files, errors
];

const any = (names) => `^src/(${names.join('|')})/`;
const tests = '\\.(test|spec)\\.ts$|builders\\.server\\.ts$';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
	forbidden: [
		{
			name: 'no-circular',
			comment: 'A component may show itself again inside itself, as a tree does.',
			severity: 'error',
			from: {},
			to: { circular: true, viaOnly: { pathNot: '[.]svelte$' } }
		},
		...rows.slice(1).map((row, i) => ({
			name: `${row.join('-')}-looks-down-only`,
			severity: 'error',
			from: { path: any(row) },
			to: { path: any(rows.slice(0, i + 1).flat()) }
		})),
		...rows
			.filter((row) => row.length > 1)
			.flatMap((row) =>
				row.map((name) => ({
					name: `${name}-does-not-look-beside`,
					severity: 'error',
					from: { path: `^src/${name}/` },
					to: { path: any(row.filter((other) => other !== name)) }
				}))
			),
		...rows
			.slice(1)
			.flat()
			.filter((name) => !['ui', 'routes', 'worker'].includes(name))
			.map((name) => ({
				name: `${name}-front-door`,
				severity: 'error',
				from: { pathNot: [`^src/${name}/`, tests, '^testing/', '^bench/'] },
				// player.ts: the front door of a lesson's page, which brings no validator and no parser to a phone.
				to: {
					path: `^src/${name}/`,
					pathNot: [`^src/${name}/(index(\\.server)?|player)\\.ts$`, `^src/${name}/ui/`]
				}
			})),
		{
			name: 'rules-are-pure',
			comment: 'A rule runs in the browser too: no database, no clock, no server module.',
			severity: 'error',
			from: {
				path: '^src/.*\\.ts$',
				pathNot: [
					'\\.server\\.ts$',
					tests,
					'^src/(routes|worker|command|messages)/',
					'\\+.*\\.server\\.ts$',
					'^src/hooks'
				]
			},
			to: { path: '\\.server\\.ts$' }
		}
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		exclude: { path: '^src/messages/' },
		tsConfig: { fileName: 'tsconfig.json' },
		tsPreCompilationDeps: true,
		enhancedResolveOptions: {
			exportsFields: ['exports'],
			conditionNames: ['import', 'node', 'default', 'svelte']
		}
	}
};
