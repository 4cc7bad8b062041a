//! Where letters stand: the matrices of a page's content (ISO 32000-1, 8.3 and 9.4).

/// `[a b c d e f]`: the point (x, y) goes to (ax + cy + e, bx + dy + f).
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Matrix(pub [f64; 6]);

impl Matrix {
    pub(super) const SAME: Matrix = Matrix([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// A shift to the right and up.
    pub(super) fn moved(x: f64, y: f64) -> Matrix {
        Matrix([1.0, 0.0, 0.0, 1.0, x, y])
    }

    /// First this one, then the other.
    pub(super) fn then(self, other: Matrix) -> Matrix {
        let ([a, b, c, d, e, f], [g, h, i, j, k, l]) = (self.0, other.0);
        Matrix([
            a * g + b * i,
            a * h + b * j,
            c * g + d * i,
            c * h + d * j,
            e * g + f * i + k,
            e * h + f * j + l,
        ])
    }

    /// Where it puts a point.
    pub(super) fn point(self, x: f64, y: f64) -> (f64, f64) {
        let [a, b, c, d, e, f] = self.0;
        (a * x + c * y + e, b * x + d * y + f)
    }

    /// How much it enlarges what is upright.
    pub(super) fn height(self) -> f64 {
        self.0[2].hypot(self.0[3])
    }
}

/// Where the next letter goes.
pub(super) struct Pen {
    /// The size of the font, in units of its text.
    pub(super) size: f64,
    around: Matrix,
    saved: Vec<Matrix>,
    line: Matrix,
    text: Matrix,
}

impl Default for Pen {
    fn default() -> Pen {
        Pen {
            size: 0.0,
            around: Matrix::SAME,
            saved: Vec::new(),
            line: Matrix::SAME,
            text: Matrix::SAME,
        }
    }
}

impl Pen {
    /// Operator `q`: the surroundings can be restored.
    pub(super) fn save(&mut self) {
        self.saved.push(self.around);
    }

    /// Operator `Q`: the surroundings as they were saved last.
    pub(super) fn restore(&mut self) {
        self.around = self.saved.pop().unwrap_or(Matrix::SAME);
    }

    /// Operator `cm`: what follows is placed by this matrix, and then as before.
    pub(super) fn transform(&mut self, by: Matrix) {
        self.around = by.then(self.around);
    }

    /// Operator `BT`: text begins at the origin.
    pub(super) fn begin_text(&mut self) {
        self.set(Matrix::SAME);
    }

    /// Operator `Tm`: the place and the form of the next line.
    pub(super) fn set(&mut self, text: Matrix) {
        (self.line, self.text) = (text, text);
    }

    /// Operator `Td`: the next line, from the beginning of the last one.
    pub(super) fn next_line(&mut self, x: f64, y: f64) {
        self.set(Matrix::moved(x, y).then(self.line));
    }

    /// How much everything around is enlarged.
    pub(super) fn scale(&self) -> f64 {
        self.around.height()
    }

    /// How high letters are in points.
    pub(super) fn height(&self) -> f64 {
        self.size * self.text.height() * self.scale()
    }

    /// Goes on by so many widths of the letter m; the corners of what was written, feet and tops.
    pub(super) fn advance(&mut self, ems: f64) -> [(f64, f64); 2] {
        let whole = self.text.then(self.around);
        let wide = ems * self.size;
        self.text = Matrix::moved(wide, 0.0).then(self.text);
        // About where the feet and the tops of letters are in most fonts.
        [
            whole.point(0.0, -0.2 * self.size),
            whole.point(wide, 0.7 * self.size),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_stand_where_the_matrices_put_them() {
        let mut pen = Pen {
            size: 10.0,
            ..Pen::default()
        };
        // A page whose y grows downwards, as browsers write it, with a line 20 to the right and 30
        // down.
        pen.transform(Matrix([1.0, 0.0, 0.0, -1.0, 0.0, 100.0]));
        pen.begin_text();
        pen.set(Matrix([1.0, 0.0, 0.0, -1.0, 20.0, 30.0]));
        assert_eq!(pen.advance(2.0), [(20.0, 68.0), (40.0, 77.0)]);
        assert_eq!(pen.advance(1.0)[0], (40.0, 68.0));
        assert_eq!(pen.height(), 10.0);
        pen.next_line(0.0, 12.0);
        assert_eq!(pen.advance(0.0)[0], (20.0, 80.0));
    }
}
