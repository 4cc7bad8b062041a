//! A small site that changes at random, always in the same way: of each kind of file one, and of
//! each way in which a page depends on a file.

use crate::support::{Files, repository};
use std::collections::BTreeMap;
use std::fs;

/// The numbers by which a site changes; the same seed gives the same numbers.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Dice {
        Dice(seed)
    }

    /// A number below another.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6364136223846793005)
            .wrapping_add(1442695040888963407);
        ((self.0 >> 33) % limit as u64) as usize
    }

    fn pick<'t>(&mut self, of: &[&'t str]) -> &'t str {
        of[self.below(of.len())]
    }
}

/// What a site says, to be changed piece by piece.
pub struct Town {
    projects: BTreeMap<String, Promise>,
    count: usize,
    announced: &'static str,
    closed: &'static str,
    grace: usize,
    starts: &'static str,
    place: String,
    term: Option<&'static str>,
    accent: Option<&'static str>,
    photo: Option<&'static str>,
    rows: Vec<usize>,
    words: String,
    heading: String,
    greeting: Option<String>,
    include: String,
    style: String,
    document: Option<String>,
    /// The list of what was sealed, when the office keeps one.
    pub ledger: Option<String>,
    /// A mistake: a file with what stands in it instead.
    broken: Option<(String, String)>,
}

struct Promise {
    title: String,
    target: usize,
    figures: Vec<usize>,
    draft: bool,
    report: bool,
    text: String,
}

impl Promise {
    fn new(number: usize) -> Promise {
        Promise {
            title: format!("Promise {number}"),
            target: 100 + number,
            figures: vec![10 + number, 20 + number],
            draft: false,
            report: number.is_multiple_of(2),
            text: format!("What promise {number} is about."),
        }
    }

    fn file(&self, id: &str, town: &Town) -> String {
        let figures = self.figures.iter().enumerate();
        let figures: Vec<String> = figures
            .map(|(at, value)| format!("2021-{:02}-28: {value}", at + 2))
            .collect();
        let photos = match (id, town.photo) {
            ("homes", Some(_)) => {
                "photos: [{file: photo.png, alt: A bathroom, licence: CC-BY-4.0}]\n"
            }
            _ => "",
        };
        let link = match id {
            "homes" => format!("See [the words](../../pages/about.md#{}).\n", town.heading),
            _ => "See [homes](homes/index.md).\n".to_owned(),
        };
        let proof = match (id, &town.document) {
            ("homes", Some(_)) => "Read [the list](list.csv).\n",
            _ => "",
        };
        format!(
            "---\ntitle: {}\nfocus: care\nbatch: first\nplaces: [east]\ndraft: {}\n{photos}\
             target: {}\nunit: homes\naccumulation: snapshot\nevery: monthly\ndone: {{{}}}\n---\n{}\n\n{link}{proof}",
            self.title,
            self.draft,
            self.target,
            figures.join(", "),
            self.text,
        )
    }
}

impl Town {
    pub fn new() -> Town {
        Town {
            projects: [("homes", 1), ("lifts", 2)]
                .map(|(id, number)| (id.to_owned(), Promise::new(number)))
                .into(),
            count: 2,
            announced: "2021-01-04",
            closed: "2021-02-11/2021-02-17",
            grace: 10,
            starts: "[1, 4, 7, 10]",
            place: "East".to_owned(),
            term: None,
            accent: None,
            photo: Some("tests/media/photo.png"),
            rows: vec![5, 7],
            words: "The first quarter went well.".to_owned(),
            heading: "why".to_owned(),
            greeting: None,
            include: "One piece.".to_owned(),
            style: "p { margin: 0 }".to_owned(),
            document: Some("a,b\n1,2\n".to_owned()),
            ledger: None,
            broken: None,
        }
    }

    /// Every file of the site folder.
    pub fn files(&self) -> Files {
        let mut files = Files::new();
        let mut put = |path: &str, text: String| drop(files.insert(path.to_owned(), text.into()));
        put("content/site.yaml", self.settings());
        for (id, promise) in &self.projects {
            let text = promise.file(id, self);
            match id.as_str() {
                "homes" => put("content/projects/homes/index.md", text),
                _ => put(&format!("content/projects/{id}.md"), text),
            }
        }
        if self.projects["homes"].report {
            let text = format!(
                "---\nkind: progress\ntitle: A visit\n---\n{}\n",
                self.projects["homes"].text
            );
            put("content/projects/homes/2021-03-10.md", text);
        }
        put(
            "content/pages/about.md",
            format!("---\ntitle: About\n---\n## {}\n\nWords.\n", self.heading),
        );
        put(
            "content/quarters/2021-Q1.md",
            format!("---\ntitle: Q1\n---\n{}\n", self.words),
        );
        let rows: String = (self.rows.iter().enumerate())
            .map(|(at, value)| format!("lifts,main,2021-{:02}-15,{value}\n", at + 1))
            .collect();
        put(
            "content/data/all.csv",
            format!("project,indicator,date,value\n{rows}"),
        );
        put(
            "themes/civic/404.html",
            "{% extends \"civic/404.html\" %}{% block footer %}{% include \"parts/own.html\" %}\
             {% endblock footer %}"
                .to_owned(),
        );
        put(
            "themes/civic/parts/own.html",
            format!("<p>{}</p>", self.include),
        );
        put("themes/civic/css/own.css", self.style.clone());
        if let Some(words) = &self.greeting {
            put(
                "themes/civic/strings/en/own.ftl",
                format!("menu-projects = {words}\n"),
            );
        }
        if let Some(list) = &self.document {
            put("content/projects/homes/list.csv", list.clone());
        }
        if let Some(ledger) = &self.ledger {
            put("content/ledger.csv", ledger.clone());
        }
        if let Some((path, text)) = &self.broken {
            put(path, text.clone());
        }
        if let Some(photo) = self.photo {
            let bytes = fs::read(repository(photo)).expect(photo);
            files.insert("content/projects/homes/photo.png".to_owned(), bytes);
        }
        files
    }

    fn settings(&self) -> String {
        let term = self
            .term
            .map_or_else(String::new, |t| format!("terms: {{project: {t}}}\n"));
        let theme = self.accent.map_or_else(String::new, |colour| {
            format!("theme: {{name: civic, accent: \"{colour}\"}}\n")
        });
        format!(
            "title: Town\npublisher: Office\nlanguages: [en]\nbase_url: https://t.example/\n\
             focuses: {{care: Care}}\nplaces: {{east: {}}}\n\
             batches: {{first: {{name: First, announced: {}, start: {}, due: 2021-12-31}}}}\n\
             calendar: {{closed: [{}], grace: {}, quarter_starts: {}}}\n{term}{theme}",
            self.place, self.announced, self.announced, self.closed, self.grace, self.starts,
        )
    }

    /// Changes one thing, or makes or mends a mistake; what was done.
    pub fn change(&mut self, dice: &mut Dice) -> &'static str {
        if self.broken.is_some() && dice.below(2) == 0 {
            self.broken = None;
            return "repaired";
        }
        if self.ledger.is_some() && dice.below(2) == 0 {
            self.change_ledger(dice);
            return "the ledger";
        }
        let ids: Vec<String> = self.projects.keys().cloned().collect();
        let id = ids[dice.below(ids.len())].clone();
        let number = dice.below(1000);
        match dice.below(23) {
            0 => {
                self.count += 1;
                let new = format!("added-{}", self.count);
                self.projects.insert(new, Promise::new(self.count));
                "a project was added"
            }
            1 | 2 if id != "homes" && id != "lifts" => {
                drop(self.projects.remove(&id));
                "a project was removed"
            }
            3 if id != "homes" && id != "lifts" => {
                let promise = self.projects.remove(&id).expect("listed");
                self.projects.insert(format!("{id}-r"), promise);
                "a project was renamed"
            }
            4 => {
                self.announced = dice.pick(&["2021-01-04", "2021-01-18", "2021-02-01"]);
                "the default of a batch"
            }
            5 => {
                self.closed = dice.pick(&["2021-02-11/2021-02-17", "2021-03-01/2021-04-05"]);
                self.grace = dice.below(20);
                "the calendar"
            }
            6 => {
                self.starts = dice.pick(&["[1, 4, 7, 10]", "[2, 5, 8, 11]", "[3, 6, 9, 12]"]);
                "where quarters start"
            }
            7 => {
                self.greeting = Some(format!("All {number}")).filter(|_| !number.is_multiple_of(4));
                "a string"
            }
            8 => {
                self.include = format!("Piece {number}.");
                "an included template"
            }
            9 => {
                self.photo = match dice.below(3) {
                    0 => None,
                    1 => Some("tests/media/photo.png"),
                    _ => Some("tests/sites/hidden/content/projects/draft/canary.png"),
                };
                "a photo"
            }
            10 => {
                self.heading = dice.pick(&["why", "how", "when"]).to_owned();
                "the heading that a link leads to"
            }
            11 => {
                self.words = format!("Words of the quarter {number}.");
                "the words of a quarter"
            }
            12 => {
                self.rows.push(number);
                self.rows.truncate(4);
                self.rows[0] = number;
                "a common table"
            }
            13 => {
                self.place = format!("East {number}");
                "a place"
            }
            14 => {
                self.style = format!("p {{ margin: {number}px }}");
                self.accent =
                    Some(dice.pick(&["#004488", "#336600"])).filter(|_| !number.is_multiple_of(3));
                "the styles"
            }
            15 => {
                self.term =
                    Some(dice.pick(&["task", "goal"])).filter(|_| !number.is_multiple_of(3));
                "a term"
            }
            16 => {
                self.document = match number % 3 {
                    0 => None,
                    n => Some(format!("a,b\n1,{n}\n")),
                };
                "a file that a text links to"
            }
            17 => {
                self.broken = Some(broken(dice));
                "a mistake"
            }
            _ => self.of_project(&id, number, dice),
        }
    }

    /// What was sealed is an error once it is changed, so no list stays for long.
    fn change_ledger(&mut self, dice: &mut Dice) {
        let Some(ledger) = &mut self.ledger else {
            return;
        };
        match dice.below(3) {
            0 => ledger.truncate(ledger.trim_end().rfind('\n').map_or(0, |at| at + 1)),
            _ => self.ledger = None,
        }
    }

    fn of_project(&mut self, id: &str, number: usize, dice: &mut Dice) -> &'static str {
        let promise = self.projects.get_mut(id).expect("listed");
        match dice.below(6) {
            0 => promise.title = format!("Title {number}"),
            1 => promise.target = 50 + number,
            2 if promise.figures.len() < 4 => promise.figures.push(number),
            2 | 3 => {
                let at = dice.below(promise.figures.len());
                promise.figures[at] = number;
            }
            4 => promise.draft = !promise.draft && id != "homes",
            _ => {
                promise.text = format!("Text {number}.");
                promise.report = !promise.report;
            }
        }
        "something of a project"
    }
}

fn broken(dice: &mut Dice) -> (String, String) {
    let (path, text) = [
        ("content/projects/homes/index.md", "---\ntitel: x\n---\n"),
        ("content/projects/lifts.md", "---\ntitle: [\n---\n"),
        ("content/site.yaml", "title: T\nlanguage: en\n"),
        (
            "content/pages/about.md",
            "---\ntitle: A\n---\n[no](nowhere.md)\n",
        ),
        ("content/quarters/2021-Q1.md", "---\nno: x\n---\n"),
        ("content/projects/homes/photo.png", "no picture"),
        ("themes/civic/parts/own.html", "{{ view.nothing }}"),
        ("themes/civic/strings/en/own.ftl", "menu-projects = {\n"),
    ][dice.below(8)];
    (path.to_owned(), text.to_owned())
}
