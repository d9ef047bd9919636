//! Where in a module of WebAssembly a byte stands. Whatever comes is read; what is no module stands nowhere.

/// How a module begins.
const HEADER: [u8; 8] = *b"\0asm\x01\0\0\0";
/// The section that holds instructions.
const CODE: u8 = 10;

/// What the next byte is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Next {
    Header,
    Section,
    SectionLength,
    Other,
    Bodies,
    BodyLength,
    Locals,
    LocalCount,
    LocalType,
    Opcode,
    Operand,
}

/// What an operand consists of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Operand {
    /// A number in as many bytes as it takes.
    Number,
    /// So many bytes.
    Bytes(u32),
    /// A list of numbers, after its length; that of a table of jumps has one more.
    List,
    /// The rest of an opcode.
    Further,
}

/// A reader that knows what stands before a byte.
#[derive(Debug)]
pub(crate) struct Place {
    next: Next,
    /// How much of a header is there.
    header: usize,
    section: u8,
    position: u32,
    section_end: u32,
    body_end: u32,
    locals: u32,
    /// The number that is being read, and how many bits of it are there.
    number: u32,
    bits: u32,
    opcode: u8,
    operands: [Operand; 3],
    /// The operand that is being read, out of how many, and its byte.
    operand: usize,
    count: usize,
    byte: u32,
    /// What is left of a list.
    left: u32,
    /// The last four opcodes.
    opcodes: u32,
    /// The last four locals.
    recent: u32,
}

impl Place {
    pub(crate) fn new() -> Self {
        Self {
            next: Next::Header,
            header: 0,
            section: 0,
            position: 0,
            section_end: 0,
            body_end: 0,
            locals: 0,
            number: 0,
            bits: 0,
            opcode: 0,
            operands: [Operand::Number; 3],
            operand: 0,
            count: 0,
            byte: 0,
            left: 0,
            opcodes: 0,
            recent: 0,
        }
    }

    /// What stands here, in one number: which part of which instruction, or of what else.
    pub(crate) fn part(&self) -> u32 {
        match self.next {
            Next::Opcode => 1000,
            Next::Operand => {
                let operand = u32::try_from(self.operand).unwrap_or(0);
                2000 + (u32::from(self.opcode) << 4 | operand << 2 | self.byte.min(3))
            }
            other => other as u32,
        }
    }

    /// The same, below 2048, as far as it decides which contexts are worth how much.
    pub(crate) fn kind(&self) -> usize {
        match self.next {
            Next::Opcode => 256 + (self.opcodes & 255) as usize,
            Next::Operand => {
                let part = if self.operand > 0 { 3 } else { self.byte.min(2) as usize };
                512 + usize::from(self.opcode) + 256 * part
            }
            other => other as usize,
        }
    }

    /// 0 outside of instructions, 1 at an opcode, 2 at an operand.
    pub(crate) fn class(&self) -> usize {
        match self.next {
            Next::Opcode => 1,
            Next::Operand => 2,
            _ => 0,
        }
    }

    /// The last four opcodes, the newest lowest.
    pub(crate) fn opcodes(&self) -> u32 {
        self.opcodes
    }

    /// The last four locals, the newest lowest.
    pub(crate) fn recent(&self) -> u32 {
        self.recent
    }

    /// What is known of the number that is being read.
    pub(crate) fn number(&self) -> u32 {
        self.number | self.byte << 28
    }

    /// Goes on behind `byte`.
    pub(crate) fn pass(&mut self, byte: u8) {
        self.position = self.position.wrapping_add(1);
        match self.next {
            Next::Header => self.pass_header(byte),
            Next::Section if byte == 0 => {
                // Another module begins; there is no section of this number.
                self.header = 1;
                self.next = Next::Header;
            }
            Next::Section => {
                self.section = byte;
                self.expect(Next::SectionLength);
            }
            Next::SectionLength => {
                if let Some(length) = self.read(byte) {
                    self.section_end = self.position.wrapping_add(length);
                    self.expect(if self.section == CODE { Next::Bodies } else { Next::Other });
                }
            }
            Next::Other => {}
            Next::Bodies => {
                if self.read(byte).is_some() {
                    self.expect(Next::BodyLength);
                }
            }
            Next::BodyLength => {
                if let Some(length) = self.read(byte) {
                    self.body_end = self.position.wrapping_add(length);
                    self.opcodes = 0;
                    self.expect(Next::Locals);
                }
            }
            Next::Locals => {
                if let Some(count) = self.read(byte) {
                    self.locals = count;
                    self.expect(if count > 0 { Next::LocalCount } else { Next::Opcode });
                }
            }
            Next::LocalCount => {
                if byte < 128 {
                    self.next = Next::LocalType;
                }
            }
            Next::LocalType => {
                self.locals = self.locals.saturating_sub(1);
                self.next = if self.locals > 0 { Next::LocalCount } else { Next::Opcode };
            }
            Next::Opcode => self.begin(byte),
            Next::Operand => self.pass_operand(byte),
        }
        let is_inside = !matches!(self.next, Next::Header | Next::Section | Next::SectionLength);
        let is_body = is_inside && !matches!(self.next, Next::Other | Next::Bodies | Next::BodyLength);
        if is_body && self.position >= self.body_end {
            self.expect(Next::BodyLength);
        }
        if is_inside && self.position >= self.section_end {
            self.next = Next::Section;
        }
    }

    fn pass_header(&mut self, byte: u8) {
        self.header = if byte == HEADER[self.header] { self.header + 1 } else { usize::from(byte == 0) };
        if self.header == HEADER.len() {
            self.header = 0;
            self.next = Next::Section;
        }
    }

    fn expect(&mut self, next: Next) {
        (self.next, self.number, self.bits) = (next, 0, 0);
    }

    /// Takes a byte of a number; the result is the number, once it is whole.
    fn read(&mut self, byte: u8) -> Option<u32> {
        self.number |= u32::from(byte & 127).wrapping_shl(self.bits);
        self.bits += 7;
        (byte < 128).then_some(self.number)
    }

    /// An instruction begins.
    fn begin(&mut self, opcode: u8) {
        self.opcode = opcode;
        self.opcodes = self.opcodes << 8 | u32::from(opcode);
        (self.operand, self.byte) = (0, 0);
        let operands: &[Operand] = match opcode {
            // Blocks, jumps, calls, variables, memory, constants, references.
            0x02..=0x04 | 0x0c | 0x0d | 0x10 | 0x20..=0x26 | 0x3f..=0x42 | 0xd0 | 0xd2 => &[Operand::Number],
            // Indirect calls; what is loaded and stored.
            0x11 | 0x28..=0x3e => &[Operand::Number, Operand::Number],
            0x43 => &[Operand::Bytes(4)],
            0x44 => &[Operand::Bytes(8)],
            0x0e | 0x1c => &[Operand::List],
            0xfc => &[Operand::Further],
            _ => &[],
        };
        self.operands[..operands.len()].copy_from_slice(operands);
        self.count = operands.len();
        self.expect(if operands.is_empty() { Next::Opcode } else { Next::Operand });
    }

    fn pass_operand(&mut self, byte: u8) {
        self.byte = (self.byte + 1).min(15);
        let is_whole = match self.operands[self.operand] {
            Operand::Number => self.read(byte).is_some(),
            Operand::Bytes(left) => {
                self.operands[self.operand] = Operand::Bytes(left.saturating_sub(1));
                left <= 1
            }
            Operand::List if self.left > 0 => {
                self.left -= u32::from(byte < 128);
                self.left == 0
            }
            Operand::List => match self.read(byte) {
                Some(length) => {
                    self.left = length.saturating_add(u32::from(self.opcode == 0x0e));
                    (self.number, self.bits) = (0, 0);
                    self.left == 0
                }
                None => false,
            },
            Operand::Further => {
                // Those that copy and fill memory and tables have operands of their own.
                self.count = match byte {
                    8 | 10 | 12 | 14 => 3,
                    9 | 11 | 13 | 15..=17 => 2,
                    _ => 1,
                };
                self.operands[1..].fill(Operand::Number);
                true
            }
        };
        if is_whole {
            if matches!(self.opcode, 0x20..=0x22) {
                self.recent = self.recent << 8 | self.number & 255;
            }
            self.operand += 1;
            self.byte = 0;
            self.expect(if self.operand < self.count { Next::Operand } else { Next::Opcode });
        }
    }
}
