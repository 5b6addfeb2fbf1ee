// Where this page is. Every page is one level below the site's root, wherever a proxy shows that.

/** The name of this page, which is its address seen from the others: empty for the dashboard. */
export const pageName = () => location.pathname.slice(location.pathname.lastIndexOf('/') + 1);

/** The address of this page with all that it shows, seen from the others; empty for the plain dashboard. */
export const here = () => pageName() + location.search + location.hash;

/** The page where somebody logs in to come back here. */
export const loginAddress = () => (here() === '' ? 'login' : `login?next=${encodeURIComponent(here())}`);
