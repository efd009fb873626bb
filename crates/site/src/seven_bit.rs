//! Encodes bytes as text for a script element, seven bits per character.
//! `web/script/single-file.js` decodes it. Base64 has six bits per character, and the file would be
//! a sixth longer.

/// Characters that end a script element or that browsers change: NUL, carriage return, `<`.
const FORBIDDEN: [u8; 3] = [0x00, 0x0d, 0x3c];

/// The first code point that encodes a forbidden character together with the one after it. Each
/// such code point takes two bytes in UTF-8, as many as the two characters would.
const ESCAPED: u32 = 0xa0;

/// Encodes the bytes. Unused bits at the end are zero.
pub fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 8 / 7 + 2);
    let mut sevens = sevens(bytes);
    while let Some(seven) = sevens.next() {
        let code = match (0..).zip(FORBIDDEN).find(|(_, code)| *code == seven) {
            Some((index, _)) => ESCAPED + index * 128 + u32::from(sevens.next().unwrap_or(0)),
            None => u32::from(seven),
        };
        text.extend(char::from_u32(code));
    }
    text
}

/// Groups of seven bits, the most significant first.
fn sevens(bytes: &[u8]) -> impl Iterator<Item = u8> {
    let bits = bytes.len() * 8;
    (0..bits).step_by(7).map(|bit| {
        let byte = |index: usize| u16::from(bytes.get(index).copied().unwrap_or(0));
        let pair = byte(bit / 8) << 8 | byte(bit / 8 + 1);
        (pair >> (9 - bit % 8)) as u8 & 0x7f
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Decodes like the page's script.
    fn decode(text: &str) -> Vec<u8> {
        let mut sevens = Vec::new();
        for c in text.chars() {
            let code = u32::from(c);
            match code.checked_sub(ESCAPED) {
                None => sevens.push(code),
                Some(pair) => sevens.extend([FORBIDDEN[(pair >> 7) as usize].into(), pair & 0x7f]),
            }
        }
        let bits: String = sevens.iter().map(|seven| format!("{seven:07b}")).collect();
        let bytes = bits.as_bytes().chunks_exact(8);
        bytes
            .map(|byte| byte.iter().fold(0, |all, bit| all << 1 | (bit - b'0')))
            .collect()
    }

    #[test]
    fn bytes_survive_a_round_trip() {
        let all: Vec<u8> = (0..=255).cycle().take(1000).collect();
        for bytes in [
            &b""[..],
            b"\0",
            b"<",
            b"</script>",
            &[0; 50],
            &[255; 9],
            &all,
        ] {
            let text = encode(bytes);
            assert!(!text.contains(['\0', '\r', '<']), "{text:?}");
            // A zero byte can follow, from the unused bits.
            let decoded = decode(&text);
            assert_eq!(&decoded[..bytes.len()], bytes);
            assert!(decoded[bytes.len()..].iter().all(|byte| *byte == 0));
            assert!(text.len() <= bytes.len() * 8 / 7 + 2);
        }
    }
}
