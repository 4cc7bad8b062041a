//! The product as its users see it, in one test binary.

mod amend;
mod as_of;
mod audit;
mod demo;
mod editions;
mod licences;
mod output;
mod output_faults;
mod output_kill;
mod output_place;
mod print_command;
mod print_pages;
mod quarters;
mod scratch;
mod silent_edits;
mod site_folder;
mod sites;
mod tidy;
mod widths;
