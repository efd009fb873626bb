//! The widget: nothing but what the library hands to the script around it.

// Without what the standard library does around a `main`.
#![no_main]

use standpoint_web as _;
