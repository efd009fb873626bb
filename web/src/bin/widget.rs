//! The widget's program: only the functions that the library exports to `web/script/embed.js`.

// Saves the standard library's code around `main`.
#![no_main]

use standpoint_web as _;
