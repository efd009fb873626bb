//! Merges files of the splitter into one module, with binaryen's wasm-merge.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use wasmparser::{Import, Parser, Payload, TypeRef};

use crate::error::{Error, Result};
use crate::program;
use crate::tools::Tools;
use crate::wasm_opt::FEATURES;
use crate::workspace::Workspace;

/// The module name in the imports of merged modules.
pub const IMPORTS: &str = "program";

/// The module name in the imports of the splitter's files.
pub const IMPORTS_OF_PARTS: &str = "__wasm_split";

/// Merges `parts` into the module `target`. They import the memory, the function table and the stack
/// pointer, and call each other's functions through the table.
pub fn merge(workspace: &Workspace, parts: &[PathBuf], target: &Path) -> Result<()> {
    let tools = Tools::of(workspace)?;
    let command =
        |name: &str| workspace.command(tools.program(&tools.wasm_opt).with_file_name(name));
    let (text, shared) = (
        target.with_extension("wat"),
        target.with_extension("shared"),
    );
    fs::write(&text, shared_imports(parts)?)
        .map_err(|error| Error::with_file("write", &text, &error, "build again"))?;
    let mut wasm_as = command("wasm-as");
    wasm_as.arg(&text).arg("-o").arg(&shared).args(FEATURES);
    program::run(&mut wasm_as, "see wasm-as's message above")?;
    let mut wasm_merge = command("wasm-merge");
    wasm_merge.arg(&shared).arg(IMPORTS_OF_PARTS);
    for (index, part) in parts.iter().enumerate() {
        wasm_merge.arg(part).arg(format!("part{index}"));
    }
    program::output(
        wasm_merge.arg("-o").arg(target).args(FEATURES),
        "see wasm-merge's message above",
    )?;
    for file in [text, shared] {
        fs::remove_file(&file)
            .map_err(|error| Error::with_file("remove", &file, &error, "build again"))?;
    }
    Ok(())
}

/// Returns a module in text form that imports what `parts` import, and exports it for them.
/// Otherwise the merged module would import several memories, one for each part.
fn shared_imports(parts: &[PathBuf]) -> Result<String> {
    let (mut imports, mut exports) = (BTreeSet::new(), BTreeSet::new());
    for part in parts {
        let bytes = fs::read(part).map_err(|error| Error::with_file("read", part, &error, HINT))?;
        let all = imports_of(&bytes);
        let all = all.map_err(|error| {
            Error::new(format!("cannot read {}: {error}", part.display()), HINT)
        })?;
        for Import { name, ty, .. } in all {
            // All parts give the same sizes.
            let (kind, rest) = match ty {
                TypeRef::Memory(memory) => ("memory", memory.initial.to_string()),
                TypeRef::Table(table) => ("table", format!("{} funcref", table.initial)),
                TypeRef::Global(_) => ("global", "(mut i32)".into()),
                other => {
                    let message = format!("{} imports {other:?}", part.display());
                    return Err(Error::new(message, HINT));
                }
            };
            imports.insert(format!(
                "(import \"{IMPORTS}\" \"{name}\" ({kind} ${name} {rest}))"
            ));
            exports.insert(format!("(export \"{name}\" ({kind} ${name}))"));
        }
    }
    let lines: Vec<_> = imports.into_iter().chain(exports).collect();
    Ok(format!("(module {})", lines.join(" ")))
}

fn imports_of(wasm: &[u8]) -> wasmparser::Result<Vec<Import<'_>>> {
    let mut found = Vec::new();
    for payload in Parser::new(0).parse_all(wasm) {
        if let Payload::ImportSection(imports) = payload? {
            for import in imports.into_imports() {
                found.push(import?);
            }
        }
    }
    Ok(found)
}

const HINT: &str = "see what changed in wasm_split_cli_support";
