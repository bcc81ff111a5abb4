import { contributesTo, isEditor, type Actor } from '#people/index.ts';

/** write: change its content; freeze: make a version; share: say who else writes it. */
export type CourseAct = 'see' | 'write' | 'freeze' | 'share';

/** What a decision needs to know of a course: ids of its organisations and of the people who write it. */
export type GovernedCourse = { providers: readonly string[]; authors: readonly string[] };

/**
 * Editors (and the hub itself) may everything; contributors of a providing organisation too, for their courses; authors
 * see and write. What is taught is public through its editions; the workshop is not.
 */
export function may(actor: Actor, act: CourseAct, course: GovernedCourse): boolean {
	if (mayEverything(actor)) return true;
	if (contributesTo(actor).some((organisation) => course.providers.includes(organisation))) return true;
	const author = actor.kind === 'person' && course.authors.includes(actor.id);
	return author && (act === 'see' || act === 'write');
}

/** Begins a course: for the hub, or for an organisation of one's own. */
export function mayBegin(actor: Actor, providers: readonly string[]): boolean {
	return (
		mayEverything(actor) || contributesTo(actor).some((organisation) => providers.includes(organisation))
	);
}

export function mayEverything(actor: Actor): boolean {
	return actor.kind === 'system' || isEditor(actor);
}
