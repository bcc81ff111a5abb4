import { toJsonSchema } from '@valibot/to-json-schema';
import type * as v from 'valibot';
import { partnershipKinds } from '#network/index.ts';
import { uiLanguages } from '#vocabulary/index.ts';
import * as schemas from './schemas.ts';

const facets = [
	'kind',
	'type',
	'modality',
	'language',
	'topic',
	'sdg',
	'gcm',
	'country',
	'region',
	'provider'
] as const;
const moreFacets = ['audience', 'cost', 'certificate', 'when'] as const;

const lang = {
	name: 'lang',
	in: 'query',
	description: 'language of names and texts',
	schema: { enum: [...uiLanguages] }
};
const slug = { name: 'slug', in: 'path', required: true, schema: { type: 'string' } };
const searchParameters = [
	{
		name: 'q',
		in: 'query',
		description: 'words, "a phrase", -without',
		schema: { type: 'string', maxLength: 400 }
	},
	...[...facets, ...moreFacets].map((name) => ({
		name,
		in: 'query',
		description: 'may be given several times: any of them',
		schema: { type: 'array', items: { type: 'string' } },
		style: 'form',
		explode: true
	})),
	{ name: 'sort', in: 'query', schema: { enum: ['relevance', 'soonest', 'newest'] } },
	{
		name: 'after',
		in: 'query',
		description: 'where the page before ended; take it from `next`',
		schema: { type: 'string' }
	},
	lang
];

const rosterParameters = [
	{
		name: 'q',
		in: 'query',
		description: 'a sentence: role, language, topic, place, month; in any of the hub’s languages',
		schema: { type: 'string', maxLength: 500 }
	},
	...['role', 'topic', 'language', 'country', 'region', 'provider', 'sdg', 'gcm'].map((name) => ({
		name,
		in: 'query',
		description: 'may be given several times: any of them',
		schema: { type: 'array', items: { type: 'string' } },
		style: 'form',
		explode: true
	})),
	{
		name: 'level',
		in: 'query',
		description: 'the least level of the languages asked for',
		schema: { enum: ['A1', 'A2', 'B1', 'B2', 'C1', 'C2', 'native'] }
	},
	...['from', 'until'].map((name) => ({
		name,
		in: 'query',
		description: 'not busy on these days, both inclusive',
		schema: { type: 'string', format: 'date' }
	})),
	{ name: 'page', in: 'query', description: 'from 0', schema: { type: 'integer', minimum: 0 } },
	lang
];

/** The read API as OpenAPI 3.1, made from the schemas that its answers are checked against. */
export function openApi(origin: string): object {
	return {
		openapi: '3.1.0',
		info: {
			title: 'Serai',
			version: '1',
			summary: 'Training, events and resources on migration and development',
			description: 'Read only, no key. The facts belong to their providers; Serai only points to them.',
			license: { name: 'Apache-2.0', identifier: 'Apache-2.0' }
		},
		servers: [{ url: origin }],
		paths: {
			'/api/search': get('search', 'Search everything', 'SearchAnswer', searchParameters, [422]),
			'/api/entries/{slug}': get(
				'entry',
				'One course, event or resource',
				'EntryWhole',
				[slug, lang],
				[404, 410]
			),
			...Object.fromEntries(
				Object.entries({
					projects: ['project', 'One research project'],
					recommendations: ['recommendation', 'One recommendation of a publication'],
					practices: ['practice', 'One practice that others may copy']
				}).map(([segment, [id = '', summary = '']]) => [
					`/api/${segment}/{slug}`,
					get(id, summary, 'Dossier', [slug, lang], [404, 410])
				])
			),
			'/api/bridges': get(
				'bridges',
				'What connects two approaches to migration, in a region or the world',
				'BridgeMatrix',
				[{ name: 'region', in: 'query', description: 'UN M49', schema: { type: 'string' } }, lang],
				[404]
			),
			'/api/organisations': get('organisations', 'All organisations', 'OrganisationList', [lang]),
			'/api/organisations/{slug}': get(
				'organisation',
				'One organisation, with its parent, parts, networks and members',
				'OrganisationWhole',
				[slug, lang],
				[404]
			),
			'/api/partnerships': get(
				'partnerships',
				'What centres agreed with countries, organisations and donors',
				'PartnershipList',
				[
					{
						name: 'centre',
						in: 'query',
						description: 'the centre’s slug',
						schema: { type: 'string' }
					},
					{ name: 'kind', in: 'query', schema: { enum: [...partnershipKinds] } },
					lang
				]
			),
			'/api/partnerships/{slug}': get(
				'partnership',
				'One partnership, with its parties and documents',
				'PartnershipWhole',
				[slug, lang],
				[404]
			),
			'/api/programmes': get('programmes', 'The yearly programmes of training centres', 'ProgrammeList', [
				{
					name: 'centre',
					in: 'query',
					description: 'the centre’s slug',
					schema: { type: 'string' }
				},
				{ name: 'year', in: 'query', schema: { type: 'integer' } },
				lang
			]),
			'/api/programmes/{slug}': get(
				'programme',
				'One centre’s year, with its trainings',
				'ProgrammeWhole',
				[slug, lang],
				[404]
			),
			'/api/experts': get(
				'experts',
				'Experts whom anybody may see, why each is found',
				'ExpertList',
				rosterParameters
			),
			'/api/experts/{code}': get(
				'expert',
				'What anybody may see of one expert; not to be kept',
				'ExpertWhole',
				[{ ...slug, name: 'code' }, lang],
				[404]
			),
			'/api/topics': get('topics', 'All topics, broader and narrower', 'TopicList', [lang])
		},
		components: {
			schemas: Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, schemaOf(schema)]))
		}
	};
}

function schemaOf(schema: v.GenericSchema): object {
	const { $schema: _, ...rest } = toJsonSchema(schema, { target: 'draft-2020-12' });
	return rest;
}

function get(
	operationId: string,
	summary: string,
	answers: keyof typeof schemas,
	parameters: object[],
	problems: number[] = []
): object {
	const content = (name: keyof typeof schemas) => ({
		'application/json': { schema: { $ref: `#/components/schemas/${name}` } }
	});
	return {
		get: {
			operationId,
			summary,
			parameters,
			responses: {
				200: { description: 'found', content: content(answers) },
				...Object.fromEntries(
					problems.map((status) => [status, { description: 'refused', content: content('Problem') }])
				)
			}
		}
	};
}
