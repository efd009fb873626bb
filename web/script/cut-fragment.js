// Runs first in every page. Browsers take minutes to load a script when the address is as long as a
// book. An inline script resolves imports against the address at its own start, so this has to be a
// separate script.
if (location.hash.length > 1000) history.replaceState(null, "", location.hash.slice(0, 100));
