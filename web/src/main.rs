//! The page's program: mounts Standpoint in the root element that the build wrote.

fn main() {
    standpoint_web::page::mount();
}
