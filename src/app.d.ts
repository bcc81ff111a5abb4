import type { IncomingMessage } from 'node:http';
import type { Actor } from '#people/index.ts';
import type { UiLanguage } from '#vocabulary/index.ts';

declare global {
	namespace App {
		interface Locals {
			actor: Actor;
			/** The page's language, from its address. */
			language: UiLanguage;
			/** One instant for the whole request, so that a page does not disagree with itself. */
			now: Date;
			/** Set by a page that shows nothing but what the search holds: it is the same for everybody while this says so. */
			goodWhile?: () => boolean;
		}
		interface Platform {
			/** Node's own request; the server around us takes from it what we leave there (src/command/server.ts). */
			req: IncomingMessage;
		}
		interface Error {
			status: number;
			message: string;
			/** A refusal's or tombstone's code and what fills its sentence. */
			code?: string;
			details?: Record<string, string | number>;
			/** Under which the log keeps what failed. */
			requestId?: string;
		}
	}
}

export {};
