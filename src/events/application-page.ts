/** How many applications a list shows at once. */
export const applicationsAPage = 100;
