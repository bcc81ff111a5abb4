import { dayIn } from '#catalogue/index.ts';
import { dayText } from '#catalogue/ui/day.ts';

/** The day of an instant, where the event is held. */
export function dayThere(at: Date, zone: string, language: string): string {
	return dayText(dayIn(zone, at), language);
}
