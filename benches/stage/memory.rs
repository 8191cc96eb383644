//! How much memory a process has, as the system counts it.

/// Returns a figure of the process `pid`, such as `VmRSS` (now) or `VmHWM` (at most so far), in megabytes of a million
/// bytes; `None` where the process is gone.
pub(crate) fn megabytes(pid: u32, figure: &str) -> Option<f64> {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix(figure)?.strip_prefix(':'))?;
    Some(line.trim().strip_suffix(" kB")?.parse::<f64>().ok()? * 1024.0 / 1e6)
}
