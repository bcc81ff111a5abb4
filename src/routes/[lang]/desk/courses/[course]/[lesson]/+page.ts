// What is typed is kept and saved while one writes; without a script there is a button.
export const csr = true;
