//! The closed list of what can be wrong. A code never changes its meaning, so that its number can
//! be cited.

/// How bad a message is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The build fails.
    Error,
    /// Shown, and the build goes on; an error under `--strict`.
    Warning,
    /// Shown, and no mistake.
    Note,
}

macro_rules! codes {
    ($($name:ident $id:literal $severity:ident $title:literal $(, $several:literal)?;)*) => {
        /// The stable name of one kind of mistake.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $(#[doc = $title] $name,)* }

        impl Code {
            /// Every code, in the order of their numbers.
            pub const ALL: &[Code] = &[$(Code::$name,)*];

            /// The code in four characters: `E…` fails the build, `W…` warns, `N…` only tells, `A…`
            /// needs history and fails the build.
            pub fn id(self) -> &'static str {
                match self { $(Code::$name => $id,)* }
            }

            /// The mistake in a few words.
            pub fn title(self) -> &'static str {
                match self { $(Code::$name => $title,)* }
            }

            /// Many of them in one line, to follow their number; `None` for what is always told one
            /// by one.
            pub fn several(self) -> Option<&'static str> {
                match self { $(Code::$name => None$(.or(Some($several)))?,)* }
            }

            /// Whether the build fails.
            pub fn severity(self) -> Severity {
                match self { $(Code::$name => Severity::$severity,)* }
            }

            /// The text of `milepost explain` in Markdown: a paragraph, a wrong and a right
            /// example.
            pub fn explanation(self) -> &'static str {
                match self { $(Code::$name => include_str!(concat!("explain/", $id, ".md")),)* }
            }
        }
    };
}

codes! {
    FrontMatterUnclosed "E001" Error "front matter is not closed";
    FrontMatterMissing "E002" Error "no front matter";
    YamlSyntax "E003" Error "YAML that cannot be read";
    UnknownKey "E004" Error "unknown key";
    DuplicateKey "E005" Error "key given twice";
    MissingKey "E006" Error "required key missing";
    WrongType "E007" Error "value of the wrong kind";
    BadNumber "E008" Error "not a plain number";
    BadDate "E009" Error "not a calendar day";
    UnknownId "E010" Error "name that nothing has";
    BadWord "E011" Error "word outside the list of choices";
    AnchorOrTag "E012" Error "anchor, alias or tag in YAML";
    TooLarge "E013" Error "file or front matter too large";
    NotUtf8 "E014" Error "file is not UTF-8";
    FullWidth "E015" Error "full-width sign where YAML needs an ASCII one";
    BadId "E016" Error "id that makes no address";
    BadPath "E017" Error "path that leaves its folder";
    SameAddress "E018" Error "two files with one address";
    FigureTwice "E019" Error "two figures of one indicator, or two declared grades, on one date";
    UnitMissing "E020" Error "indicator without a unit";
    BaselineIsTarget "E021" Error "baseline equal to target";
    DirectionAgainstTarget "E022" Error "target against the direction";
    TargetBeforeBaseline "E023" Error "target date before baseline date";
    DueBeforeStart "E024" Error "due before start";
    MetBeforeStart "E025" Error "milestone met before the start";
    CumulativeFalls "E026" Error "cumulative figure falls";
    OutOfRange "E027" Error "value outside its range";
    NotTheFraction "E028" Error "percentage is not numerator over denominator";
    DateFarAhead "E029" Error "date far after all others";
    NoStart "E030" Error "no start";
    NoDue "E031" Error "no due date";
    BadPlan "E032" Error "plan that cannot be";
    BadRow "E033" Error "row of a table that cannot be read";
    BadHeader "E034" Error "table without the right columns";
    BrokenLink "E035" Error "link to a page or heading that does not exist";
    MissingFile "E036" Error "file that does not exist";
    BadChart "E037" Error "chart block that cannot be drawn";
    NotARegularFile "E038" Error "symbolic link or special file";
    BothForms "E039" Error "short and long form in one file";
    BadPeriod "E040" Error "periods that cannot be added up";
    StageNeedsDate "E041" Error "stage without the date it began";
    FiguresNotPublic "E042" Error "figures in a report that is not public";
    BrokenChange "E043" Error "changes that do not lead to the present value";
    BrokenCorrection "E044" Error "correction of a figure that is not there";
    DeclaredBetter "E045" Error "declared better than the figures without a reason";
    HiddenCharacter "E046" Error "invisible or direction-changing character in a name or number";
    BadImage "E047" Error "image that is not what its name says";
    BadName "E048" Error "file name outside the scheme";
    BadUrl "E049" Error "address of a kind that is not allowed";
    BadWorkbook "E063" Error "workbook that cannot be read";
    BadFont "E065" Error "file that is no font";
    TwoPlaces "E064" Error "said in two places, and differently";
    NoConfig "E050" Error "no site.yaml";
    OtherCheckSum "E059" Error "file with another check sum than stated";
    NotPublishable "E058" Error "file that may not be published";
    Circle "E070" Error "group that lies within itself";
    MapSyntax "E080" Error "map that is not JSON";
    BadMap "E081" Error "map that cannot be drawn";
    TemplateError "E060" Error "template that cannot be used";
    StringsError "E061" Error "strings file that cannot be read";
    UnsafeOutput "E062" Error "page with active content that no theme declared";
    DoneWithoutEvidence "W101" Warning "done without evidence", "milestones are met without evidence";
    CompletedBelowTarget "W102" Warning "completed below its target", "completed projects are below their target";
    MilestoneOutside "W103" Warning "milestone outside the project's span", "milestones lie outside the span of their project";
    LongInterval "W104" Warning "long gap between figures", "long gaps between figures";
    PartsDiffer "W105" Warning "parts do not add up to the total", "figures differ from the sum of their parts";
    Stale "W106" Warning "figures out of date", "projects have figures that are out of date";
    NoEvidence "W107" Warning "no figure has evidence", "projects have no evidence";
    NoTarget "W108" Warning "no target", "indicators have no target";
    NotSmart "W109" Warning "indicator not fully defined", "indicators have no definition";
    PrivatePerson "W110" Warning "private person named", "titles or summaries name a private person";
    RawHtml "W111" Warning "HTML in Markdown is shown as text", "pieces of HTML are shown as text";
    RefusedUrl "W112" Warning "link address removed", "addresses of links or images are removed";
    ControlCharacter "W113" Warning "control character replaced", "control characters are replaced";
    BidiInText "W114" Warning "direction-changing character in a text", "texts have direction-changing characters";
    NotPublished "W115" Warning "file that is not published", "files are not published";
    FigureLater "W116" Warning "figure later than the as-of date", "figures are later than the as-of date";
    FileWithheld "W118" Warning "link to a file that this edition withholds", "links lead to files that this edition withholds";
    IndentedText "W120" Warning "indented paragraph shown as code", "indented paragraphs are shown as code";
    NamesInDocument "W121" Warning "document that tells names", "documents tell who made them";
    PlanUnused "W122" Warning "plan that nothing is held against", "plans have nothing held against them";
    Untranslated "W123" Warning "language without words of its own", "languages have no words of their own";
    Unsaid "W124" Warning "string that no page says", "strings are said by no page";
    Undeclared "W125" Warning "names of a table that site.yaml does not have", "lists of names are not in site.yaml";
    Undated "W126" Warning "projects of a table without a start or due date", "tables list projects without a start or due date";
    UnreadColumn "W127" Warning "column of numbers under a head that nobody knows", "columns of numbers have heads that nobody knows";
    OffTheMap "W140" Warning "place that the map does not show", "places are not on the map";
    MapUnsourced "W141" Warning "map that does not say who drew it", "maps do not say who drew them";
    MapUnreviewed "W142" Warning "map without a review number", "maps have no review number";
    FarOff "W143" Warning "position far from the rest of the map", "positions lie far from the rest of the map";
    PhotoAsItIs "W150" Warning "image that goes out as it is", "images go out as they are";
    ImageUntold "W151" Warning "image without words in a text", "images in texts have no words";
    MoneyDiffers "W152" Warning "sums of money that do not fit together", "sums of money do not fit together";
    UnknownCurrency "W153" Warning "currency without a known code", "currencies have no known code";
    BareShare "W154" Warning "share among percentages", "figures are shares among percentages";
    PassedOver "N001" Note "part of a table that is passed over", "parts of tables are passed over";
    AboveBudget "N002" Note "sum of money above the budget", "sums of money are above their budget";
    FigureChanged "A001" Error "published figure changed without a correction";
    FigureGone "A002" Error "published figure gone";
    PromiseChanged "A003" Error "promise or rule changed without an entry under changes";
    UnitChanged "A004" Error "unit or kind of a published indicator changed";
    PublishedGone "A005" Error "published project or indicator gone";
    DayRewritten "A006" Error "day of first publication rewritten";
    RecordChanged "A007" Error "published milestone, stage or report changed or gone";
    Backdated "A008" Error "new fact dated before the last seal";
    EditionDiffers "A009" Error "sealed edition that would no longer be the same";
    LedgerEdited "A010" Error "ledger that was edited by hand";
}

impl Code {
    /// The code with this id, in any case; `None` when there is none.
    pub fn from_id(id: &str) -> Option<Code> {
        Code::ALL
            .iter()
            .copied()
            .find(|code| code.id().eq_ignore_ascii_case(id))
    }
}
