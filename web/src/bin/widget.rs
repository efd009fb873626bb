//! The widget's WebAssembly module. `web/script/embed.js` calls the functions that the library
//! exports; there is nothing to run at the start.

// Leaves out the standard library's code around `main`.
#![no_main]

use standpoint_web as _;
