//! What systemd is told.

use std::os::unix::net::UnixDatagram;
use std::time::Duration;

use super::with;
use crate::support::{Daemon, Spark};

#[test]
fn the_supervisor_is_told_when_it_serves_that_it_lives_and_when_it_ends() {
    let spark = Spark::new();
    let path = spark.path("notify");
    let socket = UnixDatagram::bind(&path).unwrap();
    socket.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
    let spark = with(spark, &[("NOTIFY_SOCKET", path.to_str().unwrap()), ("WATCHDOG_USEC", "200000")]);
    let daemon = Daemon::start(&spark, &[]);
    let mut told = String::new();
    let mut hear = |what: &str| {
        let mut bytes = [0; 4096];
        while !told.contains(what) {
            let length = socket.recv(&mut bytes).unwrap();
            told.push_str(&String::from_utf8_lossy(&bytes[..length]));
            told.push('\n');
        }
    };
    hear("READY=1");
    hear("STATUS=serving on http://127.0.0.1:");
    hear("WATCHDOG=1");
    daemon.signal("HUP");
    hear("RELOADING=1");
    daemon.signal("TERM");
    hear("STOPPING=1");
    assert_eq!(daemon.end("CONT").0, Some(0));
}
