//! Makes a linked program trap where it would panic. The browser shows no panic's message, so
//! nobody needs the code that writes it, nor the file names and lines in it.
//!
//! The compiler does the same with `-Cpanic=immediate-abort`, but that takes a nightly one.

use std::collections::HashSet;
use std::fs;
use std::ops::Range;
use std::path::Path;

use wasm_encoder::{CustomSection, Encode, Section};
use wasmparser::{
    FunctionBody, KnownCustom, Name, NameSectionReader, Operator, Parser, Payload,
    RelocSectionReader,
};

use crate::error::{Error, Result};

/// Replaces panics with traps in a file. It must have the functions' names.
pub fn replace_with_traps(file: &Path) -> Result<Vec<u8>> {
    let to_error = |error| Error::with_file("read", file, &error, HINT);
    let wasm = fs::read(file).map_err(to_error)?;
    replaced(&wasm).map_err(|error| {
        let message = format!("cannot read {}: {error}", file.display());
        Error::new(message, HINT)
    })
}

const HINT: &str = "build again";

/// Replaces each call of a function that never returns, and the constants that are passed to it,
/// with a trap, and drops their relocations. The splitter then leaves out what nothing else refers
/// to. Calls of wasm-bindgen stay: it throws errors of JavaScript.
fn replaced(wasm: &[u8]) -> wasmparser::Result<Vec<u8>> {
    let program = Program::parse(wasm)?;
    let mut calls = Vec::new();
    for body in &program.bodies {
        calls.extend(program.panics_in(body)?);
    }
    let mut bytes = wasm.to_vec();
    for call in &calls {
        bytes[call.clone()].fill(NOP);
        bytes[call.start] = UNREACHABLE;
    }
    if let Some(relocations) = &program.relocations {
        let without = relocations.without(&calls, program.code_start, wasm)?;
        bytes.splice(relocations.section.clone(), without);
    }
    Ok(bytes)
}

/// Opcodes of the binary format.
const UNREACHABLE: u8 = 0x00;
const NOP: u8 = 0x01;

/// The parts of a program that matter here. All ranges and positions are those of its file.
#[derive(Default)]
struct Program<'w> {
    bodies: Vec<FunctionBody<'w>>,
    /// Where the contents of the code section start. Relocations count from there.
    code_start: usize,
    /// The indices of wasm-bindgen's functions.
    wasm_bindgen: HashSet<u32>,
    /// The relocations of the code, if the program was linked with them.
    relocations: Option<Relocations<'w>>,
}

struct Relocations<'w> {
    /// The whole custom section, with its header.
    section: Range<usize>,
    name: &'w str,
    reader: RelocSectionReader<'w>,
}

impl<'w> Program<'w> {
    fn parse(wasm: &'w [u8]) -> wasmparser::Result<Self> {
        let mut program = Self::default();
        let mut code_section = None;
        let (mut section_index, mut section_start) = (0, 0);
        for payload in Parser::new(0).parse_all(wasm) {
            let payload = payload?;
            if let Payload::CodeSectionEntry(body) = payload {
                program.bodies.push(body);
                continue;
            }
            let Some((_, contents)) = payload.as_section() else {
                continue;
            };
            let section = section_start..contents.end as usize;
            section_start = section.end;
            match payload {
                Payload::CodeSectionStart { .. } => {
                    program.code_start = contents.start as usize;
                    code_section = Some(section_index);
                }
                Payload::CustomSection(custom) => match custom.as_known() {
                    KnownCustom::Name(names) => program.wasm_bindgen = wasm_bindgen(names)?,
                    KnownCustom::Reloc(reader) if Some(reader.section_index()) == code_section => {
                        program.relocations = Some(Relocations {
                            section,
                            name: custom.name(),
                            reader,
                        });
                    }
                    _ => {}
                },
                _ => {}
            }
            section_index += 1;
        }
        Ok(program)
    }

    /// Returns the ranges of the calls that never return, each with the constants before it.
    fn panics_in(&self, body: &FunctionBody<'_>) -> wasmparser::Result<Vec<Range<usize>>> {
        let operators = body.get_operators_reader()?.into_iter_with_offsets();
        let operators = operators.collect::<wasmparser::Result<Vec<_>>>()?;
        let mut found = Vec::new();
        for (index, two) in operators.windows(2).enumerate() {
            // The compiler puts a trap after each call that never returns.
            let [
                (Operator::Call { function_index }, _),
                (Operator::Unreachable, end),
            ] = two
            else {
                continue;
            };
            if !self.wasm_bindgen.contains(function_index) {
                let before = operators[..index].iter().rev();
                let constants =
                    before.take_while(|(it, _)| matches!(it, Operator::I32Const { .. }));
                let (_, start) = operators[index - constants.count()];
                found.push(start as usize..*end as usize);
            }
        }
        Ok(found)
    }
}

/// Returns the indices of wasm-bindgen's functions, by their mangled names.
fn wasm_bindgen(names: NameSectionReader<'_>) -> wasmparser::Result<HashSet<u32>> {
    let mut found = HashSet::new();
    for names in names {
        if let Name::Function(names) = names? {
            for function in names {
                let function = function?;
                if function.name.contains("wasm_bindgen") {
                    found.insert(function.index);
                }
            }
        }
    }
    Ok(found)
}

impl Relocations<'_> {
    /// Returns the section without the relocations in `ranges`, which must be in order.
    fn without(
        &self,
        ranges: &[Range<usize>],
        code_start: usize,
        wasm: &[u8],
    ) -> wasmparser::Result<Vec<u8>> {
        let entries = self.reader.entries().into_iter_with_offsets();
        let entries = entries.collect::<wasmparser::Result<Vec<_>>>()?;
        let starts = entries.iter().map(|(start, _)| *start as usize);
        let ends = starts.clone().skip(1).chain([self.section.end]);
        let mut kept: Vec<u8> = Vec::new();
        let mut count: u32 = 0;
        for ((start, end), (_, entry)) in starts.zip(ends).zip(&entries) {
            let at = code_start + entry.offset as usize;
            let next = ranges.partition_point(|range| range.end <= at);
            if ranges.get(next).is_none_or(|range| at < range.start) {
                kept.extend(&wasm[start..end]);
                count += 1;
            }
        }
        let mut data = Vec::new();
        self.reader.section_index().encode(&mut data);
        count.encode(&mut data);
        data.extend(kept);
        let section = CustomSection {
            name: self.name.into(),
            data: data.into(),
        };
        let mut bytes = Vec::new();
        section.append_to(&mut bytes);
        Ok(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::replaced;
    use wasm_encoder::{
        CodeSection, CustomSection, Function, FunctionSection, Module, NameMap, NameSection,
        TypeSection, ValType,
    };
    use wasmparser::{FunctionBody, KnownCustom, Operator, Parser, Payload};

    /// `i32.const 8; call FUNCTION; unreachable; end`, with numbers of five bytes, as linked.
    fn caller(function: u8) -> Vec<u8> {
        let padding = [0x80, 0x80, 0x80, 0x00];
        let number = |number: u8| [&[number | 0x80][..], &padding[..]].concat();
        [
            &[0x41],
            &number(8)[..],
            &[0x10],
            &number(function),
            &[0, 0x0b],
        ]
        .concat()
    }

    /// A program of two functions that never return, and a caller of each.
    fn program() -> Vec<u8> {
        let mut module = Module::new();
        let mut types = TypeSection::new();
        types.ty().function([ValType::I32], []);
        types.ty().function([], []);
        module.section(&types);
        let mut functions = FunctionSection::new();
        for of_type in [0, 0, 1, 1] {
            functions.function(of_type);
        }
        module.section(&functions);
        let mut code = CodeSection::new();
        for body in [vec![0, 0x0b], vec![0, 0x0b], caller(0), caller(1)] {
            let mut function = Function::new([]);
            function.raw(body);
            code.function(&function);
        }
        module.section(&code);
        // Two relocations for each caller: kind, position in the section, symbol (and addend).
        let mut relocations = vec![2, 4];
        for (address, call) in [(11, 17), (27, 33)] {
            relocations.extend([4, address, 0, 0, 0, call, 1]);
        }
        module.section(&CustomSection {
            name: "reloc.CODE".into(),
            data: relocations.into(),
        });
        let mut names = NameMap::new();
        names.append(0, "_RNvNtCs0_4core9panicking9panic_fmt");
        names.append(1, "_ZN12wasm_bindgen9throw_str17h0E");
        let mut section = NameSection::new();
        section.functions(&names);
        module.section(&section);
        module.finish()
    }

    /// Returns the operators of a function, without `nop`, and the positions of all relocations.
    fn parsed(wasm: &[u8], function: usize) -> (Vec<String>, Vec<u32>) {
        let (mut bodies, mut positions) = (Vec::<FunctionBody<'_>>::new(), Vec::new());
        for payload in Parser::new(0).parse_all(wasm) {
            match payload.expect("a program") {
                Payload::CodeSectionEntry(body) => bodies.push(body),
                Payload::CustomSection(custom) => {
                    if let KnownCustom::Reloc(reader) = custom.as_known() {
                        let entries = reader.entries().into_iter();
                        positions.extend(entries.map(|entry| entry.expect("a relocation").offset));
                    }
                }
                _ => {}
            }
        }
        let operators = bodies[function].get_operators_reader().expect("operators");
        let operators = operators.into_iter().map(|it| it.expect("an operator"));
        let operators = operators.filter(|it| !matches!(it, Operator::Nop));
        (operators.map(|it| format!("{it:?}")).collect(), positions)
    }

    #[test]
    fn a_panic_becomes_a_trap_and_an_error_of_javascript_stays() {
        let before = program();
        assert_eq!(parsed(&before, 2).1, [11, 17, 27, 33]);
        let after = replaced(&before).expect("a program");
        wasmparser::validate(&after).expect("a valid program");
        let (panics, positions) = parsed(&after, 2);
        assert_eq!(panics, ["Unreachable", "Unreachable", "End"]);
        assert_eq!(positions, [27, 33]);
        let (throws, _) = parsed(&after, 3);
        assert_eq!(throws, parsed(&before, 3).0);
    }

    #[test]
    fn what_is_no_program_is_an_error() {
        let empty = Module::new().finish();
        assert_eq!(replaced(&empty).expect("a program"), empty);
        assert!(replaced(b"\0asm").is_err());
    }
}
