import { desc, eq, sql, type SQL } from 'drizzle-orm';
import { auditLine } from '#people/index.server.ts';
import { contributesTo, isEditor, type Actor } from '#people/index.ts';
import { Forbidden, newId, NotFound, Refusal } from '#platform/index.ts';
import { db, transaction, type Reader, type Writer } from '#platform/index.server.ts';
import type { Scope } from './fact.ts';
import { mayWriteStory } from './story-policy.ts';
import { askAudit } from './story-audit-asking.server.ts';
import { story, storyText } from './story-tables.server.ts';
import type { StoryId } from './story.ts';

export type Story = typeof story.$inferSelect;
export type NewStory = {
	slug: string;
	organisationId: string | null;
	sourceLanguage: string;
	title: string;
	scope: Scope;
	illustrative: boolean;
};

const slugShape = /^[a-z0-9]+(?:-[a-z0-9]+)*$/u;
const longestSlug = 80;
const mostInScope = 200;

/** Begins a story with a title in its first language. Throws Forbidden, and Refusal with its field: not_a_slug, slug_taken. */
export async function createStory(actor: Actor, input: NewStory, now: Date): Promise<{ slug: string }> {
	if (!mayWriteStory(actor, input)) throw new Forbidden('stories.create');
	const { slug, organisationId, sourceLanguage, title, scope, illustrative } = input;
	if (!slugShape.test(slug) || slug.length > longestSlug)
		throw new Refusal('not_a_slug', { field: 'slug', most: longestSlug });
	refuseScope(scope);
	return transaction(async (tx) => {
		const by = personIn(actor);
		const [made] = await tx
			.insert(story)
			.values({
				...{ id: newId<'Story'>(), slug, organisationId, sourceLanguage, illustrative, ...listed(scope) },
				...{ createdAt: now, createdBy: by }
			})
			.onConflictDoNothing()
			.returning({ id: story.id });
		if (!made) throw new Refusal('slug_taken', { field: 'slug' });
		await tx.insert(storyText).values({
			...{ storyId: made.id, language: sourceLanguage, title, summary: '', body: '' },
			...{ updatedAt: now, updatedBy: by }
		});
		await auditLine(tx, actor, 'add', 'story', made.id);
		return { slug };
	});
}

/** Whom it speaks of from now on; releases keep what they spoke of. Throws Refusal('changed_meanwhile'). */
export async function changeScope(
	actor: Actor,
	slug: string,
	revision: number,
	{ illustrative, ...scope }: Scope & { illustrative: boolean }
): Promise<void> {
	refuseScope(scope);
	await transaction(async (tx) => {
		const held = await holdStory(tx, actor, slug);
		if (held.revision !== revision) throw new Refusal('changed_meanwhile');
		await tx
			.update(story)
			.set({ ...listed(scope), illustrative, revision: revision + 1 })
			.where(eq(story.id, held.id));
		await askAudit(tx, held.id);
	});
}

function refuseScope({ cohorts, waves }: Scope): void {
	if (cohorts.length > mostInScope || waves.length > mostInScope)
		throw new Refusal('more_than', { field: 'scope', most: mostInScope });
}

const listed = ({ cohorts, waves }: Scope) => ({ cohorts: [...cohorts], waves: [...waves] });

/** For who writes it; for anybody else its desk does not exist. */
export async function openStory(actor: Actor, slug: string, reader: Reader = db): Promise<Story> {
	const [row] = await reader.select().from(story).where(eq(story.slug, slug));
	if (!row || !mayWriteStory(actor, row)) throw new NotFound('story');
	return row;
}

/** The same for a command that changes it: nobody else does meanwhile. Throws Refusal('story_withdrawn'). */
export async function holdStory(tx: Writer, actor: Actor, slug: string): Promise<Story> {
	const [row] = await tx.select().from(story).where(eq(story.slug, slug)).for('update');
	if (!row || !mayWriteStory(actor, row)) throw new NotFound('story');
	if (row.withdrawnAt !== null) throw new Refusal('story_withdrawn');
	return row;
}

export function scopeOf({ cohorts, waves }: Pick<Story, 'cohorts' | 'waves'>): Scope {
	return { cohorts, waves };
}

/** `mayWriteStory` as a condition on a table with an `organisation_id`; a test holds the two together. */
export function storiesWrittenBy(actor: Actor, organisationId: SQL): SQL {
	if (actor.kind === 'system' || isEditor(actor)) return sql`true`;
	return sql`${organisationId} = any(${sql.param(contributesTo(actor))}::uuid[])`;
}

export type DeskStory = {
	id: StoryId;
	slug: string;
	title: string;
	language: string;
	languages: string[];
	releases: number;
	asked: boolean;
	withdrawn: boolean;
	illustrative: boolean;
};

/** Those that the actor writes, those last begun first. */
export async function listOwnStories(actor: Actor): Promise<DeskStory[]> {
	return db
		.select({
			id: story.id,
			slug: story.slug,
			title: sql<string>`(select title from story_text t where t.story_id = story.id and t.language = story.source_language)`,
			language: story.sourceLanguage,
			languages: sql<
				string[]
			>`array(select language from story_text t where t.story_id = story.id order by 1)`,
			releases: sql<number>`(select count(*)::int from story_release r where r.story_id = story.id)`,
			asked: sql<boolean>`exists (select from story_request q where q.story_id = story.id and q.closed_at is null)`,
			withdrawn: sql<boolean>`story.withdrawn_at is not null`,
			illustrative: story.illustrative
		})
		.from(story)
		.where(storiesWrittenBy(actor, sql`${story.organisationId}`))
		.orderBy(desc(story.createdAt), desc(story.id));
}

export function personIn(actor: Actor): string | null {
	return actor.kind === 'person' ? actor.id : null;
}
