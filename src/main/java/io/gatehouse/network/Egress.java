package io.gatehouse.network;

/// What the NAT instances let out for private hosts.
public enum Egress {
    /// Every protocol and port.
    ALL,
    /// HTTP and HTTPS (TCP 80 and 443) and nothing else. Names and time still work: Amazon's resolver and time service
    /// are inside the VPC, and no security group filters them.
    WEB
}
