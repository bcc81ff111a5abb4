import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

/** Regions are listed with their countries. */
export const load: PageServerLoad = ({ locals }) => redirect(308, `/${locals.language}/countries`);
