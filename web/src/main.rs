//! The page: mounts Standpoint over the whole body.

fn main() {
    standpoint_web::page::mount();
}
