/** A value in words; `free` is what somebody typed, whose direction its own letters decide. */
export type Words = { text: string; lang?: string; href?: string; free?: boolean }[];

/** A named value: one row of a list of facts. */
export type Fact = { field: string; label: string; words: Words };
