//! Where the preview listens, and by which names it is asked for.

use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener, UdpSocket};

/// The port where nothing else is asked for.
pub const PORT: u16 = 1821;

/// How many ports after the usual one are tried.
const MORE: u16 = 20;

/// Listens on this computer, or on one of its addresses: on the port that was asked for, else on
/// the usual one or the next that is free.
///
/// # Errors
/// The system's, about the port that was tried first.
pub fn listener(host: Option<IpAddr>, port: Option<u16>) -> io::Result<TcpListener> {
    let host = host.unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST));
    let bind = |port| TcpListener::bind(SocketAddr::new(host, port));
    let listener = match port {
        Some(port) => bind(port)?,
        None => bind(PORT).or_else(|error| {
            let taken = error.kind() == io::ErrorKind::AddrInUse;
            let mut next = (PORT + 1..=PORT + MORE).filter(|_| taken);
            next.find_map(|port| bind(port).ok()).ok_or(error)
        })?,
    };
    // What the asynchronous runtime needs.
    listener.set_nonblocking(true)?;
    Ok(listener)
}

/// The address under which other computers of the network find a listener: its own, or, where it
/// listens on all addresses, that of the way out; `None` where it listens on this computer only.
pub fn in_network(host: Option<IpAddr>) -> Option<IpAddr> {
    let host = host.filter(|host| !host.is_loopback())?;
    if !host.is_unspecified() {
        return Some(host);
    }
    // No packet is sent: the system only says which of its addresses it would send from.
    let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).ok()?;
    socket.connect((Ipv4Addr::new(192, 0, 2, 1), 9)).ok()?;
    Some(socket.local_addr().ok()?.ip())
}

/// Whether the `Host` of a request names this computer by one of the names that the preview has, so
/// that no other page reads the preview under its own name.
pub fn is_own(host: &str, port: u16, network: Option<IpAddr>) -> bool {
    let (name, asked) = match host
        .rsplit_once(':')
        .filter(|(_, end)| end.bytes().all(|b| b.is_ascii_digit()))
    {
        Some((name, asked)) => (name, asked.parse().ok()),
        None => (host, Some(80)),
    };
    let local = ["localhost", "127.0.0.1", "[::1]"]
        .iter()
        .any(|own| name.eq_ignore_ascii_case(own));
    asked == Some(port) && (local || network.is_some_and(|own| name == named(own)))
}

/// An address as it stands before the port.
pub fn named(address: IpAddr) -> String {
    match address {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => format!("[{address}]"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_computer_is_answered_in_any_letter_case() {
        for host in [
            "localhost:1821",
            "LocalHost:1821",
            "127.0.0.1:1821",
            "[::1]:1821",
        ] {
            assert!(is_own(host, 1821, None), "{host}");
        }
        for host in [
            "evil.example:1821",
            "localhost:80",
            "localhost",
            "localhost.evil.example:1821",
            "192.168.1.7:1821",
            "",
            "[::1]",
            "localhost:x",
        ] {
            assert!(!is_own(host, 1821, None), "{host}");
        }
        assert!(is_own("localhost", 80, None) && is_own("[::1]", 80, None));
    }

    #[test]
    fn an_address_in_the_network_is_answered_when_it_was_asked_for_and_no_other_name_is() {
        let network = "192.168.1.7".parse().ok();
        for host in ["192.168.1.7:1821", "localhost:1821"] {
            assert!(is_own(host, 1821, network), "{host}");
        }
        for host in ["192.168.1.8:1821", "192.168.1.7:80", "phone.example:1821"] {
            assert!(!is_own(host, 1821, network), "{host}");
        }
        let six: Option<IpAddr> = "fe80::1".parse().ok();
        assert!(is_own("[fe80::1]:1821", 1821, six));
        assert_eq!(in_network(None), None);
        assert_eq!(in_network("127.0.0.1".parse().ok()), None);
        assert_eq!(in_network(network), network);
    }

    #[test]
    fn the_next_port_is_taken_only_where_none_was_asked_for() {
        let first = listener(None, Some(0)).expect("a free port");
        let port = first.local_addr().expect("bound").port();
        let again = listener(None, Some(port)).expect_err("taken");
        assert_eq!(again.kind(), io::ErrorKind::AddrInUse);
        let (one, other) = (listener(None, None), listener(None, None));
        let ports = [one, other].map(|l| l.expect("free").local_addr().expect("bound").port());
        assert!(ports[0] < ports[1] && ports[1] <= PORT + MORE, "{ports:?}");
    }
}
