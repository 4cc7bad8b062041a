//! The command `milepost`; everything it does is in the library.

fn main() -> std::process::ExitCode {
    milepost::cli::main()
}
