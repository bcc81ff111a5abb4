// The types that these packages ship name modules that are not there.
declare module '@citation-js/core' {
	export const plugins: {
		input: { data: (input: unknown, type: string) => unknown };
	};
}
declare module '@citation-js/plugin-bibtex';
