import { m } from '#messages/messages.js';
import type { BridgeStrength } from '#research/index.ts';
import { approach, labelIn } from '#vocabulary/index.ts';

const strengths: Record<BridgeStrength, () => string> = {
	none: m.bridges_strength_none,
	thin: m.bridges_strength_thin,
	weak: m.bridges_strength_weak,
	middling: m.bridges_strength_middling,
	strong: m.bridges_strength_strong
};

export const strengthText = (strength: BridgeStrength): string => strengths[strength]();

export function approachText(id: string, language: string): string {
	return labelIn(approach(id)?.labels ?? {}, language).text;
}

/** The page of a bridge: two approaches in the order of the list. */
export function bridgePath(language: string, a: string, b: string, region: string): string {
	return `/${language}/bridges/${a}/${b}${region && `?region=${region}`}`;
}

/** What a discussion about it is about: 'environment/economy', 'environment/economy/143'. */
export function bridgeId(a: string, b: string, region: string): string {
	return [a, b, region].filter(Boolean).join('/');
}

/** 'Nobody connects health and economy in Central Asia.' */
export function nobodyText(a: string, b: string, region: string | null): string {
	return region === null ? m.bridges_nobody_world({ a, b }) : m.bridges_nobody({ a, b, region });
}
