import { m } from '#messages/messages.js';
import type { CostKind } from '#catalogue/index.ts';

const costs: Record<CostKind, () => string> = {
	free: m.desk_cost_free,
	paid: m.desk_cost_paid,
	scholarships: m.desk_cost_scholarships
};

export function costText(kind: CostKind): string {
	return costs[kind]();
}

export function costOptions(): { value: string; label: string }[] {
	return Object.entries(costs).map(([value, label]) => ({ value, label: label() }));
}
