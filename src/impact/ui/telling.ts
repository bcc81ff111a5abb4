import { createContext } from 'svelte';
import type { UiLanguage } from '#vocabulary/index.ts';
import type { FigureMap } from '../figure-map.ts';

/** What every piece of a story's page has to know. */
export type Telling = {
	/** Of the story, which may be another than the page's. */
	language: UiLanguage;
	/** Where the story and its numbers are found. */
	path: string;
	/** By the number of the figure. */
	maps: Readonly<Record<number, FigureMap>>;
};

export const [telling, tell] = createContext<Telling>();
