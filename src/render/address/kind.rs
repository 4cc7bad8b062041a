//! The kinds of pages for paper: one table for the pages, the command that prints them, and its
//! help.

/// A kind of page for paper.
#[derive(Debug, PartialEq, Eq)]
pub struct PrintKind {
    /// The word of the command, before the name of what is printed.
    pub word: &'static str,
    /// How the help writes that name; empty where there is none, since there is one page of the
    /// kind.
    pub named: &'static str,
    /// What it is, for the help.
    pub help: &'static str,
    /// Its address below `print/`, `{}` in place of the name.
    pub address: &'static str,
    /// The name of its file without `.pdf`, `{}` in place of the name.
    pub file: &'static str,
    /// The ISO name of its paper: `A4`, `A3` or `A1`.
    pub paper: &'static str,
    /// Its template and its style sheet in `print/` of the theme, without their endings.
    pub template: &'static str,
}

/// The book of a quarter.
pub const QUARTER: PrintKind = PrintKind {
    word: "quarter",
    named: "2021-q3",
    help: "the book of a quarter, or only 2021-q3 [default: the newest closed period]",
    address: "quarters/{}/",
    file: "{}",
    paper: "A4",
    template: "book",
};

/// The book of a month.
pub const MONTH: PrintKind = PrintKind {
    word: "month",
    named: "2021-06",
    help: "the book of a month, where the site reports by months",
    address: "months/{}/",
    ..QUARTER
};

/// The book of half a year.
pub const HALF_YEAR: PrintKind = PrintKind {
    word: "half-year",
    named: "2021-h1",
    help: "the book of half a year, where the site reports by half-years",
    address: "half-years/{}/",
    ..QUARTER
};

/// One project on one page.
pub const SHEET: PrintKind = PrintKind {
    word: "project",
    named: "ID",
    help: "one project on one sheet, or only ID",
    address: "projects/{}/",
    file: "{}",
    paper: "A4",
    template: "sheet",
};

/// A notice of one project.
pub const POSTER: PrintKind = PrintKind {
    word: "poster",
    named: "ID",
    help: "its poster for the notice board, A4",
    address: "projects/{}/poster/",
    file: "{}-poster",
    paper: "A4",
    template: "poster",
};

/// The same notice, larger.
pub const LARGE_POSTER: PrintKind = PrintKind {
    word: "poster-a3",
    help: "the same in A3",
    address: "projects/{}/poster/a3/",
    file: "{}-poster-a3",
    paper: "A3",
    ..POSTER
};

/// The display board of the programme.
pub const PROGRAMME: PrintKind = PrintKind {
    word: "board",
    named: "",
    help: "the display board of the programme, A1",
    address: "boards/programme/",
    file: "programme-board",
    paper: "A1",
    template: "programme",
};

/// A display board of one project.
pub const BOARD: PrintKind = PrintKind {
    word: "board",
    named: "ID",
    help: "the display board of a project, A1",
    address: "projects/{}/board/",
    file: "{}-board",
    paper: "A1",
    template: "board",
};

/// The wall board of the programme.
pub const WALL: PrintKind = PrintKind {
    word: "wall",
    named: "",
    help: "the wall board, A3 across",
    address: "boards/wall/",
    file: "wall",
    paper: "A3",
    template: "wall",
};

/// The book of a year of the programme.
pub const YEAR: PrintKind = PrintKind {
    word: "year",
    named: "2021",
    help: "the book of a year",
    address: "years/{}/",
    ..QUARTER
};

/// A book of the site's own choice.
pub const BOOK: PrintKind = PrintKind {
    word: "book",
    named: "ID",
    help: "a book of your own",
    address: "books/{}/",
    file: "{}-book",
    ..QUARTER
};

/// All kinds, in the order of the help; of two with one word the one without a name first.
pub const KINDS: [&PrintKind; 11] = [
    &QUARTER,
    &MONTH,
    &HALF_YEAR,
    &SHEET,
    &POSTER,
    &LARGE_POSTER,
    &PROGRAMME,
    &BOARD,
    &WALL,
    &YEAR,
    &BOOK,
];

impl PrintKind {
    /// Whether there is one page for each name.
    pub fn is_named(&self) -> bool {
        !self.named.is_empty()
    }

    /// The address of the page of a name, below the root of its language.
    pub fn address_of(&self, name: &str) -> String {
        format!("print/{}", self.address.replace("{}", name))
    }

    /// The name of the file of a name, without `.pdf`.
    pub fn file_of(&self, name: &str) -> String {
        self.file.replace("{}", name)
    }
}
