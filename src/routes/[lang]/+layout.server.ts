import { NotFound } from '#platform/index.ts';
import { isUiLanguage } from '#vocabulary/index.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ params }) => {
	if (!isUiLanguage(params.lang)) throw new NotFound('language');
};
