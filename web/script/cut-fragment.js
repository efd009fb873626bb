// What every page runs first of all. Browsers take minutes to load a script where the address is
// as long as a book, and an inline script's imports are resolved against the address as it was
// when that script began: hence a script of its own.
if (location.hash.length > 1000) history.replaceState(null, "", location.hash.slice(0, 100));
