//! Writes a pack in all formats into a folder, for the scripts in `tests/consumers/`:
//! `cargo run -p standpoint-formats --example export -- data/harbour-bridge/pack.json FOLDER`.

use standpoint_formats::FORMATS;
use std::error::Error;
use std::path::Path;
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<_> = env::args().skip(1).collect();
    let [pack, folder] = arguments.as_slice() else {
        return Err("usage: export PACK FOLDER".into());
    };
    let pack = standpoint_core::read(&fs::read(pack)?).map_err(|problems| problems.to_string())?;
    for format in FORMATS {
        let folder = Path::new(folder).join(format.name);
        fs::create_dir_all(&folder)?;
        let exported = (format.export)(&pack);
        for (name, content) in &exported.files {
            fs::write(folder.join(name), content)?;
        }
        for sentence in &exported.left_out {
            println!("{}: {sentence}", format.name);
        }
    }
    Ok(())
}
