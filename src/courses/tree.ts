import type { ItemId } from './content.ts';
import type { Item, Rendering } from './item.ts';

/** A course's items as the tree they are, in their order, with what each says. */
export class ItemTree {
	readonly root: Item;
	private readonly children = new Map<ItemId | null, Item[]>();
	private readonly said = new Map<ItemId, Rendering[]>();

	constructor(items: readonly Item[], renderings: readonly Rendering[]) {
		for (const item of [...items].sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1)))
			push(this.children, item.parentId, item);
		for (const one of renderings) push(this.said, one.itemId, one);
		const [root] = this.children.get(null) ?? [];
		if (!root) throw new Error('a course is an item');
		this.root = root;
	}

	within(item: Item): Item[] {
		return this.children.get(item.id) ?? [];
	}

	/** In every language there is, ready or not. */
	renderings(item: Item): Rendering[] {
		return this.said.get(item.id) ?? [];
	}

	rendering(item: Item, language: string): Rendering | null {
		return this.said.get(item.id)?.find((one) => one.language === language) ?? null;
	}
}

function push<Key, One>(lists: Map<Key, One[]>, key: Key, one: One): void {
	const list = lists.get(key);
	if (list) list.push(one);
	else lists.set(key, [one]);
}
