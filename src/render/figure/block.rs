//! A chart that an author asks for in a text: the block was read and checked before, here its chart
//! is found.

use crate::chart::Figure;
use crate::check::ChartBlock;
use crate::derive::{IndicatorInsight, ProjectInsight};
use crate::model::Id;
use crate::model::vocabulary::{ChartKind, Sorting};
use crate::render::context::PageContext;
use crate::render::figure::cells::{self, status_bars};
use crate::render::figure::rows;
use crate::render::figure::time::{self, milestones};
use crate::render::figure::trajectory::{answers, trajectory};

/// What a chart block of a text asks for; `None` where the project or the indicator that it is
/// about is hidden in this edition.
pub fn block(
    here: &PageContext<'_>,
    block: &ChartBlock,
    about: Option<&ProjectInsight>,
) -> Option<Figure> {
    let one = || {
        block
            .indicator
            .as_ref()
            .and_then(|id| about?.indicators.iter().find(|i| i.indicator.id == *id))
    };
    let parts = block.dimension.as_deref();
    // Words have no line, bar or step.
    if let Some(worded) =
        one().filter(|i| i.indicator.kind.is_worded() && block.kind != ChartKind::Heat)
    {
        return Some(answers(here, about?, worded));
    }
    Some(match block.kind {
        ChartKind::Trajectory => trajectory(here, about?, one()?, block.zero),
        ChartKind::Milestones => milestones(here, about?),
        ChartKind::Money => time::money(here, about?),
        ChartKind::BurnUp => time::burn_up(here, about?, one()?),
        ChartKind::Multiples => match one() {
            Some(of) => time::parts(here, about?, of, &dimension(block, of)?),
            None => time::multiples(here, about?),
        },
        ChartKind::Heat => {
            let of = one()?;
            cells::heat(here, about?, of, &dimension(block, of)?)
        }
        ChartKind::Matrix => match one() {
            Some(of) => {
                let (below, beside) = cells::crossed(of).into_iter().next()?;
                cells::cross(here, of, &below, &beside)
            }
            None => cells::matrix(here, about?),
        },
        ChartKind::Tiles => cells::tiles(here),
        ChartKind::Calendar => cells::calendar(here),
        ChartKind::Ladder => rows::ladder(here, about?, one()?),
        ChartKind::Bullet => rows::bullets(here, about?, (one(), parts)),
        ChartKind::Sparkline => rows::sparklines(here, about?, (one(), parts)),
        ChartKind::Change => rows::changes(here, about?, (one(), parts)),
        ChartKind::Status => {
            let chart = status_bars(here, block.by);
            let chart = if block.sort == Sorting::Trouble {
                chart.by_trouble()
            } else {
                chart
            };
            chart.draw(&here.words())
        }
    })
}

/// The dimension along which a block shows parts: its own, else the first of the indicator.
fn dimension(block: &ChartBlock, of: &IndicatorInsight) -> Option<Id> {
    let first = of.indicator.by.first();
    block.dimension.as_ref().or(first).cloned()
}
