//! The widget's WebAssembly module. `web/script/embed.js` calls the functions that the library
//! exports; there is nothing to run at the start.

// Links the exports.
use standpoint_web as _;

fn main() {}
