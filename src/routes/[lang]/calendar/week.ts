/** What takes days, both inclusive. */
export type Spanning = { startsOn: string; endsOn: string };

/** A thing on one of its days: whether the day is its first or last, and whether the week sees it here first. */
export type Bar<One> = {
	of: One;
	begins: boolean;
	ends: boolean;
	named: boolean;
	/** How many days of this week it takes from here, which is the room its name has. */
	room: number;
};

export type Day<One> = {
	day: string;
	/** Things of several days, each in the same place on all days of the week; null keeps a place free. */
	bars: (Bar<One> | null)[];
	single: One[];
};

/** Puts things on the seven days of a week, earlier and longer ones above. */
export function weekOf<One extends Spanning>(days: readonly string[], things: readonly One[]): Day<One>[] {
	const [monday = '', sunday = ''] = [days[0], days.at(-1)];
	const here = things.filter(({ startsOn, endsOn }) => startsOn <= sunday && endsOn >= monday);
	const long = here
		.filter(({ startsOn, endsOn }) => endsOn > startsOn)
		.sort((a, b) => a.startsOn.localeCompare(b.startsOn) || b.endsOn.localeCompare(a.endsOn));
	const lanes: One[][] = [];
	for (const one of long) {
		const free = lanes.find((lane) => (lane.at(-1)?.endsOn ?? '') < one.startsOn);
		if (free) free.push(one);
		else lanes.push([one]);
	}
	return days.map((day) => ({
		day,
		bars: withoutIdleEnd(
			lanes.map((lane) => {
				const of = lane.find(({ startsOn, endsOn }) => startsOn <= day && endsOn >= day);
				if (!of) return null;
				return {
					of,
					begins: of.startsOn === day,
					ends: of.endsOn === day,
					named: of.startsOn === day || day === monday,
					room: days.filter((one) => one >= day && one <= of.endsOn).length
				};
			})
		),
		single: here.filter(({ startsOn, endsOn }) => startsOn === day && endsOn === day)
	}));
}

function withoutIdleEnd<T>(list: (T | null)[]): (T | null)[] {
	return list.slice(0, list.findLastIndex((one) => one !== null) + 1);
}
