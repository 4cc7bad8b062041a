//! The product as its users see it, in one test binary.

mod agreement;
mod amend;
mod as_of;
mod audit;
mod commands;
mod demo;
mod editions;
mod far_dates;
mod keys;
mod leaks;
mod licences;
mod messages;
mod output;
mod output_faults;
mod output_kill;
mod output_place;
mod pipes;
mod print_command;
mod print_pages;
mod quarters;
mod scratch;
mod site_folder;
mod sites;
mod tidy;
mod widths;
mod words;
