import { seeded } from './seed.ts';

/** An event whose doors open now, with three sessions, four participants and their badges. */
export type SeededDoor = {
	slug: string;
	/** Its sessions, as the list of the page names them. */
	sessions: { id: string; title: string }[];
	/** By name: the code of their badge. */
	badges: Record<string, string>;
	ids: Record<string, string>;
	/** A badge of another event. */
	foreign: string;
};

/** Makes one in the journeys' hub, as its database is then. */
export const seedDoor = (): Promise<SeededDoor> => seeded<SeededDoor>('door-seed.ts');
