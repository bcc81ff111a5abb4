import type { Transport } from '@sveltejs/kit/hooks';
import { isNotSent } from './routes/unsent.ts';

export const transport: Transport = {
	notSent: {
		encode: isNotSent,
		// Only a page that marks its data and ships client code after all would come here.
		decode: () => {
			throw new Error('This data was not sent: its load marks it as that of a page without client code.');
		}
	}
};
