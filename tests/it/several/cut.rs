//! A proxy before a database server, whose line can be cut and healed.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

use url::Url;

/// The proxy; passes everything on until it is cut.
pub(super) struct Proxy(Arc<Mutex<Line>>);

#[derive(Default)]
struct Line {
    is_cut: bool,
    /// Both ends of every connection.
    open: Vec<TcpStream>,
    /// Connections that were broken or refused.
    hurt: usize,
}

impl Proxy {
    /// Starts one before the server of `url`, and returns it with the URL that leads through it.
    pub(super) fn before(url: &str) -> (Self, String) {
        let mut url: Url = url.parse().unwrap();
        let target = format!("{}:{}", url.host_str().unwrap(), url.port().unwrap());
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        url.set_port(Some(listener.local_addr().unwrap().port())).unwrap();
        let line = Arc::new(Mutex::new(Line::default()));
        let shared = Arc::clone(&line);
        std::thread::spawn(move || {
            for client in listener.incoming() {
                let mut line = shared.lock().unwrap();
                if line.is_cut {
                    line.hurt += 1;
                    continue; // closes it at once
                }
                let (client, Ok(server)) = (client.unwrap(), TcpStream::connect(&target)) else { continue };
                for end in [&client, &server] {
                    end.set_nodelay(true).unwrap();
                    line.open.push(end.try_clone().unwrap());
                }
                pass_on(client.try_clone().unwrap(), server.try_clone().unwrap());
                pass_on(server, client);
            }
        });
        (Self(line), url.to_string())
    }

    /// Breaks every connection, and takes no new one.
    pub(super) fn cut(&self) {
        let mut line = self.0.lock().unwrap();
        line.is_cut = true;
        line.hurt += line.open.len() / 2;
        for end in line.open.drain(..) {
            let _ = end.shutdown(Shutdown::Both); // it may be closed already
        }
    }

    /// Returns how many connections were broken or refused.
    pub(super) fn hurt(&self) -> usize {
        self.0.lock().unwrap().hurt
    }

    pub(super) fn heal(&self) {
        self.0.lock().unwrap().is_cut = false;
    }
}

fn pass_on(mut from: TcpStream, mut to: TcpStream) {
    std::thread::spawn(move || {
        let mut buffer = [0; 16 << 10];
        while let Ok(count @ 1..) = from.read(&mut buffer) {
            if to.write_all(&buffer[..count]).is_err() {
                break;
            }
        }
        let _ = to.shutdown(Shutdown::Both);
    });
}
