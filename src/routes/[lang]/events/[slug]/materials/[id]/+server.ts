import { findMaterialFile, ownPlace } from '#events/index.server.ts';
import { savedFile } from '../../../../../files/saved.server.ts';
import { lookHere } from '../../../../../plans/looking.server.ts';
import type { RequestHandler } from './$types';

/** What is read for a session: to everybody, to who takes part, or to the team. */
export const GET: RequestHandler = async (request) => {
	const { event, viewer } = await lookHere(request);
	const { now } = request.locals;
	const own = await ownPlace(viewer, event, now);
	const reader = { follows: viewer.follows, takesPart: own?.state === 'confirmed' };
	return savedFile(await findMaterialFile(reader, event, request.params.id, now));
};
