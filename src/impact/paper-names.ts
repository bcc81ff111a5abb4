/** What indicators, answers and categories are called, all in one language. */
export type PaperNames = {
	/** As the version was worded: `counts` says what is counted and of whom, `limits` what it does not say. */
	indicator: (id: string, version: number) => { name: string; counts: string; limits: string };
	option: (indicator: string, option: string) => string;
	dimension: (indicator: string, dimension: string) => string;
	category: (indicator: string, dimension: string, category: string) => string;
};
