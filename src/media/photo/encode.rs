//! Pixels → JPEG (ITU T.81): baseline, colours at half the resolution, Huffman tables made for the
//! picture.
//!
//! Written here and not taken from a crate: the encoder of `image` keeps colours at full resolution
//! and takes the tables of the standard, which costs bytes, and what it writes may change with its
//! version. Here the bytes change only together with [`super::MAKER`].

use super::Pixels;

/// Place in a block, row by row, of each coefficient in the order in which they are written.
const ZIGZAG: [usize; 64] = [
    0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20,
    13, 6, 7, 14, 21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59,
    52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63,
];

/// Steps for brightness and for colours at quality 50, row by row (T.81, tables K.1 and K.2).
const STEPS: [[u16; 64]; 2] = [
    [
        16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69,
        56, 14, 17, 22, 29, 51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81,
        104, 113, 92, 49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99,
    ],
    [
        17, 18, 24, 47, 99, 99, 99, 99, 18, 21, 26, 66, 99, 99, 99, 99, 24, 26, 56, 99, 99, 99, 99,
        99, 47, 66, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99,
        99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99,
    ],
];

/// The cosine transform of eight values, in 1/8192: row `u` holds c(u)/2 · cos((2x+1)uπ/16).
const COSINES: [[i32; 8]; 8] = [
    [2896, 2896, 2896, 2896, 2896, 2896, 2896, 2896],
    [4017, 3406, 2276, 799, -799, -2276, -3406, -4017],
    [3784, 1567, -1567, -3784, -3784, -1567, 1567, 3784],
    [3406, -799, -4017, -2276, 2276, 4017, 799, -3406],
    [2896, -2896, -2896, 2896, 2896, -2896, -2896, 2896],
    [2276, -4017, 799, 3406, -3406, -799, 4017, -2276],
    [1567, -3784, 3784, -1567, -1567, 3784, -3784, 1567],
    [799, -2276, 3406, -4017, 4017, -3406, 2276, -799],
];

/// The bytes of a colour profile that one segment holds at most.
const PROFILE_PIECE: usize = 65_519;

/// Coefficients of one block in the order in which they are written.
type Block = [i16; 64];

/// One channel in rows, with sides that are whole blocks.
struct Plane {
    width: usize,
    values: Vec<u8>,
}

/// The pixels as a JPEG, with a colour profile where there is one.
pub(super) fn jpeg(pixels: &Pixels, quality: u8, profile: Option<&[u8]>) -> Vec<u8> {
    let steps = STEPS.map(|steps| steps.map(|step| step_at(step, quality)));
    let blocks = blocks(pixels, &steps);
    let kinds = if pixels.channels == 1 { 1 } else { 2 };
    let tables: Vec<[Table; 2]> = (0..kinds)
        .map(|kind| {
            let counted = counted(&blocks, kind);
            counted.map(|uses| Table::of(&uses))
        })
        .collect();
    let mut out = vec![0xff, 0xd8];
    segment(&mut out, 0xe0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0");
    profile_segments(&mut out, profile.unwrap_or_default());
    for (kind, steps) in steps.iter().enumerate().take(kinds) {
        let mut table = vec![kind as u8];
        table.extend(ZIGZAG.map(|at| steps[at] as u8));
        segment(&mut out, 0xdb, &table);
    }
    segment(&mut out, 0xc0, &frame(pixels));
    for (kind, [direct, rest]) in tables.iter().enumerate() {
        segment(&mut out, 0xc4, &direct.written(kind as u8));
        segment(&mut out, 0xc4, &rest.written(0x10 | kind as u8));
    }
    let scan: &[u8] = match pixels.channels {
        1 => &[1, 1, 0, 0, 63, 0],
        _ => &[3, 1, 0, 2, 0x11, 3, 0x11, 0, 63, 0],
    };
    segment(&mut out, 0xda, scan);
    let mut bits = Bits::new(out);
    each_symbol(&blocks, |kind, of, symbol, (value, length)| {
        let (code, code_length) = tables[kind][of].codes[usize::from(symbol)];
        bits.put(u32::from(code), code_length);
        bits.put(value, length);
    });
    let mut out = bits.finish();
    out.extend([0xff, 0xd9]);
    out
}

/// A step of the standard at a quality from 1 to 100.
fn step_at(step: u16, quality: u8) -> u16 {
    let quality = u32::from(quality.clamp(1, 100));
    let scale = match quality {
        ..50 => 5000 / quality,
        _ => 200 - 2 * quality,
    };
    ((u32::from(step) * scale + 50) / 100).clamp(1, 255) as u16
}

fn segment(out: &mut Vec<u8>, marker: u8, content: &[u8]) {
    out.extend([0xff, marker]);
    out.extend((content.len() as u16 + 2).to_be_bytes());
    out.extend_from_slice(content);
}

fn profile_segments(out: &mut Vec<u8>, profile: &[u8]) {
    let pieces = profile.chunks(PROFILE_PIECE);
    let (count, most) = (pieces.len(), usize::from(u8::MAX));
    for (at, piece) in pieces.enumerate().filter(|_| count <= most) {
        let head = [b"ICC_PROFILE\0".as_slice(), &[at as u8 + 1, count as u8]].concat();
        segment(out, 0xe2, &[&head, piece].concat());
    }
}

/// Size and channels: brightness has four blocks for each of a colour.
fn frame(pixels: &Pixels) -> Vec<u8> {
    let mut frame = vec![8];
    frame.extend((pixels.height as u16).to_be_bytes());
    frame.extend((pixels.width as u16).to_be_bytes());
    frame.extend_from_slice(match pixels.channels {
        1 => &[1, 1, 0x11, 0],
        _ => &[3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1],
    });
    frame
}

/// The blocks of all channels in the order of the scan, each with its channel.
fn blocks(pixels: &Pixels, steps: &[[u16; 64]; 2]) -> Vec<(usize, Block)> {
    let side = if pixels.channels == 1 { 8 } else { 16 };
    let (across, down) = (pixels.width.div_ceil(side), pixels.height.div_ceil(side));
    let planes = planes(pixels, across * side, down * side);
    let mut blocks = Vec::with_capacity(across * down * if side == 8 { 1 } else { 6 });
    for (y, x) in (0..down).flat_map(|y| (0..across).map(move |x| (y, x))) {
        for (channel, plane) in planes.iter().enumerate() {
            let is_fine = channel == 0 && side == 16;
            let parts = if is_fine { 2 } else { 1 };
            let steps = &steps[channel.min(1)];
            for (v, u) in (0..parts).flat_map(|v| (0..parts).map(move |u| (v, u))) {
                let at = (8 * (y * parts + v), 8 * (x * parts + u));
                blocks.push((channel, block(plane, at, steps)));
            }
        }
    }
    blocks
}

/// Brightness, and two of colour at half the resolution; what lies beyond an edge is the edge.
fn planes(pixels: &Pixels, width: usize, height: usize) -> Vec<Plane> {
    let pixel = |x: usize, y: usize| {
        let (x, y) = (x.min(pixels.width - 1), y.min(pixels.height - 1));
        let at = (y * pixels.width + x) * pixels.channels;
        &pixels.bytes[at..at + pixels.channels]
    };
    let places = |width, height| (0..height).flat_map(move |y| (0..width).map(move |x| (x, y)));
    if pixels.channels == 1 {
        let values = places(width, height).map(|(x, y)| pixel(x, y)[0]).collect();
        return vec![Plane { width, values }];
    }
    let sum =
        |[r, g, b]: [i32; 3], weights: [i32; 3]| r * weights[0] + g * weights[1] + b * weights[2];
    let mut bright = Vec::with_capacity(width * height);
    for (x, y) in places(width, height) {
        let p = pixel(x, y);
        let value = sum([p[0], p[1], p[2]].map(i32::from), [19_595, 38_470, 7_471]);
        bright.push(((value + 32_768) >> 16) as u8);
    }
    let (mut blue, mut red) = (Vec::new(), Vec::new());
    for (x, y) in places(width / 2, height / 2) {
        let mut four = [0; 3];
        for (u, v) in [(0, 0), (1, 0), (0, 1), (1, 1)] {
            let p = pixel(2 * x + u, 2 * y + v);
            for (sum, value) in four.iter_mut().zip(p) {
                *sum += i32::from(*value);
            }
        }
        let colour = |weights| {
            let value = (sum(four, weights) + (128 << 18) + (1 << 17)) >> 18;
            value.clamp(0, 255) as u8
        };
        blue.push(colour([-11_059, -21_709, 32_768]));
        red.push(colour([32_768, -27_439, -5_329]));
    }
    let plane = |width, values| Plane { width, values };
    vec![
        plane(width, bright),
        plane(width / 2, blue),
        plane(width / 2, red),
    ]
}

/// The block whose first value stands in this row and column: transformed and divided by its
/// steps.
fn block(plane: &Plane, (top, left): (usize, usize), steps: &[u16; 64]) -> Block {
    /// Bits behind the point that stay between the two passes, and in the result.
    const FINE: u32 = 4;
    /// The greatest coefficient; the first of a block may be greater by one.
    const MOST: i32 = 1023;
    let mut half = [[0i32; 8]; 8];
    for (y, half) in half.iter_mut().enumerate() {
        let at = (top + y) * plane.width + left;
        let row = &plane.values[at..at + 8];
        for (cosines, half) in COSINES.iter().zip(half) {
            let pairs = cosines.iter().zip(row);
            let sum: i32 = pairs.map(|(c, v)| c * (i32::from(*v) - 128)).sum();
            *half = (sum + (1 << (12 - FINE))) >> (13 - FINE);
        }
    }
    let mut whole = [0i32; 64];
    for (v, cosines) in COSINES.iter().enumerate() {
        for u in 0..8 {
            let sum: i32 = (0..8).map(|y| cosines[y] * half[y][u]).sum();
            whole[8 * v + u] = (sum + (1 << 12)) >> 13;
        }
    }
    ZIGZAG.map(|at| {
        let step = i32::from(steps[at]) << FINE;
        // Rounding could make 1024 of a sharp pattern, which no code can say.
        let size = ((whole[at].abs() + step / 2) / step).min(MOST + i32::from(at == 0));
        (size * whole[at].signum()) as i16
    })
}

/// Walks through all symbols in the order of the scan: whether of brightness (0) or colour (1), of
/// the first coefficients (0) or of the rest (1), the symbol, and the bits behind it.
fn each_symbol(blocks: &[(usize, Block)], mut take: impl FnMut(usize, usize, u8, (u32, u8))) {
    let mut before = [0i16; 3];
    for (channel, block) in blocks {
        let kind = (*channel).min(1);
        let (length, bits) = magnitude(block[0] - before[*channel]);
        before[*channel] = block[0];
        take(kind, 0, length, (bits, length));
        let mut zeros = 0u8;
        for value in &block[1..] {
            if *value == 0 {
                zeros += 1;
                continue;
            }
            while 16 <= zeros {
                take(kind, 1, 0xf0, (0, 0));
                zeros -= 16;
            }
            let (length, bits) = magnitude(*value);
            take(kind, 1, zeros << 4 | length, (bits, length));
            zeros = 0;
        }
        if 0 < zeros {
            take(kind, 1, 0, (0, 0));
        }
    }
}

/// How many bits a number needs, and these bits; of one below 0 those of it less 1.
fn magnitude(value: i16) -> (u8, u32) {
    let length = (16 - value.unsigned_abs().leading_zeros()) as u8;
    let below = if value < 0 { value - 1 } else { value };
    (length, below as u32 & ((1 << length) - 1))
}

/// How often each symbol is used, of the first coefficients and of the rest.
fn counted(blocks: &[(usize, Block)], wanted: usize) -> [[u32; 256]; 2] {
    let mut uses = [[0; 256]; 2];
    each_symbol(blocks, |kind, of, symbol, _| {
        if kind == wanted {
            uses[of][usize::from(symbol)] += 1;
        }
    });
    uses
}

/// A Huffman table.
struct Table {
    /// How many codes there are of each length from 1 to 16.
    lengths: [u8; 16],
    /// Their symbols, by length.
    symbols: Vec<u8>,
    /// Code and length of each symbol.
    codes: [(u16, u8); 256],
}

impl Table {
    /// The shortest codes for symbols that are used so often (T.81, annex K.2).
    fn of(uses: &[u32; 256]) -> Table {
        let of_length = lengths(uses);
        let mut symbols: Vec<(u8, u8)> = (0..=255u8)
            .filter(|symbol| of_length[usize::from(*symbol)] != 0)
            .map(|symbol| (of_length[usize::from(symbol)], symbol))
            .collect();
        symbols.sort_unstable();
        let mut table = Table {
            lengths: [0; 16],
            symbols: symbols.iter().map(|(_, symbol)| *symbol).collect(),
            codes: [(0, 0); 256],
        };
        let (mut code, mut last) = (0u32, 0);
        for (length, symbol) in symbols {
            code <<= length - last;
            last = length;
            table.codes[usize::from(symbol)] = (code as u16, length);
            table.lengths[usize::from(length) - 1] += 1;
            code += 1;
        }
        table
    }

    /// As its segment has it.
    fn written(&self, name: u8) -> Vec<u8> {
        [&[name][..], &self.lengths, &self.symbols].concat()
    }
}

/// The length of the code of each symbol, at most 16; 0 for those that are not used. One code of
/// ones alone stays free, as the standard wants it.
fn lengths(uses: &[u32; 256]) -> [u8; 256] {
    // Uses are halved until no code is too long; that is rare and costs next to nothing.
    let mut uses = *uses;
    loop {
        let lengths = unbounded(&uses);
        if lengths.iter().all(|length| *length <= 16) {
            return lengths;
        }
        for count in uses.iter_mut().filter(|count| 0 < **count) {
            *count = count.div_ceil(2);
        }
    }
}

/// The same without a longest.
fn unbounded(uses: &[u32; 256]) -> [u8; 256] {
    // The symbol behind the last stands for the code that stays free: it is never used, so no code
    // is longer than its own, and it is the last one of them.
    let mut lengths = [0u8; 257];
    let mut trees: Vec<(u64, Vec<usize>)> = (0..256)
        .filter(|symbol| uses[*symbol] != 0)
        .map(|symbol| (u64::from(uses[symbol]), vec![symbol]))
        .collect();
    trees.push((0, vec![256]));
    while 1 < trees.len() {
        // The rarest stand last.
        trees.sort_by(|a, b| b.cmp(a));
        let (Some(one), Some(other)) = (trees.pop(), trees.pop()) else {
            break;
        };
        let members = [one.1, other.1].concat();
        members.iter().for_each(|symbol| lengths[*symbol] += 1);
        trees.push((one.0 + other.0, members));
    }
    let mut own = [0; 256];
    own.copy_from_slice(&lengths[..256]);
    own
}

/// Bits behind each other; behind a byte of ones stands a zero.
struct Bits {
    out: Vec<u8>,
    waiting: u32,
    count: u8,
}

impl Bits {
    fn new(out: Vec<u8>) -> Bits {
        Bits {
            out,
            waiting: 0,
            count: 0,
        }
    }

    /// Adds up to 16 bits.
    fn put(&mut self, bits: u32, length: u8) {
        self.waiting = self.waiting << length | bits;
        self.count += length;
        while 8 <= self.count {
            self.count -= 8;
            let byte = (self.waiting >> self.count) as u8;
            self.out.push(byte);
            if byte == 0xff {
                self.out.push(0);
            }
        }
        self.waiting &= (1 << self.count) - 1;
    }

    /// Fills the last byte with ones.
    fn finish(mut self) -> Vec<u8> {
        let rest = (8 - self.count) % 8;
        self.put((1 << rest) - 1, rest);
        self.out
    }
}
