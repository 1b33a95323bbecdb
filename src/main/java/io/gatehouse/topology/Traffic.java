package io.gatehouse.topology;

/// What a security group rule lets through.
public sealed interface Traffic {

    /// Every protocol and port.
    Traffic ALL = new All();

    /// Every protocol and port.
    record All() implements Traffic {
        @Override
        public String toString() {
            return "all";
        }
    }

    /// TCP to a range of ports.
    record Tcp(PortRange ports) implements Traffic {
        @Override
        public String toString() {
            return "tcp/" + ports;
        }
    }

    /// UDP to a range of ports.
    record Udp(PortRange ports) implements Traffic {
        @Override
        public String toString() {
            return "udp/" + ports;
        }
    }

    /// ICMP of one type and code (RFC 792); -1 is any.
    record Icmp(int type, int code) implements Traffic {
        @Override
        public String toString() {
            return "icmp/%s.%s".formatted(type < 0 ? "any" : type, code < 0 ? "any" : code);
        }
    }

    /// Another IP protocol, by its IANA number: 112 is VRRP.
    record IpProtocol(int number) implements Traffic {
        @Override
        public String toString() {
            return "ip/" + number;
        }
    }
}
