// A zip is sent in parts, with its progress; without a script a small one goes with the form.
export const csr = true;
